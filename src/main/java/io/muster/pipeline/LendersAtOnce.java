package io.muster.pipeline;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides the events of several lenders side by side, so that one whose books do not answer holds no other for longer than
 * the caller will have it.
 *
 * @param atOnceMax lenders that are decided at the same time
 */
record LendersAtOnce(LenderMessages messages, int atOnceMax) {
    /** Over what the slowest may take by itself. */
    private static final Duration MORE = Duration.ofSeconds(30);

    /**
     * How a lender's part of a batch went.
     *
     * @param decided how many messages are new
     * @param failure why nothing is decided; null when it is
     */
    record Part(
            TenantId tenant,
            List<Sorted.Event> events,
            int decided,
            @Nullable Throwable failure) {}

    /**
     * One part for each lender; blocks, on a thread that may.
     *
     * @param answerMax how long one lender's books may take
     */
    List<Part> decide(Map<TenantId, List<Sorted.Event>> byTenant, Duration answerMax) {
        long rounds = 1L + byTenant.size() / atOnceMax;
        return Multi.createFrom()
                .iterable(byTenant.entrySet())
                .onItem()
                .transformToUni(each -> decide(each.getKey(), each.getValue(), answerMax))
                .merge(atOnceMax)
                .collect()
                .asList()
                .await()
                .atMost(answerMax.multipliedBy(rounds).plus(MORE));
    }

    /** One lender's part; never fails, and an end that comes too late is none: deciding again does no harm. */
    Uni<Part> decide(TenantId tenant, List<Sorted.Event> events, Duration answerMax) {
        return Uni.createFrom()
                .deferred(() -> messages.decide(tenant, Sorted.occurrences(events)))
                .ifNoItem()
                .after(answerMax)
                .fail()
                .map(decided -> new Part(tenant, events, decided, null))
                .onFailure()
                .recoverWithItem(failure -> new Part(tenant, events, 0, failure));
    }
}
