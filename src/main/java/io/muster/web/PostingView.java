package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.posting.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a single posting that was taken. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Posting", description = "A payment that was posted now, or that stood already")
record PostingView(
        @Schema(description = "posted or already-posted") String verdict,
        String receipt,
        String key,
        Money amount,

        @Schema(description = "When it was posted now") @Nullable
        PaymentView payment) {

    static PostingView of(Outcome.Posted posted) {
        return new PostingView(
                "posted",
                posted.payment().receipt().value(),
                posted.payment().key().toString(),
                Money.of(posted.amountPaise()),
                PaymentView.of(posted.payment()));
    }

    static PostingView of(Outcome.AlreadyPosted standing) {
        return new PostingView(
                "already-posted",
                standing.receipt().value(),
                standing.key().toString(),
                Money.of(standing.amountPaise()),
                null);
    }
}
