package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryWaitTest {
    private static final int FAILURES_MAX = 1_500;
    private final RetryWait wait = new RetryWait(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5);

    @Test
    void doublesUpToItsBound() {
        assertThat(IntStream.of(1, 2, 3, 6, 7, 100, Integer.MAX_VALUE).mapToObj(wait::after))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 32L, 60L, 60L, 60L);
    }

    @Test
    void chanceMakesItAFifthShorterOrLonger() {
        assertThat(new RetryWait(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0).after(1))
                .isEqualTo(Duration.ofMillis(800));
        assertThat(new RetryWait(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 1).after(9))
                .isEqualTo(Duration.ofSeconds(72));
    }

    @Test
    void aFaultOfADayGivesNobodysWorkbookUp() {
        Duration all = IntStream.range(1, FAILURES_MAX).mapToObj(wait::after).reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isGreaterThan(Duration.ofHours(24));
    }
}
