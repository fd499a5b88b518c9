package io.muster.loan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastFourTest {
    @ParameterizedTest
    @CsvSource({"9876543210,XXXXXX3210", "KAV-BLR-0000001,XXXXXXXXXXX0001", "1234567,XXXX567", "AB,XB", "A,X", "'',''"})
    void aNumberShowsItsEndAndNeverMoreThanHalf(String number, String masked) {
        assertThat(LastFour.of(number)).isEqualTo(masked);
    }
}
