package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a process opens follows from its roles, and what is set by hand wins. */
class RoleSettingsTest {
    private static final String HEARS_OF_WORK = "mp.messaging.incoming.work-in.enabled";
    private static final String TELLS_OF_WORK = "mp.messaging.outgoing.work-out.enabled";
    private static final String SERVES = "quarkus.http.host-enabled";
    private static final String KNOWS_PEOPLE = "quarkus.oidc.tenant-enabled";
    private static final String CONSOLE = "muster.console.enabled";

    @Test
    void allRolesOpenEverything() {
        assertThat(RoleSettings.of(EnumSet.allOf(Role.class))).isEmpty();
        assertThat(config(Map.of()).getOptionalValue(SERVES, String.class)).isEmpty();
    }

    @Test
    void onlyWhoIngestsHearsOfWorkAndOnlyWhoNeedsItOpensAPort() {
        assertThat(RoleSettings.of(EnumSet.of(Role.API))).containsOnlyKeys(HEARS_OF_WORK);
        assertThat(RoleSettings.of(EnumSet.of(Role.INGEST))).containsOnlyKeys(CONSOLE, SERVES, KNOWS_PEOPLE);
        assertThat(RoleSettings.of(EnumSet.of(Role.RECEIPTS))).containsOnlyKeys(HEARS_OF_WORK, TELLS_OF_WORK, CONSOLE);
        assertThat(RoleSettings.of(EnumSet.of(Role.NOTIFY)))
                .containsOnlyKeys(HEARS_OF_WORK, TELLS_OF_WORK, CONSOLE, SERVES, KNOWS_PEOPLE)
                .containsValue("false");
        assertThat(RoleSettings.of(EnumSet.of(Role.API, Role.INGEST))).isEmpty();
    }

    @Test
    void rolesAreReadAsTheyAreWrittenAndWhatIsSetByHandWins() {
        assertThat(config(Map.of("muster.roles", " Notify , ingest")).getValue(SERVES, Boolean.class))
                .isFalse();
        assertThat(config(Map.of("muster.roles", "notify", SERVES, "true")).getValue(SERVES, Boolean.class))
                .isTrue();
    }

    @Test
    void aMisspeltRoleTurnsNothingOff() {
        assertThat(config(Map.of("muster.roles", "notify,ingets")).getOptionalValue(SERVES, String.class))
                .isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(set, "set", 250))
                .withSources(new RoleSettings())
                .build();
    }
}
