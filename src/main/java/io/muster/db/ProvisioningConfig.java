package io.muster.db;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The server on which new tenants' databases are made, and who may make them; absent where nobody may. */
@ConfigMapping(prefix = "muster.provisioning")
interface ProvisioningConfig {
    /** Such as {@code postgresql://db.internal:5432/postgres}. */
    Optional<URI> url();

    /** A role with CREATEDB and CREATEROLE. */
    Optional<String> username();

    /** Its password; from a file or the environment. */
    Optional<String> password();
}
