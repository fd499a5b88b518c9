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
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Hears of payments and receipts, and decides their messages batch by batch. An event counts as heard when its messages are
 * in the books or it is kept elsewhere, never before; heard again it makes nothing new. One thread.
 */
final class Hearing {
    static final String GROUP = "muster-notify";
    static final List<String> TOPICS = List.of(Topic.PAYMENTS.title(), Topic.RECEIPTS.title());
    private static final Duration POLL_MAX = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final Sidings sidings;
    private final LendersAtOnce lenders;
    private final Map<TenantId, Long> awayUntilNanos;
    private final Duration awayFor;

    /** @param awayUntilNanos lenders that did not answer: their events are parked unasked; shared with who tries those */
    Hearing(
            Consumer<byte[], byte[]> consumer,
            Sidings sidings,
            LendersAtOnce lenders,
            ConcurrentHashMap<TenantId, Long> awayUntilNanos,
            Duration awayFor) {
        this.consumer = consumer;
        this.sidings = sidings;
        this.lenders = lenders;
        this.awayUntilNanos = awayUntilNanos;
        this.awayFor = awayFor;
    }

    /** Hears what there is, waiting a little for it; blocks. */
    void hear() {
        ConsumerRecords<byte[], byte[]> heard = consumer.poll(POLL_MAX);
        if (heard.isEmpty()) {
            return;
        }
        Sorted sorted = Sorted.of(heard);
        sidings.setAside(sorted.unreadable());
        lenders.decide(present(sorted)).forEach(this::parkIfFailed);
        consumer.commitSync();
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
            LOG.eventsParked(part.events().size(), part.tenant().value(), part.failure());
            sidings.park(part.events(), part.tenant().value());
            awayUntilNanos.put(part.tenant(), System.nanoTime() + awayFor.toNanos());
        }
    }
}
