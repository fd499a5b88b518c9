package io.muster.pipeline;

/** One batch's turn: asked for, had, and given back, each once; its state is for {@link Turns} alone. */
final class Turn {
    /** Where it stands. */
    enum State {
        NEW,
        WAITING,
        UNDER_WAY,
        ENDED
    }

    final Guest guest;
    final int rows;

    State state = State.NEW;
    long sinceNanos;
    Runnable go = () -> {};

    /** @param rows of the batch */
    Turn(Guest guest, int rows) {
        this.guest = guest;
        this.rows = rows;
    }
}
