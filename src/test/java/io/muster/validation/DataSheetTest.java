package io.muster.validation;

import static io.muster.validation.Sheet.COLLECTIONS;
import static io.muster.validation.Sheet.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.validation.DataSheet.Candidate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSheetTest {
    private static final Candidate NOTES = new Candidate("Notes", false, () -> List.of(row(1, "Please fill in")));
    private static final Candidate DATA = data("Data", false);

    @Test
    void theOnlyVisibleSheetWithAHeaderIsTheOne() {
        assertThat(DataSheet.choose(List.of(NOTES, data("Old", true), DATA), COLLECTIONS))
                .isInstanceOfSatisfying(DataSheet.Chosen.class, chosen -> {
                    assertThat(chosen.index()).isEqualTo(2);
                    assertThat(chosen.name()).isEqualTo("Data");
                    assertThat(chosen.header().rowNumber()).isEqualTo(1);
                });
    }

    @Test
    void twoSheetsWithDataAreBothNamed() {
        DataSheet.Problem problem = problem(DATA, NOTES, data("More", false));
        assertThat(problem.code()).isEqualTo(SheetProblem.TWO_DATA_SHEETS);
        assertThat(problem.message()).isEqualTo("More than one sheet has data: \"Data\", \"More\".");
        assertThat(problem.asUnreadable().code()).isEqualTo("two-data-sheets");
    }

    @Test
    void hiddenSheetsNeverCount() {
        assertThat(problem(data("Data", true)).code()).isEqualTo(SheetProblem.ONLY_HIDDEN_SHEETS);
        assertThat(problem(NOTES, data("Data", true)).message()).isEqualTo("The data is hidden: sheet \"Data\".");
        assertThat(problem().code()).isEqualTo(SheetProblem.ONLY_HIDDEN_SHEETS);
    }

    @Test
    void theHeadOfAHiddenSheetIsReadOnlyWhereNoneElseHasTheData() {
        Candidate hidden = new Candidate("Hidden", true, () -> {
            throw new AssertionError("read");
        });
        assertThat(DataSheet.choose(List.of(hidden, DATA), COLLECTIONS)).isInstanceOf(DataSheet.Chosen.class);
    }

    @Test
    void ofManySheetsWithDataAFewAreNamed() {
        assertThat(problem(Collections.nCopies(200, DATA).toArray(Candidate[]::new))
                        .message())
                .isEqualTo("More than one sheet has data: \"Data\", \"Data\", \"Data\", \"Data\", \"Data\".");
    }

    @Test
    void withoutAMatchTheNearestSheetIsExplained() {
        Candidate near = new Candidate("Near", false, () -> List.of(row(2, "LAN", "Amount", "Mode")));
        DataSheet.Problem problem = problem(NOTES, near);
        assertThat(problem.code()).isEqualTo(SheetProblem.MISSING_COLUMN);
        assertThat(problem.message()).startsWith("Sheet \"Near\": The header in row 2 has no column for Value date");
        assertThat(problem(NOTES).code()).isEqualTo(SheetProblem.NO_HEADER);
    }

    private static DataSheet.Problem problem(Candidate... sheets) {
        return (DataSheet.Problem) DataSheet.choose(List.of(sheets), COLLECTIONS);
    }

    private static Candidate data(String name, boolean hidden) {
        return new Candidate(name, hidden, () -> List.of(row(1, "LAN", "Amount", "Mode", "Date"), row(2, "LN-1")));
    }
}
