package io.muster.upload;

import java.math.BigInteger;

/**
 * How far a lane is.
 *
 * @param lane 0 is the first
 * @param lastRow the furthest of its rows that has a verdict, as Excel numbers it; 0 before the first
 * @param postingHash the sum modulo 2^256 of the digests of this lane's postings
 */
public record LaneCheckpoint(int lane, int lastRow, Tally tally, BigInteger postingHash) {}
