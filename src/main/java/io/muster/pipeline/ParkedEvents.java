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
 * away, and begins again at the first one not decided, after a wait in which it goes on with what is newly parked: so nothing
 * is written twice, a lender that is only slow has its events decided as they come, and while anybody is away no place is
 * committed. One thread.
 */
final class ParkedEvents implements ConsumerRebalanceListener {
    static final String GROUP = "muster-notify-parked";
    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final long NEVER = Long.MAX_VALUE;

    private final Consumer<byte[], byte[]> consumer;
    private final Sidings sidings;
    private final LendersAtOnce lenders;
    private final FeedConfig config;
    private final FeedLag lag;

    private final Set<TenantId> away = new HashSet<>();
    /** By partition and lender, the place up to which everything is decided: passes go over it without a look. */
    private final Map<TopicPartition, Map<TenantId, Long>> decided = new HashMap<>();

    private final EventsAtOnce atOnce;

    private Duration wait;
    /** Whether something was decided, or is tried in smaller parts, since the last wait: then the next one is short. */
    private boolean gotOn;
    /** From when on a lender that has more of this poll goes on in the next pass: others wait, and Kafka is to hear of us. */
    private long pollEndsNanos;
    /** Whether a pass has come to the end of what is parked, and the next one begins at {@link #againAtNanos}. */
    private boolean passed;

    private long againAtNanos;
    private Map<TopicPartition, Long> ends = Map.of();
    private long oldestMillis = NEVER;

    ParkedEvents(
            Consumer<byte[], byte[]> consumer, Sidings sidings, LendersAtOnce lenders, FeedConfig config, FeedLag lag) {
        this.consumer = consumer;
        this.sidings = sidings;
        this.lenders = lenders;
        this.config = config;
        this.lag = lag;
        this.atOnce = new EventsAtOnce(config.eventsMax(), config.lenderAnswerMax());
        this.wait = config.retryAfterMin();
    }

    /** Takes a step of a pass, or waits for a little while; blocks. */
    void step() {
        ConsumerRecords<byte[], byte[]> parked = consumer.poll(POLL_MAX);
        if (!parked.isEmpty()) {
            decide(parked);
        }
        if (!away.isEmpty() && !passed && isAtEnd()) {
            endPass();
        }
        lag.measure(consumer, this::places);
        if (passed && System.nanoTime() - againAtNanos >= 0) {
            beginPass();
        }
    }

    private void decide(ConsumerRecords<byte[], byte[]> parked) {
        Sorted sorted = Sorted.of(parked);
        sidings.setAside(sorted.unreadable());
        pollEndsNanos = System.nanoTime() + config.parkedPollMax().toNanos();
        tryAll(sorted);
        if (away.isEmpty()) {
            consumer.commitSync();
            forget();
            wait = config.retryAfterMin();
        } else {
            sorted.byTenant().forEach(this::noteOldest);
        }
    }

    /** Turn by turn; lenders that are tried in parts have one turn more than the others, who wait in the next polls. */
    private void tryAll(Sorted sorted) {
        Map<TenantId, List<Sorted.Event>> open = open(sorted);
        boolean isLastTurn = false;
        while (!open.isEmpty()) {
            lenders.decide(open, config.lenderAnswerMax()).forEach(this::settle);
            open = open(sorted);
            boolean areSlow = atOnce.areFewer(open.keySet());
            if (areSlow && isLastTurn || isPollOver()) {
                away.addAll(open.keySet());
                open = Map.of();
            }
            isLastTurn = areSlow;
        }
    }

    private boolean isPollOver() {
        return System.nanoTime() - pollEndsNanos >= 0;
    }

    private void noteOldest(TenantId tenant, List<Sorted.Event> events) {
        if (away.contains(tenant)) {
            events.stream()
                    .filter(event -> !isDecided(tenant, event))
                    .forEach(event ->
                            oldestMillis = Math.min(oldestMillis, event.source().timestamp()));
            lag.waitingSince(oldestMillis);
        }
    }

    /** Where the next pass would begin: what lies behind an event that is not decided counts, decided or not. */
    private Map<TopicPartition, Long> places(Set<TopicPartition> partitions) {
        Set<TopicPartition> untouched = new HashSet<>();
        Map<TopicPartition, Long> places = new HashMap<>();
        consumer.committed(partitions, FeedLag.ASK_MAX).forEach((partition, place) -> {
            if (place == null) {
                untouched.add(partition);
            } else {
                places.put(partition, place.offset());
            }
        });
        if (!untouched.isEmpty()) {
            places.putAll(consumer.beginningOffsets(untouched, FeedLag.ASK_MAX));
        }
        return places;
    }

    /** What is to be tried next: every turn decides it or finds its lender away, so the turns end. */
    private Map<TenantId, List<Sorted.Event>> open(Sorted sorted) {
        Map<TenantId, List<Sorted.Event>> open = new HashMap<>();
        sorted.byTenant().forEach((tenant, events) -> {
            List<Sorted.Event> undecided = events.stream()
                    .filter(event -> !isDecided(tenant, event))
                    .limit(atOnce.of(tenant))
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
        Throwable failure = part.failure();
        if (failure == null) {
            LOG.parkedDecided(part.tenant(), part.decided());
            note(part);
            atOnce.took(part.tenant(), part.events().size(), part.took());
        } else if (LenderAway.is(failure)) {
            away.add(part.tenant());
            if (failure instanceof TimeoutException) {
                takeFewer(part.tenant(), part.events());
            }
        } else if (part.events().size() > 1) {
            settleInHalves(part);
        } else {
            setAside(part, failure);
        }
    }

    /** What was too much for the time that a lender has is tried in halves, pass by pass. */
    private void takeFewer(TenantId tenant, List<Sorted.Event> events) {
        gotOn |= atOnce.tookTooLong(tenant, events.size());
    }

    private void note(LendersAtOnce.Part part) {
        gotOn = true;
        part.events().forEach(event -> note(part.tenant(), event));
    }

    private void note(TenantId tenant, Sorted.Event event) {
        decided.computeIfAbsent(place(event), _ -> new HashMap<>())
                .put(tenant, event.source().offset() + 1);
    }

    /** One event that the books will never take must not keep the others waiting: halves find it, the earlier ones first. */
    private void settleInHalves(LendersAtOnce.Part part) {
        int half = part.events().size() / 2;
        settleHalf(part.tenant(), part.events().subList(0, half));
        settleHalf(part.tenant(), part.events().subList(half, part.events().size()));
    }

    private void settleHalf(TenantId tenant, List<Sorted.Event> events) {
        if (away.contains(tenant)) {
            return;
        }
        if (isPollOver()) {
            // The next pass begins with so few that its turn ends
            away.add(tenant);
            takeFewer(tenant, events);
        } else {
            settle(lenders.decide(tenant, events, config.lenderAnswerMax())
                    .await()
                    .atMost(config.lenderAnswerMax().multipliedBy(2)));
        }
    }

    private void setAside(LendersAtOnce.Part part, Throwable failure) {
        String why = "the books do not take it: " + failure.getClass().getSimpleName();
        sidings.setAside(List.of(new Sorted.Unreadable(part.events().getFirst().source(), why)));
        note(part);
    }

    /** The end is that of when the pass first found somebody away: what comes in for others does not put it off for ever. */
    private boolean isAtEnd() {
        if (ends.isEmpty()) {
            ends = consumer.endOffsets(consumer.assignment());
        }
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void endPass() {
        if (gotOn) {
            wait = config.retryAfterMin();
            gotOn = false;
        }
        LOG.parkedWait(away.size(), wait);
        passed = true;
        againAtNanos = System.nanoTime() + wait.toNanos();
        wait = wait.multipliedBy(2).compareTo(config.retryAfterMax()) < 0
                ? wait.multipliedBy(2)
                : config.retryAfterMax();
    }

    private void beginPass() {
        beginAnew();
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
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        startOver();
    }

    /** What is mine begins at its committed place. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        startOver();
    }

    private void startOver() {
        beginAnew();
        forget();
    }

    private void beginAnew() {
        away.clear();
        passed = false;
        ends = Map.of();
        oldestMillis = NEVER;
    }

    private void forget() {
        decided.clear();
        lag.nothingWaits();
    }

    private static TopicPartition place(Sorted.Event event) {
        ConsumerRecord<byte[], byte[]> source = event.source();
        return new TopicPartition(source.topic(), source.partition());
    }
}
