package io.muster.events;

import java.util.Comparator;

/**
 * A place in a tenant's outbox: everything up to it is published, nothing behind it is.
 *
 * @param horizon see {@code outbox_horizon()} in the tenant's schema
 * @param seq the row's own number
 */
record RelayPosition(long horizon, long seq) implements Comparable<RelayPosition> {
    /** Before every event. */
    static final RelayPosition START = new RelayPosition(0, 0);

    private static final Comparator<RelayPosition> ORDER =
            Comparator.comparingLong(RelayPosition::horizon).thenComparingLong(RelayPosition::seq);

    @Override
    public int compareTo(RelayPosition other) {
        return ORDER.compare(this, other);
    }
}
