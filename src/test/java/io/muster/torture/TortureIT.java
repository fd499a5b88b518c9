package io.muster.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./muster torture}: so many kills that every kind of harm comes up, most of them several times. */
class TortureIT {
    private static final int ROUNDS = 5;
    private static final int KILLS_EACH = 4;
    private static final int ROWS = 2_000;
    private static final long SEED = 20261122;

    @Test
    void nothingIsLostAndNothingIsDoubledWhateverDies() throws IOException {
        var options = new TortureOptions(
                ROUNDS, SEED, ROWS, KILLS_EACH, 0, Path.of("target", "torture").toAbsolutePath());

        Tally tally = new Torture(options, System.out::println).run();

        tally.print(System.out, SEED);
        assertThat(tally.complaints()).isEmpty();
        assertThat(tally.kills()).isGreaterThanOrEqualTo(ROUNDS * KILLS_EACH);
        assertThat(tally.messages()).isGreaterThan(ROUNDS * ROWS);
        assertThat(tally.harms()).hasSize(Harm.values().length);
    }
}
