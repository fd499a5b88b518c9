package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The words after {@code bench} choose parts and sizes, and wrong ones are told in a line. */
class BenchOptionsTest {
    private static final List<String> KNOWN = List.of("read", "road", "jmh");
    private static final List<String> USUAL = List.of("read", "road");

    @Test
    void withoutWordsTheUsualPartsRunInFull() {
        assertThat(read()).isEqualTo(new BenchOptions(USUAL, false, 3, "256m", false));
    }

    @Test
    void wordsChoosePartsAndSizes() {
        assertThat(read("road", "--rounds", "5", "--heap", "1G", "--write"))
                .isEqualTo(new BenchOptions(List.of("road"), false, 5, "1G", true));
    }

    @Test
    void aQuickLookTakesEachFigureOnceUnlessToldOtherwise() {
        assertThat(read("--quick").rounds()).isEqualTo(1);
        assertThat(read("--rounds", "4", "--quick").rounds()).isEqualTo(4);
    }

    @Test
    void wrongWordsAreNamed() {
        assertThatThrownBy(() -> read("raod")).hasMessageContaining("no part raod");
        assertThatThrownBy(() -> read("--qiuck")).hasMessageContaining("no option --qiuck");
        assertThatThrownBy(() -> read("--rounds")).hasMessageContaining("--rounds needs a value");
        assertThatThrownBy(() -> read("--rounds", "0")).hasMessageContaining("from 1 to 100, not 0");
        assertThatThrownBy(() -> read("--heap", "lots")).hasMessageContaining("256m or 1g, not lots");
    }

    private static BenchOptions read(String... words) {
        return BenchOptions.read(List.of(words), KNOWN, USUAL);
    }
}
