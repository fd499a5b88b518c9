package io.muster.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of mending rows in the browser. */
@ConfigMapping(prefix = "muster.corrections")
interface CorrectionConfig {
    /** Cells that one action may change. */
    @WithDefault("5000")
    @Min(1)
    @Max(20_000)
    int cellsMax();

    /** Rows that may be edited before what is mended has to be sent. */
    @WithDefault("5000")
    @Min(1)
    @Max(20_000)
    int rowsMax();

    /** How long the books may take to answer one question. */
    @WithDefault("20s")
    Duration waitMax();
}
