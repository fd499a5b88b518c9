package io.muster.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.events.Topic;
import io.muster.meter.Meters;
import io.muster.notification.Occurrence;
import io.muster.tenant.TenantId;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In how many parts, and in whose turn, parked events are decided. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ParkedEventsTest {
    private static final TopicPartition PARKED = new TopicPartition(Topic.PARKED.title(), 0);
    private static final Duration ANSWER_MAX = Duration.ofMillis(900);
    /** Within its time, and not within half of it. */
    private static final Duration SLOWLY = Duration.ofMillis(500);

    private static final Uni<Integer> TAKEN = Uni.createFrom().item(1);
    private static final String POISON = "POISON";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "muster.feed.lender-answer-max", ANSWER_MAX.toMillis() + "ms",
            "muster.feed.retry-after-min", "1ms",
            "muster.feed.retry-after-max", "1ms"));
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    /** Who was tried with how many events, in this order. */
    private final List<Try> tries = Collections.synchronizedList(new ArrayList<>());

    private record Try(String lender, int events) {}

    @Test
    void aSlowLenderIsGivenWhatItManagesAndNotMoreAgainAndAgain() {
        park("kaveri", 16, "LN-1");

        decideAll(16, (_, events) -> events.size() > 4 ? Uni.createFrom().nothing() : slowly());

        assertThat(tries).extracting(Try::events).containsExactly(16, 8, 4, 4, 4, 4);
    }

    @Test
    void aLenderThatIsQuickAgainIsGivenAllAgain() {
        park("kaveri", 16, "LN-1");

        decideAll(16, (_, _) -> tries.size() < 3 ? Uni.createFrom().nothing() : TAKEN);

        assertThat(tries).extracting(Try::events).containsExactly(16, 8, 4, 8, 4);
    }

    @Test
    void aSlowLenderDoesNotHoldTheNextPollForAsLongAsItHasEvents() {
        // Given: it is known as slow when the other comes
        park("kaveri", 4, "LN-1");
        boolean[] isParked = {false};

        // When
        decideAll(4, (lender, events) -> {
            if (lender.equals("kaveri") && events.size() == 1 && !isParked[0]) {
                isParked[0] = true;
                park("sutlej", 1, "LN-2");
            }
            return lender.equals("kaveri") && events.size() > 1
                    ? Uni.createFrom().nothing()
                    : slowly();
        });

        // Then
        long before = tries.subList(0, tries.indexOf(new Try("sutlej", 1))).stream()
                .filter(new Try("kaveri", 1)::equals)
                .count();
        assertThat(before).isEqualTo(2);
    }

    @Test
    void anEventThatTheBooksNeverTakeIsFoundInHalves() {
        park("kaveri", 21, "LN-1");
        park("kaveri", 1, POISON);
        park("kaveri", 42, "LN-1");

        decideAll(64, (_, events) -> isPoisoned(events) ? broken() : TAKEN);

        assertThat(producer.history()).hasSize(1);
        assertThat(tries).as("and not one by one").hasSize(1 + 2 * 6);
    }

    @Test
    void manyThatTheBooksNeverTakeDoNotKeepUsFromKafkaForLongerThanAPollMayTake() {
        settings.put("muster.feed.parked-poll-max", "0ms");
        park("kaveri", 8, POISON);

        decideAll(8, (_, _) -> broken());

        assertThat(producer.history()).hasSize(8);
        assertThat(tries).extracting(Try::events).startsWith(8, 2, 1);
    }

    private interface Books {
        Uni<Integer> decide(String lender, List<Occurrence> events);
    }

    private static Uni<Integer> slowly() {
        return TAKEN.onItem().delayIt().by(SLOWLY);
    }

    private static Uni<Integer> broken() {
        return Uni.createFrom().failure(new IllegalStateException("a test"));
    }

    private static boolean isPoisoned(List<Occurrence> events) {
        return events.toString().contains(POISON);
    }

    /** Until everything is decided. */
    private void decideAll(int eventsMax, Books books) {
        settings.put("muster.feed.events-max", Integer.toString(eventsMax));
        FeedConfig config = config();
        consumer.assign(Set.of(PARKED));
        consumer.updateBeginningOffsets(Map.of(PARKED, 0L));
        consumer.setMaxPollRecords(eventsMax);
        LendersAtOnce lenders = new LendersAtOnce(
                (tenant, events, _) -> {
                    tries.add(new Try(tenant.value(), events.size()));
                    return books.decide(tenant.value(), events);
                },
                config.lendersAtOnce());
        Sidings sidings = new Sidings(producer, ANSWER_MAX, new Meters(new SimpleMeterRegistry(), 10));
        ParkedEvents parked = new ParkedEvents(consumer, sidings, lenders, config, new FeedLag());
        while (!isAllDecided()) {
            fetch(eventsMax);
            parked.step();
        }
    }

    private FeedConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(FeedConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(FeedConfig.class);
    }

    private boolean isAllDecided() {
        var place = consumer.committed(Set.of(PARKED)).get(PARKED);
        return place != null && place.offset() == log.size();
    }

    /** What this consumer was given once it does not have any more. */
    private void fetch(int eventsMax) {
        long from = consumer.position(PARKED);
        log.stream().skip(from).limit(eventsMax).forEach(consumer::addRecord);
    }

    private void park(String lender, int events, String loan) {
        TenantId tenant = new TenantId(lender);
        for (int i = 0; i < events; i++) {
            var record = new ConsumerRecord<byte[], byte[]>(
                    PARKED.topic(), PARKED.partition(), log.size(), new byte[0], """
                    {"tenant":"%s","receiptNumber":"BLR/26/00000012","paymentKey":"%s","loanAccount":"%s","amountPaise":100,
                     "currency":"INR","cancelledAt":"2026-11-22T10:15:30Z","cancelledBy":"meera"}
                    """.formatted(
                                    tenant.value(), new UUID(0, log.size()), loan)
                            .getBytes(UTF_8));
            var _ = record.headers().add("ce_type", "io.muster.receipt.cancelled.v1".getBytes(UTF_8));
            log.add(record);
        }
        consumer.updateEndOffsets(Map.of(PARKED, (long) log.size()));
    }
}
