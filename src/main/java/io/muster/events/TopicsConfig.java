package io.muster.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** How Muster's topics are made where they are missing. */
@ConfigMapping(prefix = "muster.kafka.topics")
interface TopicsConfig {
    /** Off where the operators of Kafka make them. */
    @WithDefault("true")
    boolean create();

    /** Bounds how many consumers of one group can share the payments; can be raised, but then keys change partition. */
    @WithDefault("12")
    @Min(1)
    @Max(1000)
    int paymentsPartitions();

    /** What becomes of receipts after they were issued: few events, in order per loan as payments are. */
    @WithDefault("6")
    @Min(1)
    @Max(1000)
    int receiptsPartitions();

    @WithDefault("3")
    @Min(1)
    @Max(1000)
    int uploadsPartitions();

    @WithDefault("3")
    @Min(1)
    @Max(1000)
    int notificationsPartitions();

    /** Bounds how many ingest processes are woken. */
    @WithDefault("6")
    @Min(1)
    @Max(1000)
    int workPartitions();

    /** Bounds how many processes share the events of lenders that were away. */
    @WithDefault("3")
    @Min(1)
    @Max(1000)
    int parkedPartitions();

    /** Copies of each partition; the broker's own default where it is not set. */
    Optional<Short> replicationFactor();

    /** How long the events of the public topics stay; a consumer that is away for longer misses some. */
    @WithDefault("30d")
    Duration keepEvents();

    /** How long a wake-up stays. */
    @WithDefault("1d")
    Duration keepWork();
}
