package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serial;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The newest figures of each lender's months, which are asked for again and again: given at once while they are young, given
 * and renewed behind the answer when they are some seconds old, and waited for when they are older or of another business
 * date. Other days are read for whoever asks. Any thread.
 *
 * <p>Renewing takes at most a twentieth of the time, and each answer says of which moment it is.
 */
@ApplicationScoped
public class Snapshots {
    static final Duration AGE_MAX = Duration.ofSeconds(5);
    /** Nobody is given older figures without having waited for newer ones. */
    static final Duration UNASKED_MAX = Duration.ofSeconds(60);

    static final int READINGS_MAX = 2;
    private static final int REST_TIMES = 20;
    private static final int UNASKED_TIMES = 3 * REST_TIMES;

    /** About 20 MB: a month has a sum for each day, branch, mode and agent, so some hundreds, or thousands with many agents. */
    private static final int KEPT_SUMS_MAX = 100_000;

    private final Reading reading;
    private final LongSupplier nanoTime;
    private final Map<Days, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Days, Uni<Snapshot>> readings = new ConcurrentHashMap<>();

    @Inject
    Snapshots(Figures figures) {
        this(figures::read, System::nanoTime);
    }

    Snapshots(Reading reading, LongSupplier nanoTime) {
        this.reading = reading;
        this.nanoTime = nanoTime;
    }

    /** Reads a lender's figures of some days, as {@link Figures#read} does. */
    @FunctionalInterface
    interface Reading {
        Uni<Snapshot> of(TenantId tenant, LocalDate from, LocalDate to);
    }

    /** Fails who asks for figures while so many of this lender's are being read already. */
    public static final class Busy extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Busy() {
            super(READINGS_MAX + " readings of this lender's figures are under way");
        }
    }

    private record Days(TenantId tenant, LocalDate from, LocalDate to) {
        boolean isMonth() {
            YearMonth month = YearMonth.from(from);
            return from.equals(month.atDay(1)) && to.equals(month.atEndOfMonth());
        }
    }

    private record Kept(Snapshot snapshot, long readAtNanos, long tookNanos) {
        boolean isOld(long nowNanos) {
            return nowNanos - readAtNanos > Math.max(AGE_MAX.toNanos(), REST_TIMES * tookNanos);
        }

        boolean isTooOld(long nowNanos) {
            return nowNanos - readAtNanos > Math.max(UNASKED_MAX.toNanos(), UNASKED_TIMES * tookNanos);
        }

        int sums() {
            return snapshot.collected().parts();
        }
    }

    /**
     * The figures of some days as {@link Figures#read} has them, of a month perhaps some seconds ago; fails with {@link Busy}.
     *
     * @param today the business date: figures of another one are not given
     */
    public Uni<Snapshot> of(TenantId tenant, LocalDate today, LocalDate from, LocalDate to) {
        return Uni.createFrom().deferred(() -> of(new Days(tenant, from, to), today));
    }

    private Uni<Snapshot> of(Days days, LocalDate today) {
        Kept known = kept.get(days);
        if (known == null || !known.snapshot().today().equals(today)) {
            return read(days);
        }
        long now = nanoTime.getAsLong();
        if (known.isTooOld(now)) {
            return read(days)
                    .onFailure()
                    .invoke(failure -> notRenewed(days, failure))
                    .onFailure()
                    .recoverWithItem(known.snapshot());
        }
        if (known.isOld(now)) {
            var _ = read(days).subscribe().with(_ -> {}, failure -> notRenewed(days, failure));
        }
        return Uni.createFrom().item(known.snapshot());
    }

    private static void notRenewed(Days days, Throwable failure) {
        LOG.figuresNotRenewed(days.tenant(), failure.toString());
    }

    /** One reading of the same days at a time, for all who wait for it; what is begun here must be subscribed to. */
    private synchronized Uni<Snapshot> read(Days days) {
        Uni<Snapshot> underWay = readings.get(days);
        if (underWay != null) {
            return underWay;
        }
        if (readings.keySet().stream()
                        .filter(each -> each.tenant().equals(days.tenant()))
                        .count()
                >= READINGS_MAX) {
            return Uni.createFrom().failure(Busy::new);
        }
        Uni<Snapshot> begun = begin(days);
        readings.put(days, begun);
        return begun;
    }

    private Uni<Snapshot> begin(Days days) {
        long began = nanoTime.getAsLong();
        return Uni.createFrom()
                .deferred(() -> reading.of(days.tenant(), days.from(), days.to()))
                .invoke(snapshot -> keep(days, snapshot, began))
                .onTermination()
                .invoke(() -> readings.remove(days))
                .memoize()
                .indefinitely();
    }

    private synchronized void keep(Days days, Snapshot snapshot, long beganNanos) {
        if (!days.isMonth()) {
            return;
        }
        long now = nanoTime.getAsLong();
        kept.put(days, new Kept(snapshot, now, now - beganNanos));
        while (kept.size() > 1 && sums() > KEPT_SUMS_MAX) {
            forgetOldest();
        }
    }

    private int sums() {
        return kept.values().stream().mapToInt(Kept::sums).sum();
    }

    private void forgetOldest() {
        kept.entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.comparingLong(Kept::readAtNanos)))
                .ifPresent(oldest -> kept.remove(oldest.getKey()));
    }
}
