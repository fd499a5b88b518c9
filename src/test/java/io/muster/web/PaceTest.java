package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void isNothingAtTheFirstLook() {
        assertThat(new Pace().rowsPerSecond(5 * SECOND, 1_000)).isZero();
    }

    @Test
    void countsWhatWasDoneBetweenLooks() {
        Pace pace = new Pace();
        assertThat(pace.rowsPerSecond(0, 0)).isZero();

        assertThat(pace.rowsPerSecond(2 * SECOND, 5_000)).isEqualTo(2_500);
    }

    @Test
    void forgetsWhatIsLongAgo() {
        Pace pace = new Pace();
        long rowsPerSecond = 0;
        for (int second = 0; second < 20; second++) {
            rowsPerSecond = pace.rowsPerSecond(second * SECOND, Math.min(second, 10) * 100L);
        }

        assertThat(rowsPerSecond).isZero();
    }
}
