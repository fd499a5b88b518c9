package io.muster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Set;

/** The roles of this process, from {@code muster.roles}; all of them unless told otherwise. */
@ConfigMapping(prefix = "muster.roles")
public interface Roles {
    /** Comma-separated in the configuration. */
    @WithParentName
    @WithDefault("api,ingest,receipts,notify")
    Set<Role> roles();

    /** Whether this process plays the role. */
    default boolean plays(Role role) {
        return roles().contains(role);
    }
}
