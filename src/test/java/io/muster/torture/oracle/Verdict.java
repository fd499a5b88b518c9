package io.muster.torture.oracle;

import java.util.List;

/**
 * What the oracle found.
 *
 * @param rows data rows of the workbooks judged so far
 * @param payments in the books so far
 * @param events read so far, payments and ends of uploads
 * @param lost sums, rows or events that should be there and are not
 * @param doubled what is there once more than it should be
 * @param wrong whatever else is not as it must be
 */
public record Verdict(
        long rows, long payments, long events, List<String> lost, List<String> doubled, List<String> wrong) {
    public Verdict {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        wrong = List.copyOf(wrong);
    }

    /** Nothing is lost, nothing is doubled, nothing is wrong. */
    public boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }
}
