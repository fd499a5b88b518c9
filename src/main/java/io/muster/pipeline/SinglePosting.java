package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.db.TransactionConflict;
import io.muster.events.Outbox;
import io.muster.events.OutboxRoom;
import io.muster.events.PaymentPosted;
import io.muster.events.RelayRunner;
import io.muster.posting.BusinessDays;
import io.muster.posting.Locking;
import io.muster.posting.Outcome;
import io.muster.posting.PostingOrigin;
import io.muster.posting.Postings;
import io.muster.posting.RowVerdict;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.trace.Span;
import io.muster.trace.Tracing;
import io.muster.upload.Tally;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Posts one collection line by itself, once for each of the caller's keys, through the same posting code as a sheet's
 * rows: payment, receipt, event and answer are written in one transaction.
 */
@ApplicationScoped
public class SinglePosting {
    private static final String FIND = """
            select request_sha256, status, response
            from idempotency
            where idempotency_key = $1
            """;

    private static final String KEEP = """
            insert into idempotency (idempotency_key, request_sha256, status, response)
            values ($1, $2, $3, $4)
            on conflict (idempotency_key) do nothing
            """;

    private final TenantDatabases databases;
    private final Postings postings;
    private final BusinessDays businessDays;
    private final OutboxRoom room;
    private final RelayRunner relays;
    private final RoadMetrics metrics;
    private final Tracing tracing;

    SinglePosting(
            TenantDatabases databases,
            Postings postings,
            BusinessDays businessDays,
            OutboxRoom room,
            RelayRunner relays,
            RoadMetrics metrics,
            Tracing tracing) {
        this.tracing = tracing;
        this.databases = databases;
        this.postings = postings;
        this.businessDays = businessDays;
        this.room = room;
        this.relays = relays;
        this.metrics = metrics;
    }

    /**
     * Who asks for what, under which key.
     *
     * @param user who is answerable for it
     * @param idempotencyKey the caller's, 1 to 128 characters
     * @param sha256 tells one request from another; 32 bytes, not copied
     */
    public record Request(String user, String idempotencyKey, CollectionLine line, byte[] sha256) {

        private String keyOfUser() {
            return keyOf(user, idempotencyKey);
        }
    }

    /** The answer that an outcome gets. */
    public record Answer(int status, String response) {}

    /**
     * Posts the line, or gives the answer that was given before.
     *
     * @param answer pure; what is kept and given again
     */
    public Uni<SingleOutcome> post(Tenant tenant, Request request, Function<Outcome, Answer> answer) {
        return Uni.createFrom()
                .deferred(() ->
                        post(tenant, request, answer, tracing.first(tenant.id().value(), "post payment")));
    }

    private Uni<SingleOutcome> post(Tenant tenant, Request request, Function<Outcome, Answer> answer, Span span) {
        return databases
                .inTransaction(
                        tenant.id(),
                        tx -> find(tx, request)
                                .flatMap(known -> known.map(Ended::before)
                                        .map(Uni.createFrom()::item)
                                        .orElseGet(() -> postIfRoom(tx, tenant, request, answer, span))))
                .onFailure()
                .invoke(span::fail)
                .invoke(span::end)
                .invoke(_ -> relays.nudge(tenant.id()))
                .invoke(ended -> metrics.posted(tenant.id(), ended.tally()))
                .map(Ended::outcome);
    }

    /**
     * The answer that a user's request under this key was given; empty when none was. Posts nothing.
     *
     * @param user as in the request
     */
    public Uni<Optional<Answer>> answered(TenantId tenant, String user, String idempotencyKey) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(FIND).execute(Tuple.of(keyOf(user, idempotencyKey))))
                .map(rows -> rows.stream()
                        .map(kept -> new Answer(kept.getInteger("status"), kept.getString("response")))
                        .findFirst());
    }

    /** What is told, and what is new by it. */
    private record Ended(SingleOutcome outcome, Tally tally) {
        static Ended before(SingleOutcome told) {
            return new Ended(told, Tally.NONE);
        }
    }

    /** Two agents' phones may both count from 1. */
    private static String keyOf(String user, String idempotencyKey) {
        return user + "\n" + idempotencyKey;
    }

    private static Uni<Optional<SingleOutcome>> find(SqlConnection tx, Request request) {
        return tx.preparedQuery(FIND).execute(Tuple.of(request.keyOfUser())).map(rows -> read(rows, request));
    }

    private static Optional<SingleOutcome> read(RowSet<Row> rows, Request request) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row kept = rows.iterator().next();
        return Optional.of(
                MessageDigest.isEqual(kept.getBuffer("request_sha256").getBytes(), request.sha256())
                        ? new SingleOutcome.Answered(kept.getInteger("status"), kept.getString("response"), true)
                        : new SingleOutcome.KeyReused());
    }

    private Uni<Ended> postIfRoom(
            SqlConnection tx, Tenant tenant, Request request, Function<Outcome, Answer> answer, Span span) {
        return room.waiting(tenant.id(), tx)
                .flatMap(events -> room.isFullToTheLast(events)
                        ? Uni.createFrom().item(Ended.before(new SingleOutcome.NoRoom()))
                        : postNew(tx, tenant, request, answer, span));
    }

    private Uni<Ended> postNew(
            SqlConnection tx, Tenant tenant, Request request, Function<Outcome, Answer> answer, Span span) {
        return businessDays
                .current(tx, Instant.now())
                .map(day -> origin(tenant, request, day))
                .flatMap(origin -> postings.post(tx, Locking.PESSIMISTIC, origin, List.of(row(request))))
                .map(List::getFirst)
                .call(outcome -> tell(tx, tenant, outcome, span))
                .flatMap(outcome -> keep(tx, request, answer.apply(outcome))
                        .map(answered -> new Ended(answered, BatchTotals.tally(RowVerdict.of(outcome)))));
    }

    private static PostingOrigin origin(Tenant tenant, Request request, LocalDate businessDate) {
        return PostingOrigin.single(request.keyOfUser(), request.user(), businessDate, tenant.keyIncludesLoan());
    }

    private static Judged.Accepted<CollectionLine> row(Request request) {
        return new Judged.Accepted<>(1, List.of(), request.line());
    }

    private static Uni<Void> tell(SqlConnection tx, Tenant tenant, Outcome outcome, Span span) {
        return outcome instanceof Outcome.Posted posted
                ? Outbox.append(
                        tx,
                        List.of(PaymentPosted.of(tenant.id(), posted.payment()).event()),
                        span.context())
                : Uni.createFrom().voidItem();
    }

    /** Two requests under one key at once: the later one begins anew and finds the earlier one's answer. */
    private static Uni<SingleOutcome> keep(SqlConnection tx, Request request, Answer given) {
        return tx.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addString(request.keyOfUser())
                        .addBuffer(Buffer.buffer(request.sha256()))
                        .addInteger(given.status())
                        .addString(given.response()))
                .invoke(SinglePosting::requireKept)
                .replaceWith(new SingleOutcome.Answered(given.status(), given.response(), false));
    }

    private static void requireKept(RowSet<Row> kept) {
        if (kept.rowCount() != 1) {
            throw new TransactionConflict("another request under the same key came first");
        }
    }
}
