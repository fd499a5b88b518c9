package io.muster.pipeline;

import io.muster.posting.RowsDone;
import io.muster.upload.Claim;

/**
 * An upload that this process has claimed.
 *
 * @param claim with its lanes at one row, the one before the first that may be missing
 * @param done which rows have their verdicts
 */
record Held(Claim claim, RowsDone done) {}
