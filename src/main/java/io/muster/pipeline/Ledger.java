package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.ListPlace;
import io.muster.posting.Looks;
import io.muster.posting.NotTakenLists;
import io.muster.posting.Payment;
import io.muster.posting.PaymentFilter;
import io.muster.posting.PaymentLists;
import io.muster.posting.SuspenseLists;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows behind a lender's figures; any thread. */
@ApplicationScoped
public class Ledger {
    private static final String QUERY_CANCELLED = "57014";
    private static final Duration EXPORT_PAGE_MAX = Duration.ofSeconds(15);
    private static final Duration PAGE_MAX = Duration.ofSeconds(2);

    private final TenantDatabases databases;
    private final PaymentLists payments;
    private final SuspenseLists suspense;
    private final NotTakenLists notTaken;

    Ledger(TenantDatabases databases, PaymentLists payments, SuspenseLists suspense, NotTakenLists notTaken) {
        this.databases = databases;
        this.payments = payments;
        this.suspense = suspense;
        this.notTaken = notTaken;
    }

    /** Fails a list that took too long: its days hold too much that it does not want. */
    public static final class TooWide extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        TooWide(Throwable cause) {
            super("the days hold too many payments", cause);
        }
    }

    /** A page of payments, see {@link PaymentLists#list}; fails with {@link TooWide} after two seconds. */
    public Uni<List<Payment>> list(
            TenantId tenant, PaymentFilter filter, boolean single, @Nullable ListPlace after, int limit) {
        return list(tenant, filter, single, after, limit, PAGE_MAX);
    }

    /** The same for whoever wants all pages and can wait; fails with {@link TooWide} after fifteen seconds. */
    public Uni<List<Payment>> export(
            TenantId tenant, PaymentFilter filter, boolean single, @Nullable ListPlace after, int limit) {
        return list(tenant, filter, single, after, limit, EXPORT_PAGE_MAX);
    }

    private Uni<List<Payment>> list(
            TenantId tenant,
            PaymentFilter filter,
            boolean single,
            @Nullable ListPlace after,
            int limit,
            Duration within) {
        return databases
                .inReadTransaction(tenant, tx -> payments.list(tx, filter, single, after, limit, within))
                .onFailure(Ledger::tookTooLong)
                .transform(TooWide::new);
    }

    /** What a list comes to. @param at the moment of which this is true */
    public record Total(long payments, long paise, Instant at) {}

    /** How many payments the filter holds and how much they come to now; fails with {@link TooWide} after two seconds. */
    public Uni<Total> total(TenantId tenant, PaymentFilter filter) {
        return databases
                .inReadTransaction(tenant, tx -> payments.sum(tx, filter, PAGE_MAX))
                .onFailure(Ledger::tookTooLong)
                .transform(TooWide::new)
                .map(sum -> new Total(sum.payments(), sum.paise(), Instant.now()));
    }

    /** A page of the money whose loan is not known, the oldest first, see {@link SuspenseLists#list}; fails with {@link TooWide}. */
    public Uni<List<SuspenseLists.Held>> suspense(
            TenantId tenant, SuspenseLists.Days days, @Nullable ListPlace after, int limit) {
        return look(tenant, tx -> suspense.list(tx, days, after, limit));
    }

    /** A page of the rows that were not taken, the latest first, see {@link NotTakenLists#list}; fails with {@link TooWide}. */
    public Uni<List<NotTakenLists.NotTaken>> notTaken(
            TenantId tenant, NotTakenLists.Choice choice, @Nullable ListPlace after, int limit) {
        return look(tenant, tx -> notTaken.list(tx, choice, after, limit));
    }

    private <T> Uni<T> look(TenantId tenant, Function<SqlConnection, Uni<T>> look) {
        return databases
                .inReadTransaction(tenant, tx -> Looks.within(tx, PAGE_MAX).chain(() -> look.apply(tx)))
                .onFailure(Ledger::tookTooLong)
                .transform(TooWide::new);
    }

    private static boolean tookTooLong(Throwable failure) {
        return failure instanceof PgException refused && QUERY_CANCELLED.equals(refused.getSqlState());
    }
}
