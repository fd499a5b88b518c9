package io.muster.validation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Numbers as texts: the short way gives what the way by the number gives. */
class RowTextsTest {
    @Property
    void theShortWayAgreesOnAnyDecimal(
            @ForAll @CharRange(from = '0', to = '9') @Chars('.') @StringLength(min = 1, max = 17) String stored) {
        boolean padded = stored.length() > 1 && stored.chars().allMatch(Character::isDigit) && stored.startsWith("0");
        // Zeros in front of a whole number say that it was no number to whoever wrote it
        assertThat(RowTexts.numberText(stored))
                .isEqualTo(padded && stored.length() <= 15 ? stored : RowTexts.exactText(stored));
    }

    @Test
    void numbersAreShownWithoutNoise() {
        assertThat(RowTexts.numberText("4.5999999999999996")).isEqualTo("4.6");
        assertThat(RowTexts.numberText("12.50")).isEqualTo("12.5");
        assertThat(RowTexts.numberText("12.05")).isEqualTo("12.05");
        assertThat(RowTexts.numberText("0.05")).isEqualTo("0.05");
        assertThat(RowTexts.numberText("00.5")).isEqualTo("0.5");
        assertThat(RowTexts.numberText(".5")).isEqualTo("0.5");
        assertThat(RowTexts.numberText("5.")).isEqualTo("5");
        assertThat(RowTexts.numberText("5E+05")).isEqualTo("500000");
    }
}
