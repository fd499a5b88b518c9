package io.muster.db;

import static io.muster.log.MusterLog.LOG;

import io.muster.log.LogTenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One transaction, once: begin, work, the note of its end, commit. It always ends, and its connection with it or behind it.
 *
 * <p>Its failures: {@link ConnectionLost} when nothing was written since the database went away, {@link UnknownOutcome} when
 * the answer to COMMIT was lost and nobody could look, and otherwise the work's own, rolled back.
 *
 * @param lender for operators
 * @param wanted whether anybody still waits for the result: if not, it rolls back
 * @param lookMax how long it is tried to look up a lost answer
 */
record Transaction<T>(
        Pool pool, LogTenant lender, Function<SqlConnection, Uni<T>> work, BooleanSupplier wanted, Duration lookMax) {
    private static final Duration LOOK_AFTER_MIN = Duration.ofMillis(50);
    private static final Duration LOOK_AFTER_MAX = Duration.ofSeconds(1);

    /**
     * What COMMIT came to.
     *
     * @param unanswered why it has no answer; null when it has
     */
    private record Commit<T>(
            UUID id, T result, long sentNanos, @Nullable Throwable unanswered) {}

    Uni<T> run() {
        return pool.getConnection()
                .onFailure(SqlStates::isAway)
                .transform(ConnectionLost::new)
                .flatMap(this::within)
                .flatMap(this::settle);
    }

    private Uni<Commit<T>> within(SqlConnection connection) {
        UUID id = UUID.randomUUID();
        return send(connection, "begin")
                .chain(() -> work.apply(connection))
                .invoke(this::requireWanted)
                .call(() -> TransactionEnds.enter(connection, id))
                .onFailure()
                .recoverWithUni(failure -> rollBack(connection, failure))
                .flatMap(result -> commit(connection, id, result))
                .eventually(() -> release(connection));
    }

    /** Whoever waited was told that it failed: better that it does. */
    private void requireWanted() {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException("nobody waits for this transaction any more");
        }
    }

    /** A connection that cannot even roll back is gone, and the server has rolled back, or does so when it notices. */
    private Uni<T> rollBack(SqlConnection connection, Throwable failure) {
        return send(connection, "rollback")
                .onFailure()
                .transform(_ -> new ConnectionLost(failure))
                .chain(() -> Uni.createFrom().failure(failure));
    }

    /** The statement before succeeded, so COMMIT cannot come to a rollback unnoticed. */
    private Uni<Commit<T>> commit(SqlConnection connection, UUID id, T result) {
        long sentNanos = System.nanoTime();
        return send(connection, "commit")
                .map(_ -> new Commit<>(id, result, sentNanos, null))
                .onFailure()
                .recoverWithItem(unanswered -> new Commit<>(id, result, sentNanos, unanswered));
    }

    private Uni<T> settle(Commit<T> commit) {
        return commit.unanswered() == null ? Uni.createFrom().item(commit.result()) : look(commit, commit.unanswered());
    }

    private Uni<T> look(Commit<T> commit, Throwable unanswered) {
        if (System.nanoTime() - commit.sentNanos()
                > TransactionEnds.KEEP.dividedBy(2).toNanos()) {
            // This process slept for so long that the note may be gone
            return Uni.createFrom().failure(new UnknownOutcome(unanswered));
        }
        return TransactionEnds.look(pool, commit.id())
                .onFailure()
                .retry()
                .withBackOff(LOOK_AFTER_MIN, LOOK_AFTER_MAX)
                .withJitter(0.5)
                .expireIn(lookMax.toMillis())
                .onFailure()
                .transform(_ -> new UnknownOutcome(unanswered))
                .invoke(committed -> LOG.commitLookedUp(lender, committed ? "committed" : "rolled back"))
                .map(committed -> known(commit, committed, unanswered));
    }

    private T known(Commit<T> commit, boolean committed, Throwable unanswered) {
        if (committed) {
            return commit.result();
        }
        throw unanswered instanceof PgException refused && !SqlStates.isAway(refused)
                ? refused
                : new ConnectionLost(unanswered);
    }

    private static Uni<Void> send(SqlConnection connection, String command) {
        return connection.query(command).execute().replaceWithVoid();
    }

    /** A broken connection has left the pool by itself and may refuse this. */
    private static Uni<Void> release(SqlConnection connection) {
        return connection.close().onFailure().recoverWithNull();
    }
}
