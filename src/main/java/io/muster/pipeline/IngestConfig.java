package io.muster.pipeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** How uploads are worked on in this process. */
@ConfigMapping(prefix = "muster.ingest")
interface IngestConfig {
    /** Lanes of a new upload, each a stream of transactions; about the number of the database's cores. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int lanes();

    /** Rows in one transaction; the measured best is 1,000 to 2,000. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int batchRowsMax();

    /** Uploads at work at one time in this process; each has a reading thread. The last place is for a lender that has none. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int uploadsMax();

    /** Besides these, small uploads, half of them at most of one lender. */
    @WithDefault("4")
    @Min(0)
    @Max(64)
    int smallUploadsMax();

    /** The largest workbook that is small: some 2,000 rows. */
    @WithDefault("128K")
    MemorySize smallSizeMax();

    /** Batches under way at one time in this process, whatever is at work; by default as many as there are cores, at least 2. */
    @Min(1)
    @Max(64)
    OptionalInt batchesMax();

    /** Of these, those of one lender; fewer than {@code muster.tenant-db.pool-size-max}, for requests need connections, too. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int lenderBatchesMax();

    /** From so many rows on the trials of one process come one after the other: each takes 16 bytes for each key of a row, and more while it grows. */
    @WithDefault("100000")
    @Min(1)
    int largeTrialRows();

    /** How long a worker may be silent before its upload is taken over. */
    @WithDefault("30s")
    Duration leaseFor();

    /** How often a worker says that it lives and how far it has read; the lease is several times as long. */
    @WithDefault("2s")
    Duration heartbeatEvery();

    /** How often waiting and orphaned uploads are looked for, since a wake-up may get lost. */
    @WithDefault("3s")
    Duration sweepEvery();

    /** How often the lenders' books are looked at for what is shown of them in metrics. */
    @WithDefault("15s")
    Duration lookEvery();

    /** Workers that may die over an upload, one after the other and none that got on, before it is given up as failed: it may be what kills them. */
    @WithDefault("100")
    @Min(1)
    int attemptsMax();

    /** Attempts in a row that may break off without any row getting its verdict, before an upload is given up: a day and more. */
    @WithDefault("1500")
    @Min(1)
    int failuresMax();

    /** How long an upload waits after an attempt that broke off; doubled each time. */
    @WithDefault("1s")
    Duration retryAfterMin();

    /** The longest such wait, so that uploads go on soon after the fault has gone. */
    @WithDefault("60s")
    Duration retryAfterMax();

    /** How long an upload waits in its place for room in the outbox, before the place is for another lender's. */
    @WithDefault("1m")
    Duration holdMax();

    /** How long one transaction may take, retries included, before the upload is given back. */
    @WithDefault("60s")
    Duration batchTimeMax();
}
