package io.muster.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;

/** How receipts are shown, and where whoever holds one can verify it. */
@ConfigMapping(prefix = "muster.receipts")
public interface ReceiptsConfig {
    /**
     * The platform's secret from which the keys of all links follow; from a file or the environment. With another secret
     * every receipt on paper leads nowhere.
     */
    @Size(min = 32)
    String linkSecret();

    /** Where the role receipts answers the public, such as {@code https://receipts.example.in}; it stands on the papers. */
    URI linkBase();

    /** Threads that draw; each is busy for about a millisecond a receipt. 0 for half of the processors. */
    @WithDefault("0")
    @Min(0)
    @Max(256)
    int drawThreads();

    /** How many drawings may wait for a thread before the next is refused. */
    @WithDefault("200")
    @Min(1)
    @Max(100_000)
    int drawWaitersMax();

    /** Packs of receipts. */
    Packs packs();

    /** Limits of packs. */
    interface Packs {
        /** Receipts in one pack. */
        @WithDefault("100000")
        @Min(1)
        @Max(1_000_000)
        int receiptsMax();

        /** Packs that this process sends at once. */
        @WithDefault("4")
        @Min(1)
        @Max(64)
        int sendingMax();
    }
}
