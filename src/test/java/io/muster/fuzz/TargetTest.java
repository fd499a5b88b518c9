package io.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration TIME_MAX = Duration.ofMillis(20);
    private static final Duration LONG = TIME_MAX.multipliedBy(2);
    private static final byte[] INPUT = {};

    @Test
    void anInputThatIsSlowOnlyOnceHolds() {
        AtomicInteger times = new AtomicInteger();
        FuzzTarget target =
                Target.ROW.bounded(_ -> compute(times.getAndIncrement() == 0 ? LONG : Duration.ZERO), TIME_MAX);

        assertThatCode(() -> target.check(INPUT)).doesNotThrowAnyException();
    }

    @Test
    void anInputThatIsSlowAgainBreaksIt() {
        FuzzTarget target = Target.ROW.bounded(_ -> compute(LONG), TIME_MAX);

        assertThatThrownBy(() -> target.check(INPUT))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("row took");
    }

    private static void compute(Duration time) {
        long end = THREADS.getCurrentThreadCpuTime() + time.toNanos();
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
