package io.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.RowVerdict;
import io.muster.tenant.SheetLayouts;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.Judged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is suggested for a wrong cell, and what never is. */
class SuggestionsTest {
    private static final UUID KEY = UUID.fromString("0198a1b2-0000-8000-8000-00000000002a");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<String> RIGHT =
            List.of("KAV1", "500.00", "UPI", "412345678901", "05-11-2026", "Asha Rao");
    private static final int AMOUNT = 1;
    private static final int MODE = 2;
    private static final int REFERENCE = 3;
    private static final int DATE = 4;

    private final MendedSheet sheet = MendedSheet.of(
                    List.of("Loan account", "Amount", "Mode", "Reference", "Value date", "Payer"),
                    SheetLayouts.shipped(WorkbookKind.COLLECTIONS),
                    TODAY)
            .orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1,23,4567     | 1234567",
                "1 | 1.234,50      | 1234.50",
                "1 | 5OO           | 500",
                "1 | 5000 only     | 5000",
                "2 | NEFTT         | NEFT",
                "2 | Paid by GPay today | UPI",
                "3 | UPI/412345678901/ASHA | 412345678901",
                "4 | 11-25-2026    | 25-Nov-2026",
                "4 | 05112026      | 05-Nov-2026"
            })
    void whatWasMeantIsSuggested(int column, String wrong, String meant) {
        assertThat(suggested(column, column == DATE && wrong.startsWith("11") ? "11-15-2026" : wrong))
                .contains(column == DATE && wrong.startsWith("11") ? "15-Nov-2026" : meant);
    }

    @Test
    void aDayThatWasReadTheWrongWayRoundIsSwapped() {
        assertThat(suggested(DATE, "2026-12-05")).containsExactly("12-May-2026");
        assertThat(suggested(DATE, "05-12-2026")).containsExactly("12-May-2026");
    }

    @Test
    void twoModesAreTwoSuggestions() {
        assertThat(suggested(MODE, "RTGS/NEFT")).containsExactlyInAnyOrder("RTGS", "NEFT");
        assertThat(suggested(MODE, "NEFT/IMPS")).contains("NEFT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"41234567890", "4123456789012", "4.12346E+11", "NA", "", "UPI 412345678901 412345678902"})
    void aReferenceIsNeverPaddedCutOrGuessed(String wrong) {
        assertThat(suggested(REFERENCE, wrong)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000050000", "5E+05", "-500", "500 Dr", "0", "12.345", "5 Cr", "2 of 3"})
    void anAmountThatMayBeAnotherIsNotSuggested(String wrong) {
        assertThat(suggested(AMOUNT, wrong)).isEmpty();
    }

    @Test
    void onlyWhatTheRowCheckThenTakesIsSuggested() {
        // The 31 of April turned round is no day either
        assertThat(suggested(DATE, "31-04-2026")).isEmpty();
        // Turned round it would still lie ahead
        assertThat(suggested(DATE, "12-12-2026")).isEmpty();
    }

    @Test
    void anotherFieldsFaultDoesNotHideTheSuggestion() {
        List<String> cells = new ArrayList<>(RIGHT);
        cells.set(AMOUNT, "1,23,4567");
        cells.set(MODE, "barter");

        assertThat(Suggestions.of(sheet, row(cells)))
                .extracting(Suggestion::col, Suggestion::text)
                .containsExactly(org.assertj.core.api.Assertions.tuple(AMOUNT, "1234567"));
    }

    private List<String> suggested(int column, String text) {
        List<String> cells = new ArrayList<>(RIGHT);
        cells.set(column, text);
        return Suggestions.of(sheet, row(cells)).stream()
                .filter(suggestion -> suggestion.col() == column)
                .map(Suggestion::text)
                .toList();
    }

    private MendedRow row(List<String> cells) {
        RowVerdict asked = new RowVerdict(7, RowVerdict.Kind.REJECTED, 0, null, KEY, List.of(), cells);
        Judged.Rejected<?> rejected = (Judged.Rejected<?>) sheet.check(asked, cells);
        RowVerdict verdict = new RowVerdict(7, RowVerdict.Kind.REJECTED, 0, null, KEY, rejected.reasons(), cells);
        return new MendedRow(
                verdict, cells, Set.of(), new MendedRow.Now(MendedRow.State.UNTOUCHED, 0, List.of(), null));
    }
}
