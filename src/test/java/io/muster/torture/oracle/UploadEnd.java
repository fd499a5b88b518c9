package io.muster.torture.oracle;

/**
 * How an upload ended, as an event tells it.
 *
 * @param failed otherwise completed
 * @param stoppedAtRow 0 when it says none
 * @param tally as text, for comparing
 * @param hash over its payments
 */
record UploadEnd(String place, long token, boolean failed, int stoppedAtRow, long rows, String tally, String hash) {}
