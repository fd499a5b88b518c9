package io.muster.pipeline;

import io.muster.events.Topic;
import io.muster.tenant.TenantId;
import io.muster.trace.Span;
import io.muster.trace.TraceContext;
import io.muster.trace.Tracing;
import io.muster.upload.UploadsReceived;
import io.muster.upload.Waiting;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a worker somewhere when an upload waits.
 *
 * <p>A message is only a hint and is acknowledged at once: the truth is the upload's row, and the sweep finds what no
 * message announced. Key is the tenant, value the upload's id and size. Where the process that received it has room for it, no
 * message is needed.
 */
@ApplicationScoped
class WorkTopic implements UploadsReceived {
    private static final Duration ANNOUNCE_WAIT_MAX = Duration.ofSeconds(2);

    private final MutinyEmitter<Record<String, String>> announcements;
    private final IngestWorkers workers;
    private final Tracing tracing;

    WorkTopic(
            @Channel("work-out") MutinyEmitter<Record<String, String>> announcements,
            IngestWorkers workers,
            Tracing tracing) {
        this.tracing = tracing;
        this.announcements = announcements;
        this.workers = workers;
    }

    @Override
    public Uni<Void> announce(TenantId tenant, Waiting upload) {
        return workers.isTaken(tenant, upload) ? Uni.createFrom().voidItem() : send(tenant, upload);
    }

    /** Tells all processes; one of them hears it. */
    Uni<Void> send(TenantId tenant, Waiting upload) {
        Span span = tracing.sent(
                upload.trace(),
                Topic.WORK.title() + " send",
                tenant.value(),
                upload.id().toString());
        return announcements
                .sendMessage(message(tenant, upload, span.context()))
                .ifNoItem()
                .after(ANNOUNCE_WAIT_MAX)
                .fail()
                .onFailure()
                .invoke(span::fail)
                .invoke(span::end);
    }

    @Incoming("work-in")
    void hear(ConsumerRecord<String, String> message) {
        Optional<Waiting> upload = Waiting.of(message.value());
        upload.ifPresent(waiting -> offer(new TenantId(message.key()), waiting, Headers.trace(message)));
    }

    private void offer(TenantId tenant, Waiting upload, @Nullable TraceContext from) {
        Span span = tracing.heard(
                from,
                Topic.WORK.title() + " receive",
                tenant.value(),
                upload.id().toString());
        workers.offer(tenant, upload);
        span.end();
    }

    private static Message<Record<String, String>> message(
            TenantId tenant, Waiting upload, @Nullable TraceContext trace) {
        Message<Record<String, String>> message = Message.of(Record.of(tenant.value(), upload.toString()));
        return trace == null
                ? message
                : message.addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withHeaders(List.of(new RecordHeader(
                                TraceContext.HEADER, trace.traceparent().getBytes(StandardCharsets.UTF_8))))
                        .build());
    }
}
