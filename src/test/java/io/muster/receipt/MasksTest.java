package io.muster.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    @ParameterizedTest
    @CsvSource({"Asha Rao,A*** R***", "  asha   , a***", "आशा राव,आ*** रा***", "किरण,कि***", "'',''", "😀x,😀***"})
    void aNameShowsTheFirstLetterOfEachWord(String name, String masked) {
        assertThat(Masks.name(name)).isEqualTo(masked);
    }
}
