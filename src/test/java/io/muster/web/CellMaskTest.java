package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellMaskTest {
    @ParameterizedTest
    @CsvSource({
        "9876543210, XXXXXX3210",
        "+91 98765-43210, XXXXXX3210",
        "09876543210, XXXXXX3210",
        "call 98765 43210 or 6000000001, call XXXXXX3210 or XXXXXX0001",
        "paid by Asha (9876543210), paid by Asha (XXXXXX3210)"
    })
    void aMobileNumberShowsItsLastFourDigits(String text, String masked) {
        assertThat(CellMask.of(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "412345678901", "KAV9876543210", "1234567890", "98765432101", "5,000.00"})
    void otherNumbersAreLeft(String text) {
        assertThat(CellMask.of(text)).isEqualTo(text);
    }
}
