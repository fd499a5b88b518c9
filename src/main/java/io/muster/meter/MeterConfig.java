package io.muster.meter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is told apart. */
@ConfigMapping(prefix = "muster.metrics")
public interface MeterConfig {
    /** So many lenders have series of their own in a process; those that come later share the label {@code other}. */
    @WithDefault("200")
    int lendersMax();
}
