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
    @WithDefault("60s")
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
    int retriesMax();
}
