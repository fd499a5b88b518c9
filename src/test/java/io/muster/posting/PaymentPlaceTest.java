package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentPlaceTest {
    @Test
    void aPlaceIsReadAsItWasWritten() {
        PaymentPlace place = new PaymentPlace(LocalDate.of(2026, 11, 20), 150_000, 7);

        assertThat(place).hasToString("20777_150000_7");
        assertThat(PaymentPlace.of(place.toString())).isEqualTo(place);
        assertThat(PaymentPlace.of(PaymentPlace.START.toString())).isEqualTo(PaymentPlace.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1_2", "1_2_3_4", "1_-2_3", "1_2_9999999999999999999", "a_b_c", "1_2_3 "})
    void anyOtherTextIsNoPlace(String text) {
        assertThatThrownBy(() -> PaymentPlace.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
