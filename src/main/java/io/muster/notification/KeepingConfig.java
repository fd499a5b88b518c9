package io.muster.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long messages are kept, and how they are removed. */
@ConfigMapping(prefix = "muster.notify.keep")
public interface KeepingConfig {
    /** How long a message is kept from the day on which it was decided, and came to its end; at least a year. */
    @WithDefault("1096d")
    Duration messagesFor();

    /** How often it is looked whether some are older. */
    @WithDefault("1h")
    Duration lookEvery();

    /** The rest between two batches, so that removing takes little from what else the database does. */
    @WithDefault("500ms")
    Duration rest();

    /**
     * How long removing a batch may take, less than {@code muster.tenant-db.answer-max}; what takes longer is tried with half
     * as many at the next look.
     */
    @WithDefault("15s")
    Duration answerMax();
}
