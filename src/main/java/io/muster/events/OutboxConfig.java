package io.muster.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much may wait for Kafka. */
@ConfigMapping(prefix = "muster.outbox")
interface OutboxConfig {
    /** Unpublished events of one lender; from then on its uploads wait. A few hundred bytes of the lender's database each. */
    @WithDefault("2000000")
    @Min(10)
    long eventsMax();

    /** How many more single postings may add; from then on they are turned away. */
    @WithDefault("10000")
    @Min(0)
    long reserveEventsMax();

    /** How old a measure may be that somebody acts on. */
    @WithDefault("200ms")
    Duration measureEvery();
}
