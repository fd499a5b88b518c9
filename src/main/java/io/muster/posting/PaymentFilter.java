package io.muster.posting;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which payments a list holds; null is any.
 *
 * @param from the first business date
 * @param to the last one
 * @param branch as {@link Collected#byBranch} names it
 * @param mode the name of a {@link io.muster.validation.PaymentMode}
 * @param agent the collector's code; empty for payments without one
 */
public record PaymentFilter(
        LocalDate from,
        LocalDate to,
        @Nullable String branch,
        @Nullable String mode,
        @Nullable String agent,
        @Nullable UUID upload) {

    /** The same of one day. */
    public PaymentFilter on(LocalDate day) {
        return new PaymentFilter(day, day, branch, mode, agent, upload);
    }
}
