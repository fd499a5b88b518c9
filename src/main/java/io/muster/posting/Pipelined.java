package io.muster.posting;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;

/**
 * For statements sent together on one connection: after the first that fails Postgres refuses the rest, so the first
 * failure is the one that says why, and whether the transaction may run again.
 */
final class Pipelined {
    private Pipelined() {}

    static <T> Uni<T> failingWithTheFirst(Uni<T> together) {
        return together.onFailure(CompositeException.class).transform(Throwable::getCause);
    }
}
