package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.Role;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The console is served where the API is, with its secrets or not at all; nobody else needs them. */
class DoorsTest {
    private static final Optional<String> CLIENT = Optional.of("client");
    private static final Optional<String> COOKIE = Optional.of("0123456789abcdef0123456789abcdef");

    private record Settings(boolean enabled, Optional<String> clientSecret, Optional<String> cookieSecret)
            implements ConsoleConfig {
        @Override
        public Duration endsEvery() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration endsFor() {
            return Duration.ofHours(11);
        }
    }

    @Test
    void theApiServesItWithBothSecrets() {
        Doors doors = doors(Role.API, new Settings(true, CLIENT, COOKIE));

        assertThat(doors.areOpen()).isTrue();
        assertThatCode(() -> doors.requireSecrets(new StartupEvent())).doesNotThrowAnyException();
    }

    @Test
    void theApiDoesNotStartWithOneSecretOnly() {
        assertRefused(new Settings(true, CLIENT, Optional.empty()));
        assertRefused(new Settings(true, Optional.empty(), COOKIE));
    }

    @Test
    void whereItIsOffOrTheApiIsElsewhereNoSecretIsNeeded() {
        assertClosed(doors(Role.API, new Settings(false, Optional.empty(), Optional.empty())));
        assertClosed(doors(Role.INGEST, new Settings(true, Optional.empty(), Optional.empty())));
    }

    private static void assertRefused(Settings settings) {
        Doors doors = doors(Role.API, settings);
        assertThatThrownBy(() -> doors.requireSecrets(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("muster.console.client-secret")
                .hasMessageContaining("muster.console.cookie-secret")
                .hasMessageContaining("muster.console.enabled=false");
    }

    private static void assertClosed(Doors doors) {
        assertThat(doors.areOpen()).isFalse();
        assertThatCode(() -> doors.requireSecrets(new StartupEvent())).doesNotThrowAnyException();
    }

    private static Doors doors(Role role, Settings settings) {
        return new Doors(settings, () -> Set.of(role));
    }
}
