package io.muster.upload;

import java.math.BigInteger;

/**
 * How far a lane is: every row of this lane up to {@code lastRow} has its verdict.
 *
 * @param lane 0 is the first
 * @param lastRow as Excel numbers it; 0 before the first
 * @param postingHash the sum modulo 2^256 of the digests of this lane's postings
 */
public record LaneCheckpoint(int lane, int lastRow, Tally tally, BigInteger postingHash) {
    /** The same lane as if it had reached another row. */
    public LaneCheckpoint at(int row) {
        return new LaneCheckpoint(lane, row, tally, postingHash);
    }
}
