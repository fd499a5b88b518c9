package io.muster.db;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/** How Muster enters the tenants' databases. */
@ConfigMapping(prefix = "muster.tenant-db")
interface TenantDbConfig {
    /** The platform's secret from which each database role's password is derived; from a file or the environment. */
    @Size(min = 32)
    String secret();

    /** Connections to one tenant's database from this process. */
    @WithDefault("10")
    @Min(1)
    @Max(64)
    int poolSizeMax();

    /** How long an idle connection is kept, so that a quiet tenant costs none. */
    @WithDefault("15s")
    Duration idleMax();

    /** How long to wait for a connection, of the pool or to the server. */
    @WithDefault("10s")
    Duration connectWaitMax();

    /** How many callers may wait for a connection before the next is refused. */
    @WithDefault("512")
    @Min(1)
    int waitersMax();

    /** How often a transaction is run again after a deadlock or a conflict. */
    @WithDefault("8")
    @Min(0)
    int conflictsMax();

    /** How long the database may be away, as while it restarts, before whoever asks is told. */
    @WithDefault("20s")
    Duration awayMax();

    /** How long a transaction may do nothing, as when its process sleeps, before the server ends it with its locks. */
    @WithDefault("10s")
    Duration idleInTransactionMax();

    /** How long one statement may wait for a lock; longer than a sleeper may hold it. */
    @WithDefault("12s")
    Duration lockWaitMax();

    /** How long a connection may be silent while it is asked, or kept, before it counts as dead. */
    @WithDefault("20s")
    Duration answerMax();

    /** How long one transaction may take before the server ends it; less than an upload's lease. */
    @WithDefault("25s")
    Duration transactionMax();

    /** @throws IllegalStateException when one limit would strike before the one that is to come first */
    default void requireOrder() {
        requireShorter("idle-in-transaction-max", idleInTransactionMax(), "lock-wait-max", lockWaitMax());
        requireShorter("lock-wait-max", lockWaitMax(), "answer-max", answerMax());
        requireShorter("idle-max", idleMax(), "answer-max", answerMax());
        requireShorter("answer-max", answerMax(), "transaction-max", transactionMax());
    }

    private static void requireShorter(String name, Duration value, String longerName, Duration longer) {
        if (value.compareTo(longer) >= 0) {
            throw new IllegalStateException("muster.tenant-db." + name + " (" + value
                    + ") must be shorter than muster.tenant-db." + longerName + " (" + longer + ")");
        }
    }
}
