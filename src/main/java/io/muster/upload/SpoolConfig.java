package io.muster.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where uploaded workbooks lie, and how large one may be. */
@ConfigMapping(prefix = "muster.upload")
public interface SpoolConfig {
    /** The directory under which each tenant has its own; every process that reads uploads must see it. */
    @WithDefault("spool")
    Path spool();

    /** The largest workbook that is taken, in bytes or with a unit. */
    @WithDefault("200M")
    MemorySize sizeMax();
}
