package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+91", "-500", "@SUM(A1)", "\tx", "\rx", "\nx", "'quoted"})
    void whatASpreadsheetCouldTakeForAFormulaGetsAnApostropheInFront(String text) {
        assertThat(SafeText.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Asha Rao", "1,234.56", "a=b", "आशा"})
    void ordinaryTextStaysAsItIs(String text) {
        assertThat(SafeText.cell(text)).isEqualTo(text);
    }

    @Test
    void droppingOneApostropheGivesTheTextBack() {
        assertThat(SafeText.cell("'=x").substring(1)).isEqualTo("'=x");
    }
}
