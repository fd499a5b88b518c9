package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The newest figures of each lender for the days that are asked for again and again: given at once, and renewed behind the
 * answer when they are old. Only the first who asks waits. Any thread.
 *
 * <p>Renewing takes at most a twentieth of the time, and each answer says of which moment it is.
 */
@ApplicationScoped
public class Snapshots {
    static final Duration AGE_MAX = Duration.ofSeconds(5);
    private static final int REST_TIMES = 20;

    /** Lenders' months at once; what nobody asked for lately is forgotten with all others. */
    private static final int KEPT_MAX = 500;

    private final Figures figures;
    private final Map<Days, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Days, Uni<Snapshot>> renewals = new ConcurrentHashMap<>();

    Snapshots(Figures figures) {
        this.figures = figures;
    }

    private record Days(TenantId tenant, LocalDate from, LocalDate to) {}

    private record Kept(Snapshot snapshot, long readAtNanos, long tookNanos) {
        boolean isOld(long nowNanos) {
            return nowNanos - readAtNanos > Math.max(AGE_MAX.toNanos(), REST_TIMES * tookNanos);
        }
    }

    /** The figures of some days as {@link Figures#read} has them, perhaps a little while ago. */
    public Uni<Snapshot> of(TenantId tenant, LocalDate from, LocalDate to) {
        Days days = new Days(tenant, from, to);
        Kept known = kept.get(days);
        if (known == null) {
            return renewal(days);
        }
        if (known.isOld(System.nanoTime())) {
            var _ = renewal(days)
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.figuresNotRenewed(tenant.value(), failure.toString()));
        }
        return Uni.createFrom().item(known.snapshot());
    }

    /** One at a time, for all who wait for it. */
    private Uni<Snapshot> renewal(Days days) {
        return renewals.computeIfAbsent(days, this::renew);
    }

    private Uni<Snapshot> renew(Days days) {
        long began = System.nanoTime();
        Supplier<Uni<? extends Snapshot>> reading = () -> figures.read(days.tenant(), days.from(), days.to());
        return Uni.createFrom()
                .deferred(reading)
                .invoke(snapshot -> keep(days, snapshot, began))
                .onTermination()
                .invoke(() -> renewals.remove(days))
                .memoize()
                .indefinitely();
    }

    private void keep(Days days, Snapshot snapshot, long beganNanos) {
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        long now = System.nanoTime();
        kept.put(days, new Kept(snapshot, now, now - beganNanos));
    }
}
