package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.pdf.Colour;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LenderColourTest {
    @Property
    void textOnAnyColourCanBeRead(@ForAll @IntRange(max = 0xFFFFFF) int rgb) {
        LenderColour colour = LenderColour.of(new Colour(rgb));

        assertThat(LenderColour.contrast(colour.ground(), colour.text())).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(LenderColour.contrast(Colour.WHITE, Colour.BLACK)).isEqualTo(21, within(0.001));
        // The grey of their own examples that just passes on white
        assertThat(LenderColour.contrast(Colour.of("#767676"), Colour.WHITE)).isEqualTo(4.54, within(0.005));
    }

    @Test
    void theStylesheetNamesBothColours() {
        assertThat(LenderColour.of(Colour.of("#0B3D91")).css())
                .isEqualTo(":root{--lender:#0B3D91;--on-lender:#FFFFFF}");
        assertThat(LenderColour.of(Colour.of("#FFD54F")).text()).isEqualTo(Colour.BLACK);
    }
}
