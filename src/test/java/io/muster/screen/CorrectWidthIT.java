package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a row, and how to mend it, is read without moving anything sideways, however long what stands before it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CorrectWidthIT {
    /** What of the last column's text lies outside of what is seen of the table. */
    private static final String CUT_OFF = """
            () => {
              const seen = document.querySelector('.scroll').getBoundingClientRect()
              const right = Math.min(seen.right, document.documentElement.clientWidth)
              return [...document.querySelectorAll('#grid tr > :last-child')].flatMap(cell => {
                const text = document.createRange()
                text.selectNodeContents(cell)
                return [...text.getClientRects()]
                  .filter(box => box.width > 0 && (box.right > right + 0.5 || box.left < seen.left))
                  .map(box => `${box.left}–${box.right} of ${right}: ${cell.textContent.trim().slice(0, 60)}`)
              })
            }
            """;

    /** What stands where a cell is, if it is not that cell. */
    private static final String COVERED = """
            cell => {
              const box = cell.getBoundingClientRect()
              const at = [box.left + 2, box.left + box.width / 2, box.right - 2]
              return at.map(x => document.elementFromPoint(x, box.top + 2))
                .filter(on => !on || !cell.contains(on))
                .map(on => `${cell.id} lies under ${on?.outerHTML.slice(0, 80)}`)
            }
            """;

    private static final int ROWS = 25;

    private static final List<String> WIDE = List.of(
            "Loan account",
            "Amount",
            "Mode",
            "Reference",
            "Value date",
            "Payer",
            "Branch",
            "Collector",
            "Remarks of the collector",
            "Zone",
            "Bank of the payer",
            "Deposit slip");

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Lakshminarayanan Venkatasubramanian", "9876543210");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1280, 1366})
    void longReferencesLeaveRoomForWhatIsWrong(int width) {
        String id = Sheets.collect(
                People.MAKER,
                List.of(
                        row("12,34,5,678.90", "NEFT", "HDFCR52026" + digits(12)),
                        row("5,000.00 Dr", "RTGS", "UTIBR6202611" + digits(10)),
                        row("1,23,4567", "UPI", "UPI/" + Sheets.reference() + "/LAKSHMINARAYANAN")));
        try (Browser browser = Browser.of(People.MAKER, new Screen(width, false))) {
            Page page = GridPage.open(browser, id);
            browser.picture("correct-long");

            assertNothingIsCutOff(page);
            if (width > 1024) {
                assertThat(
                                page.evaluate(
                                        "() => { const s = document.querySelector('.scroll'); return s.scrollWidth - s.clientWidth }"))
                        .as("pixels of the table that are out of sight at " + width)
                        .isEqualTo(0);
            }
            GridPage.write(page, "#c2-1", "1234.50");
            page.locator("#r2 .verdict.posted").waitFor();
            assertNothingIsCutOff(page);
            browser.assertNoSidewaysScroll();
            browser.assertNoFaults();
        }
    }

    @Test
    void aWideSheetMovesBehindWhatIsWrongAndTheCellInHandDoesNot() {
        List<String> row = List.of(
                loan,
                "1,23,4567",
                "NEFT",
                "HDFCR52026" + digits(12),
                Sheets.today(),
                "Lakshminarayanan Venkatasubramanian",
                "Thiruvananthapuram",
                "K. Balasubramaniam",
                "Paid at the door",
                "South",
                "State Bank of India",
                "SLIP-" + digits(8));
        String id = Sheets.send(People.MAKER, List.of(WIDE, row));
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, id);
            browser.picture("correct-wide");
            assertNothingIsCutOff(page);

            page.locator("#c2-1").focus();
            for (String key : List.of("End", "Home")) {
                page.keyboard().press(key);
                assertThat(page.locator("td.cell:focus").evaluate(COVERED)).isEqualTo(List.of());
                assertNothingIsCutOff(page);
            }
            for (int column = 1; column < WIDE.size(); column++) {
                page.keyboard().press("ArrowRight");
                assertThat(page.locator("td.cell:focus").evaluate(COVERED)).isEqualTo(List.of());
            }
            browser.assertNoFaults();
        }
    }

    @Test
    void theRowInHandIsNotUnderTheBarThatStays() {
        String id =
                Sheets.collect(People.MAKER, Collections.nCopies(ROWS, row("1,23,4567", "UPI", Sheets.reference())));
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, id);
            page.locator("#c2-1").focus();
            page.keyboard().press("Control+End");

            for (int row = ROWS; row > 1; row--) {
                page.keyboard().press("ArrowUp");
                assertThat(page.locator("td.cell:focus").evaluate(COVERED)).isEqualTo(List.of());
            }
            browser.assertNoFaults();
        }
    }

    private static void assertNothingIsCutOff(Page page) {
        assertThat(page.evaluate(CUT_OFF)).as("what is cut off").isEqualTo(List.of());
    }

    private List<String> row(String amount, String mode, String reference) {
        return GridPage.row(loan, amount, mode, reference, "Lakshminarayanan Venkatasubramanian");
    }

    private static String digits(int count) {
        String some = UUID.randomUUID().toString().replaceAll("[^0-9]", "") + "0".repeat(count);
        return some.substring(0, count);
    }
}
