package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsTextTest {
    @Test
    void aPlainTextGoesInSeptets() {
        assertThat(SmsText.of("a".repeat(160))).isEqualTo(new SmsText(false, 160, 1));
        assertThat(SmsText.of("a".repeat(161))).isEqualTo(new SmsText(false, 161, 2));
        assertThat(SmsText.of("a".repeat(307))).isEqualTo(new SmsText(false, 307, 3));
    }

    @Test
    void aBraceTakesTwoSeptets() {
        assertThat(SmsText.of("{" + "a".repeat(158))).isEqualTo(new SmsText(false, 160, 1));
    }

    @Test
    void hindiAndTheRupeeSignNeedUnicode() {
        assertThat(SmsText.of("₹ 500")).isEqualTo(new SmsText(true, 5, 1));
        assertThat(SmsText.of("क".repeat(70)).parts()).isEqualTo(1);
        assertThat(SmsText.of("क".repeat(71)).parts()).isEqualTo(2);
    }
}
