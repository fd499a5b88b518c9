package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address asks for is read, or refused in words. */
class PaymentSelectionTest {
    @Test
    void aMonthIsRead() {
        assertThat(PaymentSelection.month("month", "2026-11")).isEqualTo(YearMonth.of(2026, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12", "-0001-01", "0000-01", "1999-12", "3000-01", "2026-13", "2026", "x", ""})
    void aMonthThatNoBooksHaveIsRefused(String text) {
        assertThatThrownBy(() -> PaymentSelection.month("month", text)).isInstanceOf(ProblemFailure.class);
    }
}
