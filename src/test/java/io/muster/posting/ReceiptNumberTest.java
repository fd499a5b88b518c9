package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipt numbers, their years, and the series of branches. */
class ReceiptNumberTest {

    @Test
    void theLongestNumberHasSixteenCharacters() {
        ReceiptNumber longest = ReceiptNumber.of("MUMB", new FinancialYear(2026), ReceiptNumber.NUMBER_MAX);

        assertThat(longest.value()).isEqualTo("MUMB/26/99999999").hasSize(ReceiptNumber.LENGTH_MAX);
    }

    @Test
    void aUsedUpSeriesAndAMisshapenNumberAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReceiptNumber.of("MUM", new FinancialYear(2026), ReceiptNumber.NUMBER_MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReceiptNumber("mum/26/00000001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/26/00000001",
                "MUMBA/26/00000001",
                "MUM/26/0000001",
                "MUM/26/000000001",
                "MUM/2A/00000001",
                "MUM/26/0000000X",
                "MUM-26/00000001",
                "MUM/26-00000001",
                "M\u0661M/26/00000001",
                "MU/M/26/00000001",
                "MUM/26/00000001\n",
            })
    void whatIsNotOfTheFormIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReceiptNumber(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M/26/00000001", "A-1/00/00000000", "0Z-9/99/99999999"})
    void whatIsOfTheFormIsTaken(String value) {
        assertThat(new ReceiptNumber(value).value()).isEqualTo(value);
    }

    @Test
    void theFinancialYearTurnsAtMidnightInIndia() {
        LocalDate last = BusinessDays.inIndia(Instant.parse("2027-03-31T18:29:00Z"));
        LocalDate first = BusinessDays.inIndia(Instant.parse("2027-03-31T18:31:00Z"));

        assertThat(FinancialYear.of(last)).isEqualTo(new FinancialYear(2026));
        assertThat(FinancialYear.of(first)).isEqualTo(new FinancialYear(2027));
    }

    @Test
    void aShortBranchCodeIsItsOwnSeriesAndOthersNeverMeetOne() {
        assertThat(Branches.candidates("MUM1")).containsExactly("MUM1");
        List<String> made = Branches.candidates(Branches.code(" Pune  camp ")).toList();

        assertThat(Branches.code(" Pune  camp ")).isEqualTo("PUNE CAMP");
        assertThat(made)
                .doesNotHaveDuplicates()
                .allMatch(series -> series.matches("[A-Z]{2}-[A-Z0-9]|[A-Z0-9]-[A-Z0-9]{2}"));
        assertThat(made.getFirst()).isEqualTo("PU-C");
        assertThat(Branches.candidates("HUBBALLI NORTH")).startsWith("HU-N", "HU-B", "HU-A");
        assertThat(Branches.candidates("NASHIK")).startsWith("NA-S");
        assertThat(Branches.candidates("मुंबई").findFirst()).hasValue("BR-0");
    }
}
