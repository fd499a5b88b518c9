package io.muster.posting;

import java.util.UUID;

/**
 * Money whose loan was not known when it came.
 *
 * @param loanText the loan for which it came
 * @param released it is no longer held
 */
record SuspenseEntry(UUID key, String loanText, long amountPaise, boolean released) {}
