package io.muster.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** How much one day takes of what did not help. */
@ConfigMapping(prefix = "muster.feedback")
interface FeedbackConfig {
    /** Under which people are marked for a day, so that nobody counts twice and nobody can be told by the mark. */
    @WithDefault("${muster.tenant-db.secret}")
    @Size(min = 32)
    String secret();

    /** Codes that one person can say so of in a day. */
    @WithDefault("40")
    @Min(1)
    @Max(1000)
    int perPersonMax();

    /** Sayings of one lender's people in a day. */
    @WithDefault("5000")
    @Min(1)
    @Max(100_000)
    int perLenderMax();
}
