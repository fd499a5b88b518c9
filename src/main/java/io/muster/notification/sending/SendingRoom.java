package io.muster.notification.sending;

import io.muster.db.TenantDatabases;
import io.muster.notification.gateway.Gateways;
import io.muster.tenant.TenantId;
import io.muster.trace.Tracing;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/**
 * What every desk works with.
 *
 * @param owner this process, unlike any other
 * @param settledOf told of each lender that had messages settled
 * @param freedOf told of each lender that has messages to be taken again
 */
record SendingRoom(
        TenantDatabases databases,
        Gateways gateways,
        SendingRules rules,
        Attachments attachments,
        Settlements settlements,
        NotifyConfig config,
        SendingMeters meters,
        Tracing tracing,
        String owner,
        Consumer<TenantId> settledOf,
        Consumer<TenantId> freedOf) {

    /** Waits for an answer, on a thread that may; fails when it takes too long. */
    <T> T ask(Uni<T> question) {
        return question.await().atMost(config.answerMax());
    }

    void onSettled(TenantId tenant) {
        settledOf.accept(tenant);
    }

    void freed(TenantId tenant) {
        freedOf.accept(tenant);
    }
}
