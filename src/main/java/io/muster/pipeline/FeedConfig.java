package io.muster.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How events become messages. */
@ConfigMapping(prefix = "muster.feed")
interface FeedConfig {
    /** Events that are decided at once; what one lender has of them is one transaction. */
    @WithDefault("2000")
    @Min(1)
    @Max(10_000)
    int eventsMax();

    /** Lenders whose events are decided at the same time. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int lendersAtOnce();

    /** How long hearing waits for one lender's books before it parks the events, while others are heard. */
    @WithDefault("1500ms")
    Duration lenderPatience();

    /** How long one lender's books may take while no other is heard, for events that are parked, or for a page of a round. */
    @WithDefault("5s")
    Duration lenderAnswerMax();

    /** How long the parked events of one poll are tried, turn by turn, before what is parked behind them has its turn. */
    @WithDefault("1m")
    Duration parkedPollMax();

    /** How long further events of a lender that was away, or slow, are parked unasked, and how long others count as heard. */
    @WithDefault("30s")
    Duration lenderAwayFor();

    /** How long a call to Kafka may take. */
    @WithDefault("10s")
    Duration answerMax();

    /** The first wait after a failure, also before parked events are tried again; it doubles. */
    @WithDefault("500ms")
    Duration retryAfterMin();

    /** The longest wait after a failure. */
    @WithDefault("30s")
    Duration retryAfterMax();

    /** How often it is looked whether reminders or summaries are to be decided. */
    @WithDefault("1m")
    Duration roundsEvery();

    /** Loans whose reminders are decided in one transaction. */
    @WithDefault("500")
    @Min(1)
    @Max(5_000)
    int roundLoansMax();
}
