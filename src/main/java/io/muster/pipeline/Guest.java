package io.muster.pipeline;

/** An upload at work, as {@link Turns} counts; its lender's other uploads are guests of their own. */
final class Guest {
    final Lender lender;

    /** Turns that it waits for or has. */
    int asked;

    long rowsLeft = Long.MAX_VALUE;

    Guest(Lender lender) {
        this.lender = lender;
    }
}
