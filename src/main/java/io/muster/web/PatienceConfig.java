package io.muster.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a sender may take for a workbook; silence is ended sooner, by {@code quarkus.http.read-timeout}. */
@ConfigMapping(prefix = "muster.web.upload")
interface PatienceConfig {
    /** The longest that one body may take. */
    @WithDefault("30m")
    Duration timeMax();

    /** What a body must bring each second on the average, once the grace is over. */
    @WithDefault("1K")
    MemorySize bytesPerSecondMin();

    /** How long a body may be slower than that in the beginning. */
    @WithDefault("1m")
    Duration grace();
}
