package io.muster.receipt;

import io.muster.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;

/** Who sends packs in this process: so many at once, and no lender more than half of them; any thread. */
final class PackPlaces {
    private final int max;
    private final int lenderMax;
    private final Map<TenantId, Integer> taken = new HashMap<>();
    private int takenTotal;

    PackPlaces(int max) {
        this.max = max;
        this.lenderMax = Math.max(1, max / 2);
    }

    /** Whether a lender could take a place now. */
    synchronized boolean has(TenantId tenant) {
        return takenTotal < max && taken.getOrDefault(tenant, 0) < lenderMax;
    }

    /** Takes a place, to be given back; answers whether there was one. */
    synchronized boolean take(TenantId tenant) {
        if (!has(tenant)) {
            return false;
        }
        var _ = taken.merge(tenant, 1, Integer::sum);
        takenTotal++;
        return true;
    }

    /** Gives a place back that was taken. */
    synchronized void give(TenantId tenant) {
        var _ = taken.computeIfPresent(tenant, (_, places) -> places == 1 ? null : places - 1);
        takenTotal--;
    }
}
