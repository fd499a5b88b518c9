package io.muster.pipeline;

import io.muster.posting.RowsDone;
import io.muster.upload.Claim;

/**
 * An upload that this process has claimed.
 *
 * @param claim as it was taken
 * @param done which rows have their verdicts
 */
record Held(Claim claim, RowsDone done) {}
