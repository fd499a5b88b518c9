package io.muster.pipeline;

import io.muster.notification.Occurrence;
import io.muster.tenant.TenantId;
import io.muster.trace.TraceContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides the events of several lenders side by side, so that one whose books do not answer holds no other for longer than
 * the caller will have it.
 *
 * @param atOnceMax lenders that are decided at the same time
 */
record LendersAtOnce(Work work, int atOnceMax) {
    /** Over what the slowest may take by itself. */
    private static final Duration MORE = Duration.ofSeconds(30);

    /** Decides one lender's events, all or none of them, and says how many messages are new. */
    interface Work {
        /** @param traces of payments that somebody looks at closely */
        Uni<Integer> decide(TenantId tenant, List<Occurrence> events, Map<UUID, TraceContext> traces);
    }

    /**
     * How a lender's part of a batch went.
     *
     * @param decided how many messages are new
     * @param took from its beginning to its end, however it ended
     * @param failure why nothing is decided; null when it is
     */
    record Part(
            TenantId tenant,
            List<Sorted.Event> events,
            int decided,
            Duration took,
            @Nullable Throwable failure) {}

    /** How long {@link #decide} takes at most, with so many lenders of whom none answers in time. */
    static Duration longest(int lenders, int atOnceMax, Duration answerMax) {
        return answerMax.multipliedBy(1L + lenders / atOnceMax).plus(MORE);
    }

    /**
     * One part for each lender; blocks, on a thread that may.
     *
     * @param answerMax how long one lender's books may take
     */
    List<Part> decide(Map<TenantId, List<Sorted.Event>> byTenant, Duration answerMax) {
        return Multi.createFrom()
                .iterable(byTenant.entrySet())
                .onItem()
                .transformToUni(each -> decide(each.getKey(), each.getValue(), answerMax))
                .merge(atOnceMax)
                .collect()
                .asList()
                .await()
                .atMost(longest(byTenant.size(), atOnceMax, answerMax));
    }

    /** One lender's part; never fails, and an end that comes too late is none: deciding again does no harm. */
    Uni<Part> decide(TenantId tenant, List<Sorted.Event> events, Duration answerMax) {
        long beganNanos = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> work.decide(tenant, Sorted.occurrences(events), Sorted.traces(events)))
                .ifNoItem()
                .after(answerMax)
                .fail()
                .map(decided -> new Part(tenant, events, decided, since(beganNanos), null))
                .onFailure()
                .recoverWithItem(failure -> new Part(tenant, events, 0, since(beganNanos), failure));
    }

    private static Duration since(long beganNanos) {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }
}
