package io.muster.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the outboxes are published. */
@ConfigMapping(prefix = "muster.relay")
interface RelayConfig {
    /** Events in one Kafka transaction, and as many more as the last page has that begins below. */
    @WithDefault("5000")
    @Min(1)
    @Max(50_000)
    int eventsMax();

    /** How long a relay that has published all there was lets the next events gather; an event may come so much later. */
    @WithDefault("100ms")
    Duration gatherFor();

    /** How long an idle relay waits before it looks again, if nobody wakes it. */
    @WithDefault("500ms")
    Duration pollEvery();

    /** How long a relay may be silent before another process takes over; renewed three times as often. */
    @WithDefault("9s")
    Duration leaseFor();

    /** The first wait after a failure; it doubles from failure to failure. */
    @WithDefault("250ms")
    Duration retryAfterMin();

    /** The longest wait after a failure. */
    @WithDefault("5s")
    Duration retryAfterMax();

    /** How long a call to Kafka or to the database may take. */
    @WithDefault("10s")
    Duration answerMax();

    /** After how long Kafka gives up a transaction whose relay is gone; until then its readers wait. */
    @WithDefault("15s")
    Duration transactionMax();

    /** Memory for records on their way, for each tenant. */
    @WithDefault("4194304")
    @Min(1_048_576)
    long bufferBytesMax();

    /** How long published events stay in the outbox. */
    @WithDefault("7d")
    Duration keepPublished();

    /** Published pages removed in one transaction. */
    @WithDefault("500")
    @Min(1)
    int prunePagesMax();

    /** How often old published events are removed. */
    @WithDefault("1m")
    Duration pruneEvery();

    /** How often the lag is measured. */
    @WithDefault("5s")
    Duration measureEvery();

    /** How often new tenants are looked for. */
    @WithDefault("3s")
    Duration tenantsEvery();
}
