package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.UnknownTenant;
import io.muster.events.Topic;
import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Hears of payments and receipts, and decides their messages batch by batch. An event counts as heard when its messages are
 * in the books or it is kept elsewhere, never before; heard again it makes nothing new. One thread.
 *
 * <p>While others are heard, a lender that is slow is waited for no longer than one that is away: what it has not decided in
 * time is parked, and for a while everything of it, to be decided by {@link ParkedEvents} at whatever pace its books have. The
 * transaction that was not waited for is rolled back, unless its COMMIT was sent: then the messages are found there, under the
 * same ids.
 *
 * <p>So a later event of a lender may be decided before an earlier one that is parked, and that is right: a decision goes by
 * the event itself and by the books, which had everything before the event was published. What an earlier event would have
 * queued and a later one made untrue, such as the receipt of a payment that was cancelled, is found by the look that every
 * message is given before it goes.
 */
final class Hearing {
    static final String GROUP = "muster-notify";
    static final List<String> TOPICS = List.of(Topic.PAYMENTS.title(), Topic.RECEIPTS.title());
    private static final Duration POLL_MAX = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Sidings sidings;
    private final LendersAtOnce lenders;
    private final Map<TenantId, Long> awayUntilNanos;
    private final FeedConfig config;
    private final FeedLag lag;
    private final Map<TenantId, Long> heardAtNanos = new HashMap<>();

    /** @param awayUntilNanos lenders that did not answer in time: their events are parked unasked */
    Hearing(
            Consumer<byte[], byte[]> consumer,
            Sidings sidings,
            LendersAtOnce lenders,
            ConcurrentHashMap<TenantId, Long> awayUntilNanos,
            FeedConfig config,
            FeedLag lag) {
        this.consumer = consumer;
        this.sidings = sidings;
        this.lenders = lenders;
        this.awayUntilNanos = awayUntilNanos;
        this.config = config;
        this.lag = lag;
    }

    /** Hears what there is, waiting a little for it; blocks. */
    void hear() {
        ConsumerRecords<byte[], byte[]> heard = consumer.poll(POLL_MAX);
        if (heard.isEmpty()) {
            lag.nothingWaits();
        } else {
            lag.waitingSince(oldest(heard));
            decide(heard);
        }
        lag.measure(consumer, this::places);
    }

    private void decide(ConsumerRecords<byte[], byte[]> heard) {
        Sorted sorted = Sorted.of(heard);
        sidings.setAside(sorted.unreadable());
        lenders.decide(present(sorted), patience(sorted.byTenant().keySet())).forEach(this::parkIfFailed);
        consumer.commitSync();
    }

    /** Nobody waits behind a lender that alone was heard of late. */
    private Duration patience(Set<TenantId> heard) {
        long now = System.nanoTime();
        heard.forEach(tenant -> heardAtNanos.put(tenant, now));
        heardAtNanos.values().removeIf(at -> now - at > config.lenderAwayFor().toNanos());
        return heardAtNanos.size() > 1 ? config.lenderPatience() : config.lenderAnswerMax();
    }

    private static long oldest(ConsumerRecords<byte[], byte[]> heard) {
        long oldest = Long.MAX_VALUE;
        for (ConsumerRecord<byte[], byte[]> each : heard) {
            oldest = Math.min(oldest, each.timestamp());
        }
        return oldest;
    }

    /** Everything before the place of the next poll is decided; Kafka's own marks of transactions, too, are passed then. */
    private Map<TopicPartition, Long> places(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> places = new HashMap<>();
        partitions.forEach(each -> places.put(each, consumer.position(each, FeedLag.ASK_MAX)));
        return places;
    }

    private Map<TenantId, List<Sorted.Event>> present(Sorted sorted) {
        Map<TenantId, List<Sorted.Event>> present = new HashMap<>();
        sorted.byTenant().forEach((tenant, events) -> {
            if (isAway(tenant)) {
                sidings.park(events, tenant.value());
            } else {
                present.put(tenant, events);
            }
        });
        return present;
    }

    private boolean isAway(TenantId tenant) {
        Long until = awayUntilNanos.get(tenant);
        return until != null && System.nanoTime() - until < 0;
    }

    private void parkIfFailed(LendersAtOnce.Part part) {
        if (part.failure() instanceof UnknownTenant) {
            List<Sorted.Unreadable> ofNobody = new ArrayList<>();
            part.events()
                    .forEach(each -> ofNobody.add(new Sorted.Unreadable(each.source(), "its lender is not known")));
            sidings.setAside(ofNobody);
        } else if (part.failure() != null) {
            LOG.eventsParked(part.events().size(), part.tenant(), part.failure());
            sidings.park(part.events(), part.tenant().value());
            awayUntilNanos.put(
                    part.tenant(), System.nanoTime() + config.lenderAwayFor().toNanos());
        }
    }
}
