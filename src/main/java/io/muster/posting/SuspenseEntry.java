package io.muster.posting;

import java.util.UUID;

/**
 * Money whose loan was not known when it came.
 *
 * @param released it is no longer held
 */
record SuspenseEntry(UUID key, long amountPaise, boolean released) {}
