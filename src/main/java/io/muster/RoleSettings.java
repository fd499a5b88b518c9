package io.muster;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns off what the libraries would open for roles that this process does not play: a consumer of the work topic would take
 * hints from those who ingest, and a port would answer those who have nothing to ask there.
 *
 * <p>What is set by hand wins.
 */
public final class RoleSettings implements ConfigSourceFactory {
    private static final String ROLES = "muster.roles";
    /** Above the libraries' defaults, below {@code application.properties}. */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue said = context.getValue(ROLES);
        Set<Role> roles = said == null || said.getValue() == null ? EnumSet.allOf(Role.class) : read(said.getValue());
        return List.of(new PropertiesConfigSource(of(roles), "what the roles need", ORDINAL));
    }

    /** What is off in a process that plays these roles alone. */
    static Map<String, String> of(Set<Role> roles) {
        Map<String, String> off = new HashMap<>();
        if (!roles.contains(Role.INGEST)) {
            off.put("mp.messaging.incoming.work-in.enabled", "false");
        }
        if (!roles.contains(Role.INGEST) && !roles.contains(Role.API)) {
            off.put("mp.messaging.outgoing.work-out.enabled", "false");
        }
        if (!roles.contains(Role.API)) {
            off.put("muster.console.enabled", "false");
        }
        if (!roles.contains(Role.API) && !roles.contains(Role.RECEIPTS)) {
            // Nobody asks this process for anything but its health; it asks nobody who people are
            off.put("quarkus.http.host-enabled", "false");
            off.put("quarkus.oidc.tenant-enabled", "false");
        }
        return Map.copyOf(off);
    }

    /** An unknown name turns nothing off: {@link Roles} refuses it, and says so. */
    private static Set<Role> read(String names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> known = Arrays.stream(Role.values()).map(Role::name).toList();
        for (String name : names.split(",", -1)) {
            String role = name.strip().toUpperCase(Locale.ROOT);
            if (!known.contains(role)) {
                return EnumSet.allOf(Role.class);
            }
            roles.add(Role.valueOf(role));
        }
        return roles;
    }
}
