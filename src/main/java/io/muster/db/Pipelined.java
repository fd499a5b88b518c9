package io.muster.db;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;

/**
 * For statements that go together. On one connection Postgres refuses the rest after the first that fails, so the first failure
 * is the one that says why, and whether the transaction may run again; over several connections they fail for one reason, such
 * as a database that is away. None is left behind: each has ended before the whole has.
 */
public final class Pipelined {
    private Pipelined() {}

    /** The whole, failing as the first of its parts did; it must have been told to {@code collectFailures}. */
    public static <T> Uni<T> failingWithTheFirst(Uni<T> together) {
        return together.onFailure(CompositeException.class).transform(Throwable::getCause);
    }
}
