package io.muster.posting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money whose loan was not known when it came.
 *
 * @param released it is no longer held
 * @param paymentKey the payment that it became; null while it is held, or when it left in another way
 */
record SuspenseEntry(
        UUID key,
        long amountPaise,
        boolean released,
        @Nullable UUID paymentKey) {}
