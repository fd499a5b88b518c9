package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A form's token is one session's and one person's, and nobody can make one without the secret. */
class FormTokenTest {
    private final FormTokens tokens = new FormTokens(new Secret("0123456789abcdef0123456789abcdef"));

    private record Secret(String secret) implements ConsoleConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<String> clientSecret() {
            return Optional.empty();
        }

        @Override
        public Optional<String> cookieSecret() {
            return Optional.of(secret);
        }

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
    void theSessionsOwnTokenIsTaken() {
        assertThat(tokens.isOf("s-1", "u-1", tokens.of("s-1", "u-1"))).isTrue();
    }

    @Test
    void anotherSessionsTokenIsNotNorAnotherPersons() {
        assertThat(tokens.isOf("s-2", "u-1", tokens.of("s-1", "u-1"))).isFalse();
        assertThat(tokens.isOf("s-1", "u-2", tokens.of("s-1", "u-1"))).isFalse();
        assertThat(tokens.isOf("s", "1\nu", tokens.of("s\n1", "u"))).isFalse();
    }

    @Test
    void noTokenAndANearlyRightOneAreNot() {
        var right = tokens.of("s-1", "u-1");

        assertThat(tokens.isOf("s-1", "u-1", null)).isFalse();
        assertThat(tokens.isOf("s-1", "u-1", "")).isFalse();
        assertThat(tokens.isOf("s-1", "u-1", right.substring(1))).isFalse();
        assertThat(tokens.isOf("s-1", "u-1", right + "=")).isFalse();
    }

    @Test
    void anotherSecretMakesAnotherToken() {
        var others = new FormTokens(new Secret("fedcba9876543210fedcba9876543210"));

        assertThat(tokens.isOf("s-1", "u-1", others.of("s-1", "u-1"))).isFalse();
    }

    @Test
    void itCanStandInAPageAndInAHeader() {
        assertThat(tokens.of("s-1", "u-1")).matches("[A-Za-z0-9_-]{43}");
    }
}
