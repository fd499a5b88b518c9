package io.muster.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.money.AmountText.Problem;
import io.muster.money.AmountText.Reading;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | 50000",
                "500.5 | 50050",
                "500.50 | 50050",
                "0 | 0",
                "0.05 | 5",
                "1,23,456.00 | 12345600",
                "123,456.00 | 12345600",
                "1,234,567 | 123456700",
                "12,34,567 | 123456700",
                "1,00,00,00,000 | 100000000000",
                "₹ 1,23,456 | 12345600",
                "₹1,23,456 | 12345600",
                "1,23,456 ₹ | 12345600",
                "Rs. 500/- | 50000",
                "Rs.500/- | 50000",
                "rs 500 | 50000",
                "500/= | 50000",
                "INR 500.00 | 50000",
                "500.00 INR | 50000",
                "रु. ५०० | 50000",
                "+500 | 50000",
                "500.00 Cr | 50000",
                "500.00Cr. | 50000",
                "500.00 CR | 50000",
                "१,२३,४५६.५० | 12345650",
                "'\u00a0 500\u00a0' | 50000",
                "'500.00\u2009\u202f' | 50000",
                "'\u200b500\ufeff' | 50000",
                "₹\u00a01,23,456.00 | 12345600",
                "'\t500\n' | 50000",
                "10000000000.00 | 1000000000000",
            })
    void amountsAsIndianSheetsWriteThemAreRead(String text, long paise) {
        assertThat(AmountText.read(text)).isEqualTo(new Reading.Read(paise));
    }

    @ParameterizedTest(name = "[{0}] is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | NOT_AN_AMOUNT",
                "' ' | NOT_AN_AMOUNT",
                "₹ | NOT_AN_AMOUNT",
                ". | NOT_AN_AMOUNT",
                ".50 | NOT_AN_AMOUNT",
                "500. | NOT_AN_AMOUNT",
                "abc | NOT_AN_AMOUNT",
                "500 only | NOT_AN_AMOUNT",
                "500x | NOT_AN_AMOUNT",
                "500 600 | NOT_AN_AMOUNT",
                "1 23 456 | NOT_AN_AMOUNT",
                "1\u00a0234 | NOT_AN_AMOUNT",
                "₹ ₹ 500 | NOT_AN_AMOUNT",
                "₹ 500 INR | NOT_AN_AMOUNT",
                "--500 | NOT_AN_AMOUNT",
                "(500 | NOT_AN_AMOUNT",
                "500) | NOT_AN_AMOUNT",
                "$500 | NOT_AN_AMOUNT",
                "USD 500 | NOT_AN_AMOUNT",
                "=500 | NOT_AN_AMOUNT",
                "1.2.3 | NOT_AN_AMOUNT",
                "500.00.00 | NOT_AN_AMOUNT",
                "5 lakh | NOT_AN_AMOUNT",
                "NaN | NOT_AN_AMOUNT",
                "0x1F | NOT_AN_AMOUNT",
                "(500.00) | NEGATIVE",
                "-500 | NEGATIVE",
                "- 500 | NEGATIVE",
                "−500 | NEGATIVE",
                "500- | NEGATIVE",
                "₹ -500 | NEGATIVE",
                "-₹500 | NEGATIVE",
                "(₹ 500.00) | NEGATIVE",
                "₹ (500) | NEGATIVE",
                "500.00 Dr | DEBIT",
                "500 dr. | DEBIT",
                "5 Cr | CRORE_OR_CREDIT",
                "1.5 Cr | CRORE_OR_CREDIT",
                "1,2,3456.00 | GROUPING",
                "1,2,3456.00x | GROUPING",
                "1,23,45 | GROUPING",
                "12,345,67 | GROUPING",
                "123,45,678 | GROUPING",
                "1,234,56,789 | GROUPING",
                "1,23,456,789 | GROUPING",
                "1234,567 | GROUPING",
                ",500 | GROUPING",
                "500, | GROUPING",
                "1,,234 | GROUPING",
                "0,123 | GROUPING",
                "1234,56 | GROUPING",
                "1.234,56 | DECIMAL_COMMA",
                "500.000 | TOO_MANY_DECIMALS",
                "500.505 | TOO_MANY_DECIMALS",
                "5E+05 | SHORTENED",
                "4.12E+11 | SHORTENED",
                "5e5 | SHORTENED",
                "1.5E-3 | SHORTENED",
                "000000050000 | PADDED",
                "00 | PADDED",
                "०१५ | PADDED",
                "१२3 | MIXED_DIGITS",
                "५००.50 | MIXED_DIGITS",
                "10000000000.01 | TOO_LARGE",
                "99999999999999999999999999 | TOO_LARGE",
                "9223372036854775807 | TOO_LARGE",
            })
    void whatIsNotSurelyOneAmountHasAName(String text, Problem problem) {
        assertThat(AmountText.read(text)).isEqualTo(new Reading.Unread(problem));
    }

    @ParameterizedTest(name = "stored [{0}]")
    @CsvSource({
        "500, 50000",
        "1234.56, 123456",
        "4.5999999999999996, 460",
        "0.30000000000000004, 30",
        "1234.5600000000002, 123456",
        "5E+05, 50000000",
        "5.0E5, 50000000",
        "1.23456E5, 12345600",
        "0, 0",
        "1E10, 1000000000000",
        "0.01, 1",
        "9999999999.99, 999999999999",
    })
    void aStoredDoubleBecomesTheAmountThatExcelShows(String stored, long paise) {
        assertThat(AmountText.readStored(stored)).isEqualTo(new Reading.Read(paise));
    }

    @ParameterizedTest(name = "stored [{0}] is {1}")
    @CsvSource({
        "1234.565, TOO_MANY_DECIMALS",
        "0.001, TOO_MANY_DECIMALS",
        "1E-300, TOO_MANY_DECIMALS",
        "-500, NEGATIVE",
        "-1E-9, NEGATIVE",
        "10000000000.01, TOO_LARGE",
        "1E+11, TOO_LARGE",
        "1E+308, TOO_LARGE",
        "1E+309, NOT_AN_AMOUNT",
        "NaN, NOT_AN_AMOUNT",
        "Infinity, NOT_AN_AMOUNT",
        "0x1p3, NOT_AN_AMOUNT",
        "1d, NOT_AN_AMOUNT",
        "'', NOT_AN_AMOUNT",
        "' 5', NOT_AN_AMOUNT",
        "५, NOT_AN_AMOUNT",
    })
    void aStoredNumberThatIsNoAmountHasAName(String stored, Problem problem) {
        assertThat(AmountText.readStored(stored)).isEqualTo(new Reading.Unread(problem));
    }

    @Test
    void aMinusZeroInANumericCellIsZero() {
        assertThat(AmountText.readStored("-0")).isEqualTo(new Reading.Read(0));
    }

    @Property
    void whatRupeesFormatsIsReadBack(@ForAll @LongRange(min = 0, max = AmountText.PAISE_MAX) long paise) {
        assertThat(AmountText.read(Rupees.format(paise))).isEqualTo(new Reading.Read(paise));
    }

    @Property
    void everyDoubleOfAnAmountIsThatAmount(@ForAll @LongRange(min = 0, max = AmountText.PAISE_MAX) long paise) {
        double asExcelHoldsIt = paise / 100.0;
        assertThat(AmountText.readStored(Double.toString(asExcelHoldsIt))).isEqualTo(new Reading.Read(paise));
        assertThat(AmountText.readStored(String.format("%.17g", asExcelHoldsIt)))
                .isEqualTo(new Reading.Read(paise));
    }

    @Property(tries = 5000)
    void aSlowReaderAgreesOnEveryText(@ForAll("nearAmounts") String text) {
        switch (AmountText.read(text)) {
            case Reading.Read(long paise) -> assertThat(SlowAmount.read(text)).contains(paise);
            case Reading.Unread _ -> assertThat(SlowAmount.read(text)).isEmpty();
        }
    }

    @Property
    void anyTextAtAllIsAnswered(@ForAll String text) {
        assertThat(AmountText.read(text)).isNotNull();
        assertThat(AmountText.readStored(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> nearAmounts() {
        Arbitrary<String> part = Arbitraries.of(
                "0",
                "1",
                "5",
                "12",
                "123",
                "456",
                "१",
                "२३",
                ",",
                ",",
                ".",
                ".",
                "00",
                "₹",
                "Rs.",
                "Rs",
                "INR",
                "/-",
                " ",
                "\u00a0",
                "-",
                "(",
                ")",
                "Cr",
                "Dr",
                "E+",
                "1,23,456",
                "1,234,567",
                "500.00",
                "-",
                "x");
        return part.list().ofMinSize(1).ofMaxSize(7).map(parts -> String.join("", parts));
    }
}
