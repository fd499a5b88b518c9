package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that is slow is waited for, one that hangs is not. */
class ReadinessTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @Test
    void aChildThatStillComputesAtItsLimitIsWaitedFor() {
        try (var child = start("awk", "BEGIN { while (1) { } }")) {
            // Several looks later than the limit
            var ready = Instant.now().plus(LIMIT.multipliedBy(2));

            Readiness.await(child, LIMIT, () -> Instant.now().isAfter(ready));

            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void aChildThatWaitsForNothingIsEndedSoonAfterItsLimit() {
        try (var child = start("sleep", "600")) {
            var began = Instant.now();

            assertThatThrownBy(() -> Readiness.await(child, LIMIT, () -> false))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("A child is not ready after");

            assertThat(child.isAlive()).isFalse();
            assertThat(Duration.between(began, Instant.now())).isGreaterThanOrEqualTo(LIMIT);
        }
    }

    @Test
    void aChildThatEndsIsNotWaitedFor() {
        try (var child = start("false")) {
            assertThatThrownBy(() -> Readiness.await(child, Duration.ofDays(1), () -> false))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("A child stopped unexpectedly");
        }
    }

    private Child start(String... command) {
        return Child.start("A child", folder.resolve("child.log"), "TERM", Map.of(), List.of(command));
    }
}
