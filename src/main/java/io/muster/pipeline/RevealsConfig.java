package io.muster.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much personal data is shown unmasked. */
@ConfigMapping(prefix = "muster.reveals")
interface RevealsConfig {
    /** The most that one person is shown within an hour; each is one loan's data. */
    @WithDefault("30")
    @Min(1)
    @Max(1_000)
    int perHourMax();
}
