package io.muster.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where uploaded workbooks lie. */
@ConfigMapping(prefix = "muster.spool")
interface SpoolConfig {
    /** The directory under which each tenant has its own; every process that reads uploads must see it. */
    @WithDefault("spool")
    Path dir();

    /** How often it is cleared of what nobody will ever read. */
    @WithDefault("1h")
    Duration sweepEvery();

    /** How long a whole workbook may lie there before its upload is written down. */
    @WithDefault("1d")
    Duration orphanAfter();
}
