package io.muster.trace;

/** Says of uploads and single postings which are looked at closely; asked once of each, when it is received. Any thread. */
interface Sampling {
    /** @param tenant whose it is */
    boolean takes(String tenant);
}
