package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.ListPlace;
import io.muster.posting.NotTakenLists;
import io.muster.posting.Payment;
import io.muster.posting.PaymentFilter;
import io.muster.posting.PaymentLists;
import io.muster.posting.SuspenseLists;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows behind a lender's figures; any thread. */
@ApplicationScoped
public class Ledger {
    private static final String QUERY_CANCELLED = "57014";

    private final TenantDatabases databases;
    private final PaymentLists payments;
    private final SuspenseLists suspense;
    private final NotTakenLists notTaken;
    private final Snapshots snapshots;

    Ledger(
            TenantDatabases databases,
            PaymentLists payments,
            SuspenseLists suspense,
            NotTakenLists notTaken,
            Snapshots snapshots) {
        this.databases = databases;
        this.payments = payments;
        this.suspense = suspense;
        this.notTaken = notTaken;
        this.snapshots = snapshots;
    }

    /** Fails a list that took too long: its days hold too much that it does not want. */
    public static final class TooWide extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        TooWide(Throwable cause) {
            super("the days hold too many payments", cause);
        }
    }

    /** A page of payments, see {@link PaymentLists#list}; fails with {@link TooWide}. */
    public Uni<List<Payment>> list(
            TenantId tenant, PaymentFilter filter, boolean single, @Nullable ListPlace after, int limit) {
        return databases
                .inReadTransaction(tenant, tx -> payments.list(tx, filter, single, after, limit))
                .onFailure(Ledger::tookTooLong)
                .transform(TooWide::new);
    }

    /** What a list comes to. @param at the moment of which this is true */
    public record Total(long payments, long paise, Instant at) {}

    /** How many payments the filter holds and how much they come to, as the figures of these days say it. */
    public Uni<Total> total(TenantId tenant, PaymentFilter filter) {
        return filter.upload() == null
                ? snapshots.of(tenant, filter.from(), filter.to()).map(snapshot -> total(snapshot, filter))
                : databases
                        .inReadTransaction(tenant, tx -> payments.sumOfUpload(tx, filter))
                        .map(sum -> new Total(sum.payments(), sum.paise(), Instant.now()))
                        .onFailure(Ledger::tookTooLong)
                        .transform(TooWide::new);
    }

    /** A page of the money whose loan is not known, the oldest first, see {@link SuspenseLists#list}. */
    public Uni<List<SuspenseLists.Held>> suspense(
            TenantId tenant, SuspenseLists.Days days, @Nullable ListPlace after, int limit) {
        return databases.pool(tenant).flatMap(pool -> suspense.list(pool, days, after, limit));
    }

    /** A page of the rows that were not taken, the latest first, see {@link NotTakenLists#list}. */
    public Uni<List<NotTakenLists.NotTaken>> notTaken(
            TenantId tenant, NotTakenLists.Choice choice, @Nullable ListPlace after, int limit) {
        return databases.pool(tenant).flatMap(pool -> notTaken.list(pool, choice, after, limit));
    }

    private static Total total(Snapshot snapshot, PaymentFilter filter) {
        Snapshot.Sum sum = snapshot.sum(filter::holds);
        return new Total(sum.payments(), sum.paise(), snapshot.at());
    }

    private static boolean tookTooLong(Throwable failure) {
        return failure instanceof PgException refused && QUERY_CANCELLED.equals(refused.getSqlState());
    }
}
