package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicLong clock = new AtomicLong();
    private final InputStream body = new ByteArrayInputStream(new byte[1_000_000]);

    record Limits(Duration timeMax, MemorySize bytesPerSecondMin, Duration grace) implements PatienceConfig {
        static Limits usual() {
            return new Limits(Duration.ofMinutes(30), new MemorySize(BigInteger.valueOf(1024)), Duration.ofMinutes(1));
        }
    }

    @Test
    void aBodyMayBeginSlowlyAndMustKeepItsPaceThen() {
        Patience patience = new Patience(Limits.usual(), clock::get);

        clock.set(Duration.ofSeconds(59).toNanos());
        assertThat(patience.read(body, new byte[1])).isEqualTo(1);
        clock.set(Duration.ofSeconds(61).toNanos());
        assertTooSlow(patience, 1);
    }

    @Test
    void aBodyThatKeepsItsPaceMayTakeItsTime() {
        Patience patience = new Patience(Limits.usual(), clock::get);

        clock.set(Duration.ofMinutes(5).toNanos());
        assertThat(patience.read(body, new byte[400_000])).isEqualTo(400_000);
    }

    @Test
    void noBodyMayTakeForEver() {
        Patience patience = new Patience(Limits.usual(), clock::get);

        clock.set(Duration.ofMinutes(31).toNanos());
        assertTooSlow(patience, 1_000_000);
    }

    private void assertTooSlow(Patience patience, int bytes) {
        assertThatThrownBy(() -> patience.read(body, new byte[bytes]))
                .isInstanceOfSatisfying(
                        ProblemFailure.class,
                        failure -> assertThat(failure.problem().status()).isEqualTo(408));
    }
}
