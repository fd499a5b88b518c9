package io.muster.bench.fair;

import java.time.Duration;

/**
 * How many samples are wanted, and how they are paced.
 *
 * @param uploads small uploads
 * @param uploadEvery one begins so often, or as soon as the one before has ended
 * @param statusCalls looks at the small lender's upload
 * @param statusEvery one is due so often, whatever became of the one before
 */
record Quota(int uploads, Duration uploadEvery, int statusCalls, Duration statusEvery) {

    boolean isMet(Samples uploadsTaken, Samples statusTaken) {
        return uploadsTaken.size() >= uploads && statusTaken.size() >= statusCalls;
    }
}
