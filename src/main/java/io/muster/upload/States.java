package io.muster.upload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moves of uploads from state to state, each written only while the upload is still where the move began. */
@ApplicationScoped
class States {
    /**
     * A claim after a worker that let go in order is not one more attempt of which nobody heard the end; who gives it back,
     * or sends it again, wipes the slate. An end is timed by the database's clock.
     */
    private static final String MOVE = """
            update upload
            set state = $4, token = $5, lease_owner = $6, lease_until = $7,
              started_at = case when $4 = 'reading' then now() else started_at end,
              finished_at = case when $4 in ('completed', 'failed') then now() end,
              attempts = case
                when $4 = 'reading' and state = 'reading' and lease_owner is null then attempts
                when $4 = 'reading' then attempts + 1
                when $4 = 'received' then 0
                else attempts
              end,
              failures = case when $4 = 'received' then 0 else failures end,
              rows_read = case when $4 = 'reading' then 0 else rows_read end,
              problem_code = $8, problem = $9, remedy = $10, stopped_at_row = $11
            where id = $1 and token = $2 and state = $3
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
        return switch (to) {
            case UploadState.Reading reading -> problem(lease(tuple, reading.owner(), reading.leaseUntil()), null);
            case UploadState.Failed failed -> problem(lease(tuple, null, null), failed.problem());
            case UploadState.Received received -> problem(lease(tuple, null, null), null);
            case UploadState.Completed completed -> problem(lease(tuple, null, null), null);
        };
    }

    private static Tuple lease(Tuple tuple, @Nullable String owner, @Nullable Instant until) {
        return tuple.addString(owner).addOffsetDateTime(until == null ? null : until.atOffset(ZoneOffset.UTC));
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
