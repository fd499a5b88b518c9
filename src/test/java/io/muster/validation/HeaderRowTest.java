package io.muster.validation;

import static io.muster.validation.Sheet.COLLECTIONS;
import static io.muster.validation.Sheet.LOAN_BOOK;
import static io.muster.validation.Sheet.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rows.RawRow;
import io.muster.rows.UnreadableWorkbook;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetLayouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderRowTest {

    @Test
    void columnsStandInAnyOrderUnderAnyOfTheirNames() {
        HeaderRow found = HeaderRow.find(
                List.of(
                        row(1, "Acme Finance Ltd"),
                        row(2, "Collections for", "05-11-2026"),
                        row(
                                4,
                                "Sr. No",
                                "TXN\u00a0DATE",
                                " Utr no. ",
                                "Payment-Mode",
                                "Amt Received (Rs)",
                                "Amt. Received",
                                "Loan A/c No*")),
                COLLECTIONS);
        assertThat(found)
                .isEqualTo(new HeaderRow.Found(
                        4,
                        Map.of("valueDate", 1, "reference", 2, "mode", 3, "amount", 5, "loanAccount", 6),
                        List.of(
                                "Sr. No",
                                "TXN DATE",
                                "Utr no.",
                                "Payment-Mode",
                                "Amt Received (Rs)",
                                "Amt. Received",
                                "Loan A/c No*")));
    }

    @Test
    void everyShippedHeaderIsFound() {
        for (SheetLayout layout : List.of(COLLECTIONS, LOAN_BOOK)) {
            HeaderNames names = new HeaderNames(layout);
            for (SheetLayout.Column column : layout.fields()) {
                assertThat(column.headers()).allMatch(header -> column.field().equals(names.fieldOf(header)));
                assertThat(names.fieldOf(column.title().toUpperCase(java.util.Locale.ROOT)))
                        .isEqualTo(column.field());
            }
        }
    }

    @Test
    void theHeaderMayStandInTheTwentiethRowButNotBelow() {
        assertThat(HeaderRow.find(List.of(row(20, "LAN", "Amount", "Mode", "Date")), COLLECTIONS))
                .isInstanceOf(HeaderRow.Found.class);
        assertThat(problem(List.of(row(21, "LAN", "Amount", "Mode", "Date"))).code())
                .isEqualTo(SheetProblem.NO_HEADER);
    }

    @Test
    void aSheetWithoutAHeaderSaysWhichColumnsItNeeds() {
        HeaderRow.Problem problem =
                problem(List.of(row(1, "LN-1", "500", "UPI", "05-11-2026"), row(2, "Lone acount", "x")));
        assertThat(problem.code()).isEqualTo(SheetProblem.NO_HEADER);
        assertThat(problem.message())
                .isEqualTo(
                        "None of the first 20 rows names the columns that a collections sheet needs: Loan account, Amount,"
                                + " Mode, Value date; the closest header is \"Lone acount\" in A2.");
        assertThat(problem(List.of()).code()).isEqualTo(SheetProblem.NO_HEADER);
    }

    @Test
    void aMissingColumnIsNamedWithTheNearestHeader() {
        HeaderRow.Problem problem = problem(List.of(row(3, "LAN", "Amount", "Moode", "Date", "Remarks")));
        assertThat(problem.code()).isEqualTo(SheetProblem.MISSING_COLUMN);
        assertThat(problem.message())
                .isEqualTo("The header in row 3 has no column for Mode; the closest header is \"Moode\" in C3.");
        assertThat(problem.remedy()).startsWith("Head a column \"Mode\"; also understood: Mode of payment");
        assertThat(problem.rowNumber()).isEqualTo(3);
    }

    @Test
    void twoColumnsForOneFieldAreBothNamed() {
        HeaderRow.Problem problem = problem(List.of(row(2, "LAN", "Amount", "Mode", "Date", "Amt Received")));
        assertThat(problem.code()).isEqualTo(SheetProblem.TWO_COLUMNS);
        assertThat(problem.message())
                .isEqualTo("\"Amount\" in B2 and \"Amt Received\" in E2 are both headed as Amount.");
        UnreadableWorkbook refusal = problem.asUnreadable();
        assertThat(refusal.code()).isEqualTo("two-columns-for-one-field");
        assertThat(refusal.rowNumber()).isEqualTo(2);
    }

    @Test
    void aCompleteHeaderWinsOverAnEarlierTableThatLooksLikeOne() {
        HeaderRow found = HeaderRow.find(
                List.of(row(1, "Amount", "Mode", "Amount"), row(5, "LAN", "Amount", "Mode", "Date")), COLLECTIONS);
        assertThat(found)
                .isInstanceOfSatisfying(
                        HeaderRow.Found.class,
                        header -> assertThat(header.rowNumber()).isEqualTo(5));
    }

    @Test
    void aVisibleHeaderWinsOverAHiddenOne() {
        RawRow hidden =
                new RawRow(1, true, row(1, "LAN", "Amount", "Mode", "Date").cells());
        HeaderRow found = HeaderRow.find(List.of(hidden, row(2, "LAN", "Amount", "Mode", "Date")), COLLECTIONS);
        assertThat(found)
                .isInstanceOfSatisfying(
                        HeaderRow.Found.class,
                        header -> assertThat(header.rowNumber()).isEqualTo(2));
    }

    @Test
    void aLoanBookNeedsTermsOrInstalments() {
        assertThat(HeaderRow.find(
                        List.of(row(
                                1, "LAN", "Customer Name", "Branch", "Loan Amount", "ROI", "Tenure", "First EMI Date")),
                        LOAN_BOOK))
                .isInstanceOf(HeaderRow.Found.class);
        assertThat(HeaderRow.find(
                        List.of(row(
                                1,
                                "LAN",
                                "Customer Name",
                                "Branch",
                                "EMI No",
                                "Due Date",
                                "Principal due",
                                "Interest")),
                        LOAN_BOOK))
                .isInstanceOf(HeaderRow.Found.class);
        HeaderRow neither = HeaderRow.find(
                List.of(row(1, "LAN", "Customer Name", "Branch", "Loan Amount", "ROI", "Tenure")), LOAN_BOOK);
        assertThat(neither)
                .isInstanceOfSatisfying(
                        HeaderRow.Problem.class,
                        problem -> assertThat(problem.message())
                                .isEqualTo("The header in row 1 has no column for First due date."));
    }

    @Test
    void aLendersOwnLayoutNamesItsColumnsItsOwnWay() {
        SheetLayout own = SheetLayouts.parse("""
                {"kind": "collections", "name": "own", "dayFirst": true, "fields": [
                  {"field": "loanAccount", "title": "Khata", "required": true, "headers": ["Khata"]},
                  {"field": "amount", "title": "Paisa", "required": true, "headers": ["Paisa"]},
                  {"field": "mode", "title": "Kaise", "required": true, "headers": ["Kaise"]},
                  {"field": "valueDate", "title": "Kab", "required": true, "headers": ["Kab"]}
                ]}
                """);
        assertThat(HeaderRow.find(List.of(row(1, "khata", "paisa", "kaise", "kab")), own))
                .isInstanceOf(HeaderRow.Found.class);
        assertThat(HeaderRow.find(List.of(row(1, "LAN", "Amount", "Mode", "Date")), own))
                .isInstanceOf(HeaderRow.Problem.class);
    }

    @Test
    void aRemarkInBracketsDoesNotHideAHeader() {
        HeaderRow found = HeaderRow.find(
                List.of(row(1, "LAN (text)", "Amount paid (in Rs.)", "Mode [optional]", "VALUE DATE (dd-mm-yyyy)")),
                COLLECTIONS);
        assertThat(found)
                .isInstanceOfSatisfying(
                        HeaderRow.Found.class,
                        header -> assertThat(header.columns())
                                .isEqualTo(Map.of("loanAccount", 0, "amount", 1, "mode", 2, "valueDate", 3)));
    }

    @Test
    void aRemarkThatChangesTheMeaningIsNotPassedOver() {
        assertThat(problem(List.of(row(1, "LAN", "Amount (in lakhs)", "Mode", "Date")))
                        .message())
                .isEqualTo("The header in row 1 has no column for Amount;"
                        + " the closest header is \"Amount (in lakhs)\" in B1.");
        assertThat(problem(List.of(row(1, "LAN", "Amount", "Mode", "Value date (mm/dd/yyyy)")))
                        .message())
                .contains("no column for Value date", "\"Value date (mm/dd/yyyy)\" in D1");
    }

    @Test
    void aSheetOfTheOtherKindIsRecognised() {
        String[] book = {"LAN", "Customer Name", "Branch", "Loan Amount", "ROI", "Tenure", "First EMI Date"};
        HeaderRow.Problem asCollections = problem(List.of(row(1, book)));
        assertThat(asCollections.code()).isEqualTo(SheetProblem.MISSING_COLUMN);
        assertThat(asCollections.remedy()).isEqualTo("This looks like a loan book: upload it with kind=loan-book.");
        assertThat(HeaderRow.find(List.of(row(1, "LAN", "Amount", "Mode", "Date")), LOAN_BOOK))
                .isInstanceOfSatisfying(
                        HeaderRow.Problem.class,
                        problem -> assertThat(problem.remedy())
                                .isEqualTo("This looks like a collections sheet: upload it with kind=collections."));
    }

    @Test
    void aVeryWideRowIsLookedAtUpToALimit() {
        List<String> texts = new ArrayList<>(List.of("LAN", "Amount", "Mode", "Date"));
        while (texts.size() < 5000) {
            texts.add("Amount " + texts.size());
        }
        assertThat(HeaderRow.find(List.of(row(1, texts.toArray(String[]::new))), COLLECTIONS))
                .isInstanceOfSatisfying(
                        HeaderRow.Found.class,
                        found -> assertThat(found.headers()).hasSize(512));
    }

    private static HeaderRow.Problem problem(List<RawRow> head) {
        return (HeaderRow.Problem) HeaderRow.find(head, COLLECTIONS);
    }
}
