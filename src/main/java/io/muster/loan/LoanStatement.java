package io.muster.loan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a loan's totals say about each instalment: within a component money fills the instalments oldest first. Pure.
 *
 * @param lines oldest due first
 * @param excessPaise money held on the loan that nothing was due for
 */
public record LoanStatement(List<Line> lines, long excessPaise) {
    /** Oldest due first; of two due on one day the lower number. */
    public static final Comparator<Instalment> OLDEST_FIRST =
            Comparator.comparing(Instalment::dueDate).thenComparingInt(Instalment::number);

    public LoanStatement {
        lines = List.copyOf(lines);
    }

    /** One instalment and how much of it is paid. */
    public record Line(Instalment instalment, Shares paid) {
        /** What is still to pay. */
        public Shares left() {
            return instalment.due().minus(paid);
        }
    }

    /**
     * Spreads the totals over the schedule.
     *
     * @param schedule in any order
     * @param paid the running totals; what passes the schedule is left out
     */
    public static LoanStatement of(List<Instalment> schedule, Shares paid, long excessPaise) {
        List<Line> lines = new ArrayList<>(schedule.size());
        Shares rest = paid;
        for (Instalment instalment : schedule.stream().sorted(OLDEST_FIRST).toList()) {
            Shares filled = instalment.due().atMost(rest);
            lines.add(new Line(instalment, filled));
            rest = rest.minus(filled);
        }
        return new LoanStatement(lines, excessPaise);
    }

    /** What fell due on or before the day and is not paid, by component. */
    public Shares overdueAt(LocalDate day) {
        return lines.stream()
                .filter(line -> !line.instalment().dueDate().isAfter(day))
                .map(Line::left)
                .reduce(Shares.NONE, Shares::plus);
    }

    /** Everything still to pay, due or not yet, by component. */
    public Shares left() {
        return lines.stream().map(Line::left).reduce(Shares.NONE, Shares::plus);
    }
}
