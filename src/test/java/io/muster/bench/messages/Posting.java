package io.muster.bench.messages;

import io.muster.bench.road.Usage;

/**
 * What posting one sheet took.
 *
 * @param seconds from the first byte of the upload until its last event was acknowledged
 * @param cpu until every message was decided, where messages are decided
 * @param backlog the most events that were seen waiting to be decided
 * @param lateSeconds from the last posting until every message was decided
 */
record Posting(int rows, double seconds, Usage cpu, double backlog, double lateSeconds) {

    double rowsPerSecond() {
        return rows / seconds;
    }
}
