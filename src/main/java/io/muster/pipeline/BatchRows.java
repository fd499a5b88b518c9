package io.muster.pipeline;

/**
 * How many rows go into one transaction: fewer after failures, down to one, since a batch that took too long, or that one
 * row keeps from ever being written, would break off again in the same form.
 *
 * @param max while nothing breaks off; 1 or more
 */
record BatchRows(int max) {
    /** As many failures in a row may come from anything. */
    private static final int FAILURES_AT_FULL_SIZE = 2;

    /** Enough for one row of the most that may be configured to come to be by itself. */
    private static final int HALVINGS_MAX = 14;

    /** The most rows after so many attempts in a row that broke off. */
    int after(int failures) {
        return Math.max(1, max >> Math.clamp((long) failures - FAILURES_AT_FULL_SIZE, 0, HALVINGS_MAX));
    }
}
