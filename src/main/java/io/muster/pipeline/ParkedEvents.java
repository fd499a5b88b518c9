package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Tries parked events until they are decided. It goes through all that are parked, passing over the lenders that are still
 * away, and begins again at the first one not decided: so no lender waits for another, nothing is written twice, and while
 * anybody is away no place is committed. One thread.
 */
final class ParkedEvents implements ConsumerRebalanceListener {
    static final String GROUP = "muster-notify-parked";
    private static final Duration POLL_MAX = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Sidings sidings;
    private final LendersAtOnce lenders;
    private final Map<TenantId, Long> awayUntilNanos;
    private final FeedConfig config;

    private final Set<TenantId> away = new HashSet<>();
    /** By partition and lender, the place up to which everything is decided: passes go over it without a look. */
    private final Map<TopicPartition, Map<TenantId, Long>> decided = new HashMap<>();

    /** How many events of a lender are tried at once after so many took too long; without an entry all of them. */
    private final Map<TenantId, Integer> atOnce = new HashMap<>();

    private Duration wait;
    private long againAtNanos;

    ParkedEvents(
            Consumer<byte[], byte[]> consumer,
            Sidings sidings,
            LendersAtOnce lenders,
            Map<TenantId, Long> awayUntilNanos,
            FeedConfig config) {
        this.consumer = consumer;
        this.sidings = sidings;
        this.lenders = lenders;
        this.awayUntilNanos = awayUntilNanos;
        this.config = config;
        this.wait = config.retryAfterMin();
    }

    /** Takes a step of a pass, or waits for a little while; blocks. */
    void step() {
        ConsumerRecords<byte[], byte[]> parked = consumer.poll(POLL_MAX);
        if (!parked.isEmpty()) {
            decide(parked);
        } else if (!away.isEmpty()) {
            endPass();
        }
        if (!consumer.paused().isEmpty() && System.nanoTime() - againAtNanos >= 0) {
            beginPass();
        }
    }

    private void decide(ConsumerRecords<byte[], byte[]> parked) {
        Sorted sorted = Sorted.of(parked);
        sidings.setAside(sorted.unreadable());
        Map<TenantId, List<Sorted.Event>> open = open(sorted);
        while (!open.isEmpty()) {
            lenders.decide(open).forEach(this::settle);
            open = open(sorted);
        }
        if (away.isEmpty()) {
            consumer.commitSync();
            decided.clear();
            wait = config.retryAfterMin();
        }
    }

    /** What is to be tried next: every turn decides it or finds its lender away, so the turns end. */
    private Map<TenantId, List<Sorted.Event>> open(Sorted sorted) {
        Map<TenantId, List<Sorted.Event>> open = new HashMap<>();
        sorted.byTenant().forEach((tenant, events) -> {
            List<Sorted.Event> undecided = events.stream()
                    .filter(event -> !isDecided(tenant, event))
                    .limit(atOnce.getOrDefault(tenant, config.eventsMax()))
                    .toList();
            if (!away.contains(tenant) && !undecided.isEmpty()) {
                open.put(tenant, undecided);
            }
        });
        return open;
    }

    private boolean isDecided(TenantId tenant, Sorted.Event event) {
        return event.source().offset()
                < decided.getOrDefault(place(event), Map.of()).getOrDefault(tenant, 0L);
    }

    private void settle(LendersAtOnce.Part part) {
        if (part.failure() == null) {
            LOG.parkedDecided(part.tenant().value(), part.decided());
            note(part);
            atOnce.computeIfPresent(part.tenant(), (_, size) -> size > config.eventsMax() / 2 ? null : 2 * size);
        } else if (LenderAway.is(part.failure())) {
            away.add(part.tenant());
            takeFewer(part);
        } else {
            settleOneByOne(part);
        }
    }

    /** What was too much for the time that a lender has is tried in halves, pass by pass. */
    private void takeFewer(LendersAtOnce.Part part) {
        if (part.failure() instanceof TimeoutException) {
            atOnce.put(part.tenant(), Math.max(1, part.events().size() / 2));
        }
    }

    private void note(LendersAtOnce.Part part) {
        awayUntilNanos.remove(part.tenant());
        part.events().forEach(event -> note(part.tenant(), event));
    }

    private void note(TenantId tenant, Sorted.Event event) {
        decided.computeIfAbsent(place(event), _ -> new HashMap<>())
                .put(tenant, event.source().offset() + 1);
    }

    /** One event that the books will never take must not keep the others waiting. */
    private void settleOneByOne(LendersAtOnce.Part part) {
        for (Sorted.Event event : part.events()) {
            if (away.contains(part.tenant())) {
                return;
            }
            settleAlone(part.tenant(), event);
        }
    }

    private void settleAlone(TenantId tenant, Sorted.Event event) {
        LendersAtOnce.Part part = lenders.decide(tenant, List.of(event))
                .await()
                .atMost(config.lenderAnswerMax().multipliedBy(2));
        Throwable failure = part.failure();
        if (failure == null) {
            note(part);
        } else if (LenderAway.is(failure)) {
            away.add(tenant);
        } else {
            String why = "the books do not take it: " + failure.getClass().getSimpleName();
            sidings.setAside(List.of(new Sorted.Unreadable(event.source(), why)));
            note(tenant, event);
        }
    }

    private void endPass() {
        if (consumer.paused().isEmpty()) {
            LOG.parkedWait(away.size(), wait);
            consumer.pause(consumer.assignment());
            againAtNanos = System.nanoTime() + wait.toNanos();
            wait = wait.multipliedBy(2).compareTo(config.retryAfterMax()) < 0
                    ? wait.multipliedBy(2)
                    : config.retryAfterMax();
        }
    }

    private void beginPass() {
        away.clear();
        Set<TopicPartition> mine = consumer.assignment();
        var committed = consumer.committed(mine);
        List<TopicPartition> fromStart = new ArrayList<>();
        for (TopicPartition partition : mine) {
            var place = committed.get(partition);
            if (place == null) {
                fromStart.add(partition);
            } else {
                consumer.seek(partition, place);
            }
        }
        if (!fromStart.isEmpty()) {
            consumer.seekToBeginning(fromStart);
        }
        consumer.resume(mine);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        startOver();
    }

    /** What is mine begins at its committed place. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        startOver();
        consumer.resume(consumer.paused());
    }

    private void startOver() {
        away.clear();
        decided.clear();
    }

    private static TopicPartition place(Sorted.Event event) {
        ConsumerRecord<byte[], byte[]> source = event.source();
        return new TopicPartition(source.topic(), source.partition());
    }
}
