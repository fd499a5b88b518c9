package io.muster.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * One look at the books, once: everything in it sees what was committed when its first statement began, and nothing in it
 * can write, for the database refuses that (SQLSTATE 25006). It always ends, and its connection goes back with it.
 *
 * <p>Its failures: {@link ConnectionLost} when the database went away, and otherwise the work's own.
 */
record ReadTransaction<T>(Pool pool, Function<SqlConnection, Uni<T>> work) {
    private static final String BEGIN = "begin isolation level repeatable read read only";

    Uni<T> run() {
        return pool.getConnection()
                .onFailure(SqlStates::isAway)
                .transform(ConnectionLost::new)
                .flatMap(this::within);
    }

    private Uni<T> within(SqlConnection connection) {
        return send(connection, BEGIN)
                .chain(() -> work.apply(connection))
                .onItemOrFailure()
                .call(() -> end(connection))
                .onFailure(SqlStates::isAway)
                .transform(ConnectionLost::new)
                .eventually(() -> connection.close().onFailure().recoverWithNull());
    }

    /** There is nothing to commit; a connection that cannot even roll back is gone, and its transaction with it. */
    private static Uni<Void> end(SqlConnection connection) {
        return send(connection, "rollback").onFailure().recoverWithNull();
    }

    private static Uni<Void> send(SqlConnection connection, String command) {
        return connection.query(command).execute().replaceWithVoid();
    }
}
