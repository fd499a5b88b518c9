package io.muster.pipeline;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How many events of a lender are tried at once: half as many after so many took too long, and twice as many again only when
 * they left more than half of the time, so that a lender that is steadily slow has the number that it manages. One thread.
 */
final class EventsAtOnce {
    private final int most;
    private final Duration quick;
    private final Map<TenantId, Integer> fewer = new HashMap<>();

    /**
     * @param most of a lender that was never too slow
     * @param answerMax how long so many may take
     */
    EventsAtOnce(int most, Duration answerMax) {
        this.most = most;
        this.quick = answerMax.dividedBy(2);
    }

    /** At least one. */
    int of(TenantId tenant) {
        return fewer.getOrDefault(tenant, most);
    }

    /** Whether each of these lenders is given fewer than it could have. */
    boolean areFewer(Collection<TenantId> tenants) {
        return fewer.keySet().containsAll(tenants);
    }

    /** @return whether the next try is a smaller one, and so is worth it */
    boolean tookTooLong(TenantId tenant, int events) {
        fewer.put(tenant, Math.max(1, events / 2));
        return events > 1;
    }

    /** What was fewer than could have been tells nothing of more. */
    void took(TenantId tenant, int events, Duration time) {
        if (events >= of(tenant) && time.compareTo(quick) < 0) {
            fewer.computeIfPresent(tenant, (_, size) -> 2 * size >= most ? null : 2 * size);
        }
    }
}
