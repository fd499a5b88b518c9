package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Meters count what was used, by children too, and figures come back from a JVM of its own. */
@EnabledOnOs(OS.LINUX)
class MetersTest {
    private static final double BURN_SECONDS = 0.3;

    @Test
    void theTimeOfChildrenCountsWhileTheyLiveAndWhenTheyHaveEnded() throws Exception {
        Process shell = new ProcessBuilder(
                        "bash", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done & wait; echo; read -r _")
                .start();
        try {
            int burnt = shell.getInputStream().read();
            assertThat(burnt).isEqualTo('\n');
            assertThat(new ProcessMeter(shell.pid()).cpuSeconds()).isBetween(0.05, 60.0);
        } finally {
            shell.destroy();
        }
        ProcessMeter self = ProcessMeter.self();
        double before = self.cpuSeconds();
        assertThat(self.peakBytes()).isGreaterThan(10_000_000);
        double thread = burn();
        assertThat(self.cpuSeconds() - before).isGreaterThan(thread - 0.05);
    }

    @Test
    void aThreadAndItsJvmKnowTheirTime() {
        double before = ThreadMeter.processCpuSeconds();
        double thread = burn();
        assertThat(thread).isGreaterThanOrEqualTo(BURN_SECONDS);
        assertThat(ThreadMeter.processCpuSeconds() - before).isGreaterThanOrEqualTo(BURN_SECONDS - 0.05);
    }

    @Test
    void aForkTellsItsFiguresAndThatItFailed(@TempDir Path folder) {
        Fork.Ended well = Fork.run(Teller.class, folder.resolve("well.log"), Fork.heap("64M"), "42.5");
        assertThat(well.figure("answer")).isEqualTo(42.5);
        assertThat(well.figure("heap")).isBetween(50.0, 64.0);
        assertThatThrownBy(() -> well.figure("question")).hasMessageContaining("well.log");
        assertThat(Fork.run(Teller.class, folder.resolve("ill.log"), Fork.heap("64m"), "nothing")
                        .succeeded())
                .isFalse();
    }

    @Test
    void mediansAndPercentilesAreFiguresThatWereTaken() {
        assertThat(Spread.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Spread.of(4, 1, 3, 2).median()).isEqualTo(2.5);
        Spread hundred =
                Spread.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
        assertThat(List.of(hundred.percentile(50), hundred.percentile(95), hundred.percentile(99)))
                .containsExactly(50.0, 95.0, 99.0);
        assertThat(Spread.of(7).percentile(99)).isEqualTo(7);
        assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("no figures");
    }

    /** Uses the thread for a while, and says for how long. */
    private static double burn() {
        double began = ThreadMeter.cpuSeconds();
        while (ThreadMeter.cpuSeconds() - began < BURN_SECONDS) {
            Thread.onSpinWait();
        }
        return ThreadMeter.cpuSeconds() - began;
    }

    /** Runs in a JVM of its own. */
    static final class Teller {
        private Teller() {}

        public static void main(String[] words) {
            Fork.tell("heap", Runtime.getRuntime().maxMemory() / 1048576.0);
            Fork.tell("answer", Double.parseDouble(words[0]));
        }
    }
}
