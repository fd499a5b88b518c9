package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.Shares;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a schedule whose interest and principal are wholly paid, so that a posting reads only what follows. It
 * may lag behind what is paid, and never runs ahead of it.
 *
 * @param number the last instalment of it; 0 when there is none
 * @param on when that one was due; null when there is none
 * @param due what fell due up to it, by component
 */
record Settled(int number, @Nullable LocalDate on, Shares due) {
    /** Nothing is known to be settled. */
    static final Settled NONE = new Settled(0, null, Shares.NONE);

    /** What holds on a day: a business date that was set back knows nothing of what fell due after it. */
    Settled asOf(LocalDate day) {
        return isKnownOn(day) ? this : NONE;
    }

    /** Whether all of this is due on a day. */
    boolean isKnownOn(LocalDate day) {
        return on == null || !on.isAfter(day);
    }

    /** Whether this covers an instalment of its schedule. */
    boolean covers(Instalment instalment) {
        return instalment.number() <= number;
    }

    /**
     * Goes on over the instalments that these totals settle.
     *
     * @param due what follows this in the schedule and is due, oldest first
     * @param paid the loan's running totals
     */
    Settled advance(List<Instalment> due, Shares paid) {
        Settled reached = this;
        for (Instalment next : due) {
            if (reached.covers(next)) {
                continue;
            }
            Shares sum = reached.due.plus(next.due());
            if (sum.interestPaise() > paid.interestPaise() || sum.principalPaise() > paid.principalPaise()) {
                return reached;
            }
            reached = new Settled(next.number(), next.dueDate(), sum);
        }
        return reached;
    }
}
