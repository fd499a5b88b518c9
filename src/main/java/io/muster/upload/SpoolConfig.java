package io.muster.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where uploaded workbooks lie. */
@ConfigMapping(prefix = "muster.spool")
interface SpoolConfig {
    /** The directory under which each tenant has its own; every process that reads uploads must see it. */
    @WithDefault("spool")
    Path dir();
}
