package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are set so that they can be compared, and go where they belong. */
class TableTest {
    private static final Table SPEEDS = Table.of("Speeds", "way", "rows/s")
            .row("copy", "371,000")
            .row("road", "26,000")
            .note("On a quiet machine.")
            .target(Target.atLeast("road, share of copy", 7, 7.01, "%"));

    @Test
    void namesAreSetToTheLeftAndFiguresToTheRight() {
        assertThat(SPEEDS.text()).isEqualTo("""
                Speeds
                  way    rows/s
                  copy  371,000
                  road   26,000
                  On a quiet machine.
                  reached: road, share of copy: 7.01%, target ≥ 7%
                """);
    }

    @Test
    void markdownHasARuleBelowTheHeads() {
        assertThat(SPEEDS.markdown()).isEqualTo("""
                **Speeds**

                | way  |  rows/s |
                | ---- | ------: |
                | copy | 371,000 |
                | road |  26,000 |

                On a quiet machine.
                """);
    }

    @Test
    void aRowWithACellTooFewIsRefused() {
        assertThatThrownBy(() -> SPEEDS.row("lonely")).hasMessageContaining("has 2 columns, not 1");
    }

    @Test
    void aTargetThatIsMissedIsSaid() {
        assertThat(Target.atMost("CPU a row", 70, 70.4, " µs")).satisfies(missed -> {
            assertThat(missed.met()).isFalse();
            assertThat(missed.text()).isEqualTo("MISSED: CPU a row: 70.4 µs, target ≤ 70 µs");
        });
        assertThat(Target.atMost("CPU a row", 70, Double.NaN, " µs").met()).isFalse();
    }

    @Test
    void aDocumentKeepsItsWordsAndTheOtherParts(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("benchmarks.md");
        Files.writeString(file, """
                Words.
                <!-- begin read -->
                old
                <!-- end read -->
                More words.
                <!-- begin road -->
                older
                <!-- end road -->
                """);
        new Document(file).replace("road", "A machine", List.of(SPEEDS));
        assertThat(Files.readString(file))
                .startsWith(
                        "Words.\n<!-- begin read -->\nold\n<!-- end read -->\nMore words.\n<!-- begin road -->\nA machine")
                .contains("| road, share of copy |   ≥ 7% |    7.01% | reached |", "| copy | 371,000 |")
                .doesNotContain("older")
                .endsWith("<!-- end road -->\n");
        assertThatThrownBy(() -> new Document(file).replace("post", "A machine", List.of(SPEEDS)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("<!-- begin post -->");
    }
}
