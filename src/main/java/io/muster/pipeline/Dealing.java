package io.muster.pipeline;

import io.muster.loan.LoanAccountNumber;
import io.muster.upload.LaneCheckpoint;
import io.muster.validation.Judged;
import java.util.ArrayList;
import java.util.List;

/**
 * Deals rows into lanes: one loan's rows into one lane, in file order, and always into the same one, so that a lane's
 * checkpoint says which rows are done whoever reads the file again.
 */
final class Dealing<L> {
    private final Road<L> road;
    private final int lanes;

    Dealing(Road<L> road, int lanes) {
        this.road = road;
        this.lanes = lanes;
    }

    /** The rows of each lane that lie behind its checkpoint; the list has one list a lane. */
    List<List<Judged<L>>> deal(List<Judged<L>> window, List<LaneCheckpoint> checkpoints) {
        List<List<Judged<L>>> dealt = new ArrayList<>(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            dealt.add(new ArrayList<>(window.size()));
        }
        for (Judged<L> row : window) {
            int lane = laneOf(row);
            if (row.rowNumber() > checkpoints.get(lane).lastRow()) {
                dealt.get(lane).add(row);
            }
        }
        return dealt;
    }

    /** The lane of a row: by its loan, or, when it claims none, by its place. */
    int laneOf(Judged<L> row) {
        return switch (row) {
            case Judged.Accepted<L> accepted -> laneOf(road.loan(accepted.line()));
            case Judged.Rejected<L> rejected -> rejected.rowNumber() % lanes;
        };
    }

    /** By the text's own hash, which Java defines: the same in every process and for ever. */
    private int laneOf(LoanAccountNumber loan) {
        return Math.floorMod(loan.value().hashCode(), lanes);
    }
}
