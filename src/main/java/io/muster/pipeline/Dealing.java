package io.muster.pipeline;

import io.muster.loan.LoanAccountNumber;
import io.muster.posting.RowsDone;
import io.muster.validation.Judged;
import java.util.ArrayList;
import java.util.List;

/**
 * Deals rows into lanes: one loan's rows into one lane, in file order. Rows that were done when the attempt began are left
 * out by name, for a later version of the rules might deal them into other lanes.
 */
final class Dealing<L> {
    /** 2³² by the golden ratio: spreads neighbours evenly (Knuth, The Art of Computer Programming, 6.4). */
    private static final int GOLDEN = 0x9E3779B9;

    private final Road<L> road;
    private final int lanes;
    private final RowsDone done;

    /** @param done rows that an attempt before has settled, whichever lanes they were in then */
    Dealing(Road<L> road, int lanes, RowsDone done) {
        this.road = road;
        this.lanes = lanes;
        this.done = done;
    }

    /** The rows of each lane that are not done; the list has one list a lane. */
    List<List<Judged<L>>> deal(List<Judged<L>> window) {
        List<List<Judged<L>>> dealt = new ArrayList<>(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            dealt.add(new ArrayList<>(window.size()));
        }
        for (Judged<L> row : window) {
            if (!done.contains(row.rowNumber())) {
                dealt.get(laneOf(row)).add(row);
            }
        }
        return dealt;
    }

    /** The lane of a row: by its loan, or, when it claims none, by its place. */
    int laneOf(Judged<L> row) {
        return switch (row) {
            case Judged.Accepted<L> accepted -> laneOf(road.loan(accepted.line()), lanes);
            case Judged.Rejected<L> rejected -> rejected.rowNumber() % lanes;
        };
    }

    /**
     * The lane of a loan, of so many: by the text's own hash, which Java defines, the same in every process and for ever. Mixed,
     * since numbers of one form differ in few characters, and their hashes would leave lanes empty.
     */
    static int laneOf(LoanAccountNumber loan, int lanes) {
        int mixed = (loan.value().hashCode() * GOLDEN) >>> Short.SIZE;
        return (mixed * lanes) >>> Short.SIZE;
    }
}
