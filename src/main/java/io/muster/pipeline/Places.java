package io.muster.pipeline;

import io.muster.tenant.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many uploads are at work in this process, and whose: with as many large workbooks as a lender likes it keeps no other
 * lender out, and no small workbook waits for large ones.
 *
 * <p>The last of the common places is for a lender that has none. Small workbooks, which are done within a second, have
 * places of their own besides, half of them at most for one lender. Any thread.
 */
final class Places {
    private final int commonMax;
    private final int smallMax;
    private final long smallBytesMax;
    private final Set<Place> taken = ConcurrentHashMap.newKeySet();

    /** @param smallBytesMax the largest workbook that counts as small */
    Places(int commonMax, int smallMax, long smallBytesMax) {
        this.commonMax = commonMax;
        this.smallMax = smallMax;
        this.smallBytesMax = smallBytesMax;
    }

    /** A place that is taken; each is itself only. */
    static final class Place {
        private final TenantId tenant;
        private final boolean common;

        private Place(TenantId tenant, boolean common) {
            this.tenant = tenant;
            this.common = common;
        }
    }

    /** Takes a place for a workbook of this size, if there is one for it. */
    synchronized Optional<Place> take(TenantId tenant, long sizeBytes) {
        boolean common = hasCommonPlace(tenant);
        if (!common && !(sizeBytes <= smallBytesMax && hasSmallPlace(tenant))) {
            return Optional.empty();
        }
        Place place = new Place(tenant, common);
        taken.add(place);
        return Optional.of(place);
    }

    synchronized void leave(Place place) {
        taken.remove(place);
    }

    /** Whether anybody at all could come. */
    synchronized boolean areLeft() {
        return taken.size() < commonMax + smallMax;
    }

    int max() {
        return commonMax + smallMax;
    }

    private boolean hasCommonPlace(TenantId tenant) {
        long left = commonMax - count(true);
        return left > 1 || left == 1 && countOf(tenant, true) == 0;
    }

    private boolean hasSmallPlace(TenantId tenant) {
        return count(false) < smallMax && countOf(tenant, false) < Math.max(1, smallMax / 2);
    }

    private long count(boolean common) {
        return taken.stream().filter(place -> place.common == common).count();
    }

    private long countOf(TenantId tenant, boolean common) {
        return taken.stream()
                .filter(place -> place.common == common && place.tenant.equals(tenant))
                .count();
    }
}
