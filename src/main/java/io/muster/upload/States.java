package io.muster.upload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moves of uploads from state to state, each written only while the upload is still where the move began. */
@ApplicationScoped
class States {
    /**
     * A claim after a worker that let go in order is not one more attempt of which nobody heard the end; who gives it back,
     * or sends it again, wipes the slate. An end is timed by the database's clock. A wish that nobody has
     * done is for whoever claims it next.
     */
    private static final String MOVE = """
            update upload
            set state = $4, token = $5, lease_owner = $6, lease_until = $7, phase = $12, asks = $13,
              started_at = case when $4 = 'reading' then now() else started_at end,
              finished_at = case when $4 in ('completed', 'failed', 'cancelled', 'discarded') then now() end,
              attempts = case
                when $4 = 'reading' and state = 'reading' and lease_owner is null then attempts
                when $4 = 'reading' then attempts + 1
                when $4 in ('received', 'held', 'paused') then 0
                else attempts
              end,
              failures = case when $4 in ('received', 'held', 'paused') then 0 else failures end,
              wish = case when $4 in ('reading', 'received') then wish end,
              rows_read = case when $4 = 'reading' then 0 else rows_read end,
              problem_code = $8, problem = $9, remedy = $10, stopped_at_row = $11
            where id = $1 and token = $2 and state = $3 and phase = $14 and asks is not distinct from $15
            """;

    /** Fails with {@link LostClaim} when the upload is no longer where the move began. */
    Uni<Void> move(SqlClient client, UploadId upload, UploadState from, UploadState to) {
        return client.preparedQuery(MOVE)
                .execute(tuple(upload, from, to))
                .map(SqlResult::rowCount)
                .invoke(rows -> requireOne(rows, upload, from.token()))
                .replaceWithVoid();
    }

    /** @throws LostClaim when a write under a token met no row */
    static void requireOne(int rows, UploadId upload, long token) {
        if (rows != 1) {
            throw new LostClaim(upload, token);
        }
    }

    private static Tuple tuple(UploadId upload, UploadState from, UploadState to) {
        Tuple tuple = Tuple.tuple()
                .addUUID(upload.value())
                .addLong(from.token())
                .addString(from.name())
                .addString(to.name())
                .addLong(to.token());
        return problem(lease(tuple, to), to instanceof UploadState.Failed failed ? failed.problem() : null)
                .addString(to.phase().slug())
                .addString(asks(to))
                .addString(from.phase().slug())
                .addString(asks(from));
    }

    private static Tuple lease(Tuple tuple, UploadState to) {
        return to instanceof UploadState.Reading reading
                ? tuple.addString(reading.owner())
                        .addOffsetDateTime(reading.leaseUntil().atOffset(ZoneOffset.UTC))
                : tuple.addString(null).addOffsetDateTime(null);
    }

    private static @Nullable String asks(UploadState state) {
        return state instanceof UploadState.Held held ? held.ask().slug() : null;
    }

    private static Tuple problem(Tuple tuple, @Nullable UploadProblem problem) {
        return problem == null
                ? tuple.addString(null).addString(null).addString(null).addInteger(null)
                : tuple.addString(problem.code())
                        .addString(problem.message())
                        .addString(problem.remedy())
                        .addInteger(problem.stoppedAtRow() == 0 ? null : problem.stoppedAtRow());
    }
}
