package io.muster.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Pages that follow what is under way. */
@ConfigMapping(prefix = "muster.console.live")
interface LivesConfig {
    /** How many pages may follow at once in this process; those that follow one thing cost one query together. */
    @WithDefault("500")
    @Min(1)
    int readersMax();

    /** How often a thing that is followed is looked at. */
    @WithDefault("1s")
    Duration lookEvery();

    /** After so long a stream ends by itself: the browser comes again, and proves anew that its session lives. */
    @WithDefault("4m")
    Duration lastsMax();
}
