package io.muster.upload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which upload: a lease that must be renewed, and a token that each claim raises on the upload and on all
 * its lanes, so that whatever an older worker still writes meets no row.
 *
 * <p>Every write here fails with {@link LostClaim} once another worker has the upload.
 */
@ApplicationScoped
public class Claims {
    private static final String LOCK = """
            select state, token, lease_owner, lease_until, problem_code, problem, remedy, stopped_at_row,
              phase, asks, attempts, layout, clock_timestamp() as present
            from upload
            where id = $1
            for update
            """;

    /** The first claim settles the number of lanes, for rows are dealt to lanes by it. */
    private static final String SETTLE_LANES = """
            update upload
            set lanes = $2
            where id = $1 and lanes = 0
            """;

    private static final String OPEN_LANES = """
            insert into upload_lane (upload_id, lane, token)
            select id, generate_series(0, lanes - 1), token
            from upload
            where id = $1
            on conflict (upload_id, lane) do update set token = excluded.token
            """;

    /** A worker under whom rows got their verdicts is not killed by its upload: those before it that died no longer count. */
    private static final String RENEW = """
            update upload
            set lease_until = clock_timestamp() + $3 * interval '1 millisecond',
              rows_read = greatest(rows_read, $4),
              attempts = case
                when attempts > 1 and $5 < (
                  select sum(posted_rows + already_posted_rows + refused_rows + rejected_rows)
                  from upload_lane
                  where upload_id = $1
                ) then 1
                else attempts
              end
            where id = $1 and token = $2 and state = 'reading' and lease_owner is not null
            returning wish
            """;

    /** Whoever gave rows their verdicts begins to count anew: the fault may be there, but the upload gets on. */
    private static final String LET_GO = """
            update upload u
            set lease_owner = null,
              attempts = case when l.done > $3 then 0 else u.attempts end,
              failures = case when l.done > $3 then 1 else u.failures + 1 end
            from (
              select sum(posted_rows + already_posted_rows + refused_rows + rejected_rows) done
              from upload_lane
              where upload_id = $1
            ) l
            where u.id = $1 and u.token = $2 and u.state = 'reading' and u.lease_owner is not null
            returning u.failures
            """;

    private static final String WAIT = """
            update upload
            set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
            where id = $1 and token = $2 and state = 'reading'
            """;

    private static final String FOUND = """
            update upload
            set sheet = $3, header_row = $4, header = $5, rows_expected = $6, layout = $7
            where id = $1 and token = $2 and state = 'reading'
            """;

    private static final String PROGRESS = """
            update upload
            set rows_read = greatest(rows_read, $3)
            where id = $1 and token = $2 and state = 'reading'
            """;

    private static final String LOCK_WISH = """
            select wish
            from upload
            where id = $1 and token = $2 and state = 'reading'
            for update
            """;

    private final Uploads uploads;
    private final States states;
    private final Lanes lanes;

    Claims(Uploads uploads, States states, Lanes lanes) {
        this.uploads = uploads;
        this.states = states;
        this.lanes = lanes;
    }

    /**
     * Takes an upload that waits, or whose worker has gone silent; empty when there is nothing to take.
     *
     * @param tx a transaction that the caller commits; the claim holds from then on
     * @param owner this worker's process, for people who look
     * @param lanesMax into how many lanes rows are dealt, unless an earlier claim has settled it
     */
    public Uni<Optional<Claim>> claim(
            SqlConnection tx, UploadId upload, String owner, Duration leaseFor, int lanesMax) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(upload.value()))
                .map(rows -> attempt(rows, owner, leaseFor))
                .flatMap(attempt -> attempt.isEmpty()
                        ? Uni.createFrom().item(Optional.<Claim>empty())
                        : take(tx, upload, attempt.get(), lanesMax).map(Optional::of));
    }

    /**
     * Says that the worker lives: the lease runs from now on anew. One statement, so that it needs no transaction.
     *
     * @param rowsRead as in {@link #progress}
     * @return what somebody wants of the worker by now
     */
    public Uni<Optional<Wish>> renew(SqlClient client, Claim claim, Duration leaseFor, int rowsRead) {
        Tuple row = held(claim)
                .addLong(leaseFor.toMillis())
                .addInteger(rowsRead)
                .addLong(claim.upload().tally().rows());
        return wish(client, RENEW, claim, row);
    }

    /**
     * Lets go after an attempt that broke off through no fault of the workbook: until the wait is over nobody takes it.
     *
     * @param waitAfter how long to wait after so many attempts in a row that broke off, 1 or more
     * @return how many have
     */
    public Uni<Integer> letGo(SqlConnection tx, Claim claim, IntFunction<Duration> waitAfter) {
        return tx.preparedQuery(LET_GO)
                .execute(held(claim).addLong(claim.upload().tally().rows()))
                .invoke(rows -> States.requireOne(rows.rowCount(), claim.uploadId(), claim.token()))
                .map(rows -> rows.iterator().next().getInteger("failures"))
                .call(failures -> write(
                        tx,
                        WAIT,
                        claim,
                        held(claim).addLong(waitAfter.apply(failures).toMillis())));
    }

    /** What somebody wants of the worker now, so that nobody wants anything else until the transaction ends. */
    public Uni<Optional<Wish>> lockWish(SqlConnection tx, Claim claim) {
        return wish(tx, LOCK_WISH, claim, held(claim));
    }

    private static Uni<Optional<Wish>> wish(SqlClient client, String sql, Claim claim, Tuple row) {
        return client.preparedQuery(sql)
                .execute(row)
                .invoke(rows -> States.requireOne(rows.rowCount(), claim.uploadId(), claim.token()))
                .map(rows -> Optional.ofNullable(UploadRow.wish(rows.iterator().next())));
    }

    /**
     * Notes what the reader has found; {@link Findings#rowsRead} is not written here.
     *
     * @param layout by which it reads, as a text for later attempts
     */
    public Uni<Void> found(SqlClient client, Claim claim, Findings findings, String layout) {
        Tuple row = held(claim)
                .addString(findings.sheet())
                .addInteger(findings.headerRow())
                .addArrayOfString(findings.header().toArray(String[]::new))
                .addInteger(findings.rowsExpected())
                .addString(layout);
        return write(client, FOUND, claim, row);
    }

    /** Notes how many data rows are read; for people, nothing depends on it. */
    public Uni<Void> progress(SqlClient client, Claim claim, int rowsRead) {
        return write(client, PROGRESS, claim, held(claim).addInteger(rowsRead));
    }

    private record Attempt(
            UploadState from,
            UploadState.Reading to,
            int number,
            @Nullable String layout) {}

    private static Optional<Attempt> attempt(RowSet<Row> rows, String owner, Duration leaseFor) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .flatMap(row -> attempt(row, UploadRow.state(row), owner, leaseFor));
    }

    private static Optional<Attempt> attempt(Row row, UploadState from, String owner, Duration leaseFor) {
        Instant now = UploadRow.instant(row, "present");
        return taken(from, now, owner, now.plus(leaseFor))
                .map(to -> new Attempt(from, to, number(row, from), row.getString("layout")));
    }

    /** As {@link States} counts. */
    private static int number(Row row, UploadState from) {
        boolean letGo = from instanceof UploadState.Reading reading && reading.retryAt() != null;
        return row.getInteger("attempts") + (letGo ? 0 : 1);
    }

    private static Optional<UploadState.Reading> taken(UploadState from, Instant now, String owner, Instant until) {
        return switch (from) {
            case UploadState.Received received -> Optional.of(received.claim(owner, until));
            case UploadState.Reading reading ->
                reading.orphaned(now) ? Optional.of(reading.takeOver(owner, now, until)) : Optional.empty();
            case UploadState.Held held -> Optional.empty();
            case UploadState.Paused paused -> Optional.empty();
            case UploadState.Completed completed -> Optional.empty();
            case UploadState.Failed failed -> Optional.empty();
            case UploadState.Cancelled cancelled -> Optional.empty();
            case UploadState.Discarded discarded -> Optional.empty();
        };
    }

    private Uni<Claim> take(SqlConnection tx, UploadId id, Attempt attempt, int lanesMax) {
        return states.move(tx, id, attempt.from(), attempt.to())
                .chain(() -> tx.preparedQuery(SETTLE_LANES).execute(Tuple.of(id.value(), lanesMax)))
                .chain(() -> tx.preparedQuery(OPEN_LANES).execute(Tuple.of(id.value())))
                .chain(() -> Uni.combine()
                        .all()
                        .unis(uploads.find(tx, id), lanes.list(tx, id))
                        .asTuple())
                .map(found -> claim(attempt, found.getItem1(), found.getItem2()));
    }

    private static Claim claim(Attempt attempt, Optional<Upload> upload, List<LaneCheckpoint> checkpoints) {
        return new Claim(upload.orElseThrow(), attempt.to(), attempt.number(), attempt.layout(), checkpoints);
    }

    static Tuple held(Claim claim) {
        return Tuple.tuple().addUUID(claim.uploadId().value()).addLong(claim.token());
    }

    static Uni<Void> write(SqlClient client, String sql, Claim claim, Tuple row) {
        return client.preparedQuery(sql)
                .execute(row)
                .map(SqlResult::rowCount)
                .invoke(rows -> States.requireOne(rows, claim.uploadId(), claim.token()))
                .replaceWithVoid();
    }
}
