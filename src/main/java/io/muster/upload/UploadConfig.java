package io.muster.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What may be uploaded. */
@ConfigMapping(prefix = "muster.upload")
public interface UploadConfig {
    /** The largest workbook that is taken, in bytes or with a unit. */
    @WithDefault("200M")
    MemorySize sizeMax();
}
