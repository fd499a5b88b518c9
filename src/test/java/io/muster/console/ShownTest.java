package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|₹0.00|₹0.00",
                "-5|−₹0.05|−₹0.05",
                "9999999|₹99,999.99|₹99,999.99",
                "10000000|₹1,00,000.00|₹1.00 lakh",
                "123456789|₹12,34,567.89|₹12.34 lakh",
                "999999999|₹99,99,999.99|₹99.99 lakh",
                "1234567800|₹1,23,45,678.00|₹1.23 crore",
                "-1234567800|−₹1,23,45,678.00|−₹1.23 crore"
            })
    void amountsAreGroupedAsIndiaDoesAndNeverRoundedUp(long paise, String exact, String inWords) {
        assertThat(Shown.rupees(paise)).isEqualTo(exact);
        assertThat(Shown.rupeesInWords(paise, Locale.ENGLISH)).isEqualTo(inWords);
    }

    @Test
    void countsAreGroupedLikeAmounts() {
        assertThat(Shown.grouped(0)).isEqualTo("0");
        assertThat(Shown.grouped(100_000)).isEqualTo("1,00,000");
        assertThat(Shown.grouped(-1_234L)).isEqualTo("−1,234");
        assertThat(Shown.countInWords(99_999, null)).isEqualTo("99,999");
        assertThat(Shown.countInWords(12_345_678L, Locale.ENGLISH)).isEqualTo("1.23 crore");
    }

    @Test
    void daysAndMomentsAreIndias() {
        Instant beforeMidnightInUtc = Instant.parse("2026-11-04T20:32:11.5Z");

        assertThat(Shown.shown(LocalDate.of(2026, 11, 5), Locale.ENGLISH)).isEqualTo("05 Nov 2026");
        assertThat(Shown.dayAndMonth(LocalDate.of(2026, 11, 5), Locale.ENGLISH)).isEqualTo("05 Nov");
        assertThat(Shown.shown(beforeMidnightInUtc, Locale.ENGLISH)).isEqualTo("05 Nov 2026, 02:02");
        assertThat(Shown.clock(beforeMidnightInUtc)).isEqualTo("02:02:11");
        assertThat(Shown.iso(beforeMidnightInUtc)).isEqualTo("2026-11-04T20:32:11Z");
    }

    @ParameterizedTest
    @CsvSource({"-3, 0 s", "59, 59 s", "60, 1 min", "3599, 59 min", "3600, 1 h", "172799, 47 h", "172800, 2 days"})
    void timesAreSaidByTheirLargestUnit(long seconds, String said) {
        assertThat(Shown.span(Duration.ofSeconds(seconds), Locale.ENGLISH)).isEqualTo(said);
    }

    @Test
    void hindiHasItsOwnWordsForWhatValuesNeed() {
        Locale hindi = Tongue.HINDI.locale();

        assertThat(Shown.rupeesInWords(1_234_567_800, hindi)).isEqualTo("₹1.23 करोड़");
        assertThat(Shown.countInWords(123_456, hindi)).isEqualTo("1.23 लाख");
        assertThat(Shown.shown(LocalDate.of(2026, 11, 5), hindi)).isEqualTo("05 नवंबर 2026");
        assertThat(Shown.monthAndYear(LocalDate.of(2026, 2, 5), hindi)).isEqualTo("फ़रवरी 2026");
        assertThat(Shown.span(Duration.ofHours(5), hindi)).isEqualTo("5 घंटे");
        assertThat(Shown.spelledOut(500_000, hindi)).contains("पाँच हज़ार");
        assertThat(Shown.spelledOut(500_000, Locale.ENGLISH)).contains("Five Thousand");
    }

    @Test
    void phonesAreMasked() {
        assertThat(Shown.masked("9876543210")).isEqualTo("XXXXXX3210");
    }
}
