package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.events.Topic;
import io.muster.meter.Meters;
import io.muster.meter.Metric;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Where events go that cannot be decided where they are. Blocks; fails when Kafka does not take them. */
record Sidings(Producer<byte[], byte[]> producer, Duration answerMax, Meters meters) implements AutoCloseable {
    /** Why an event is not readable. */
    static final String WHY = "muster-why";

    /** Keeps events of a lender that is away, in their order. */
    void park(List<Sorted.Event> events, String tenant) {
        awaitAll(events.stream()
                .map(event -> send(Topic.PARKED, event.source(), null))
                .toList());
        meters.count(Metric.FEED_PARKED_EVENTS, events.size(), tenant);
    }

    /** Keeps events that nobody can read, for people. */
    void setAside(List<Sorted.Unreadable> events) {
        awaitAll(events.stream()
                .map(event -> send(Topic.UNREADABLE, event.source(), event.why()))
                .toList());
        events.forEach(this::note);
    }

    private void note(Sorted.Unreadable event) {
        ConsumerRecord<byte[], byte[]> source = event.source();
        LOG.eventUnreadable(source.topic(), source.partition(), source.offset(), event.why());
        meters.count(Metric.FEED_UNREADABLE_EVENTS, 1);
    }

    private Future<RecordMetadata> send(Topic topic, ConsumerRecord<byte[], byte[]> source, @Nullable String why) {
        Headers headers = new RecordHeaders(source.headers());
        if (why != null) {
            headers.add(WHY, why.getBytes(StandardCharsets.UTF_8));
        }
        return producer.send(new ProducerRecord<>(topic.title(), null, source.key(), source.value(), headers));
    }

    private void awaitAll(List<Future<RecordMetadata>> sent) {
        for (Future<RecordMetadata> each : sent) {
            await(each);
        }
    }

    private void await(Future<RecordMetadata> sent) {
        try {
            var _ = sent.get(2 * answerMax.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new KafkaException("an event could not be kept", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
