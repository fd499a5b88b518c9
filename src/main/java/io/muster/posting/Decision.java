package io.muster.posting;

import io.muster.validation.Reason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done with a line, decided before anything is written. */
sealed interface Decision {
    Claim claim();

    /**
     * A new payment.
     *
     * @param before the loan just before it
     * @param suspenseKey the held money that it releases; null when none is held for it
     * @param after the loan just after it
     * @param series of its receipt
     */
    record Post(
            Claim claim,
            LoanState before,
            Allocation allocation,
            @Nullable UUID suspenseKey,
            LoanState after,
            String series)
            implements Decision {

        /** Whether its money may stand under a key that no unique key compares with its own. */
        boolean mayStandElsewhere() {
            return suspenseKey != null || claim.originalKey() != null;
        }
    }

    /** A payment with this key is in the books. */
    record Stands(Claim claim, Payment payment) implements Decision {}

    /** An earlier line of this batch makes the payment with this key. */
    record StandsInBatch(Claim claim, Post earlier) implements Decision {}

    /**
     * The key's money is in suspense, with other content.
     *
     * @param correctionKey what a correction of the row carries: its Muster key, or its own when the money may be other money
     */
    record ReusesSuspense(Claim claim, UUID correctionKey, Reason reason) implements Decision {}

    /**
     * The books say no.
     *
     * @param correctionKey what a correction of the row carries: its Muster key, or else its own
     */
    record Refuse(Claim claim, UUID correctionKey, List<Reason> reasons) implements Decision {}

    /** The loan is not known: the money is held. */
    record Suspend(Claim claim) implements Decision {}
}
