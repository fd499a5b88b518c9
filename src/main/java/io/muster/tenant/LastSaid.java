package io.muster.tenant;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the control database said last of each lender; callers may be on any thread.
 *
 * <p>It counts for some seconds. Then one caller's read is everybody's, and who knows what was said last waits for it only
 * a moment: while that database hangs or is away, what it said last is said again, and it is asked again after as many
 * seconds.
 *
 * @param <T> what it says; immutable
 */
final class LastSaid<T> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration READ_MAX = Duration.ofSeconds(5);

    private final Function<TenantId, Uni<T>> reader;
    private final long freshNanos;
    private final Duration patience;
    private final Map<TenantId, Known<T>> known = new ConcurrentHashMap<>();
    private final Map<TenantId, Reading> underWay = new ConcurrentHashMap<>();

    /** @param reader asks the control database */
    LastSaid(Function<TenantId, Uni<T>> reader) {
        this(reader, FRESH, PATIENCE);
    }

    LastSaid(Function<TenantId, Uni<T>> reader, Duration fresh, Duration patience) {
        this.reader = reader;
        this.freshNanos = fresh.toNanos();
        this.patience = patience;
    }

    /** @param askedNanos when it was said, or asked for in vain */
    private record Known<T>(T said, long askedNanos) {}

    /** One read, which goes on when nobody waits for it any more. */
    private final class Reading {
        private final TenantId tenant;
        private final Uni<T> answer;

        Reading(TenantId tenant) {
            this.tenant = tenant;
            this.answer = Uni.createFrom()
                    .deferred(() -> reader.apply(tenant))
                    .ifNoItem()
                    .after(READ_MAX)
                    .fail()
                    .onTermination()
                    .invoke((said, _, _) -> end(said))
                    .memoize()
                    .indefinitely();
        }

        /** What was written meanwhile is newer than what was read. */
        private void end(@Nullable T said) {
            boolean newest = underWay.remove(tenant, this);
            if (newest && said != null) {
                known.put(tenant, new Known<>(said, System.nanoTime()));
            }
        }
    }

    /** What is known of a lender, by now or from some seconds ago; fails when nobody has ever been able to tell. */
    Uni<T> tell(TenantId tenant) {
        return Uni.createFrom().deferred(() -> tellNow(tenant));
    }

    private Uni<T> tellNow(TenantId tenant) {
        Known<T> last = known.get(tenant);
        if (last == null) {
            return ask(tenant);
        }
        return System.nanoTime() - last.askedNanos() < freshNanos
                ? Uni.createFrom().item(last.said())
                : askWithPatience(tenant, last);
    }

    private Uni<T> askWithPatience(TenantId tenant, Known<T> last) {
        return ask(tenant).ifNoItem().after(patience).fail().onFailure().recoverWithItem(() -> sayAgain(tenant, last));
    }

    /** Asks now, whatever is known; fails when nobody can tell. */
    Uni<T> ask(TenantId tenant) {
        return Uni.createFrom().deferred(() -> underWay.computeIfAbsent(tenant, Reading::new).answer);
    }

    private T sayAgain(TenantId tenant, Known<T> last) {
        var _ = known.computeIfPresent(
                tenant,
                (_, now) -> now.askedNanos() == last.askedNanos() ? new Known<>(last.said(), System.nanoTime()) : now);
        return last.said();
    }

    /** Keeps what was just written; a read that began before counts no more. */
    void remember(TenantId tenant, T said) {
        underWay.remove(tenant);
        known.put(tenant, new Known<>(said, System.nanoTime()));
    }
}
