package io.muster.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks from a spreadsheet program, and texts replaced in a column: whole, where they were meant to go, or not at all. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CorrectBlocksIT {
    private static final String HINDI = "आशा ".repeat(20);

    private String loan = "";

    @BeforeEach
    void addALoan() {
        Lenders.provision();
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
    }

    @Test
    void aLargeBlockIsPastedWhole() {
        List<String> row = GridPage.row(loan, "wrong", "UPI", "41234567890", "Asha Rao");
        String id = Sheets.collect(People.MAKER, Collections.nCopies(100, row));
        String block = IntStream.rangeClosed(1, 100)
                .mapToObj(line -> line + ".00\tUPI\tREF" + (100_000_000_000L + line) + "\t" + HINDI)
                .collect(Collectors.joining("\n"));
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, id);

            GridPage.paste(page, "#c2-1", block);

            assertThat(page.locator("#bar")).not().containsText("Nothing edited yet");
            assertThat(page.locator(".saving")).hasCount(0);
            GridPage.open(browser, id);
            assertThat(page.locator("#c2-1 .text")).hasText("1.00");
            assertThat(page.locator("#c101-1 .text")).hasText("100.00");
            assertThat(page.locator("#c101-4 .text")).hasText(HINDI.strip());
            browser.assertNoFaults();
        }
    }

    @Test
    void aBlockGoesWhereThePickedCellsBeginAndALineBreakInACellIsNoNewRow() {
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, GridPage.badUpload(loan));
            page.locator("#c2-4").click();
            page.keyboard().press("Shift+ArrowDown");

            GridPage.paste(page, "05-11-2026\t\"Asha\r\n\"\"Rao\"\"\"\r\n06-11-2026\t\"Ravi\"\r\n");

            assertThat(page.locator(".saving")).hasCount(0);
            assertThat(page.locator("#c2-4 .text")).hasText("05-11-2026");
            assertThat(page.locator("#c2-5 .text")).hasText("Asha \"Rao\"");
            assertThat(page.locator("#c3-4 .text")).hasText("06-11-2026");
            assertThat(page.locator("#c3-5 .text")).hasText("\"Ravi\"");
            assertThat(page.locator("#c4-5 .text")).hasText("Asha Rao");
            browser.assertNoFaults();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c3-1 | 1.00,2.00,3.00 | the block has 3 lines, and this page has 2 rows
            c2-6 | Asha;Ravi | the block has 2 columns, and the sheet has 1
            """)
    void aBlockThatDoesNotFitIsNotCut(String cell, String block, String sentence) {
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, GridPage.badUpload(loan));

            GridPage.paste(page, "#" + cell, block.replace(',', '\n').replace(';', '\t'));

            assertThat(page.locator("#problem")).containsText(sentence);
            assertThat(page.locator("#bar")).containsText("Nothing edited yet");
            assertThat(page.locator("#c3-1 .text")).hasText("500.00");
            browser.assertNoFaults();
        }
    }

    @Test
    void aBlockThatMeetsASentRowIsNotPasted() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            Page page = GridPage.open(browser, id);
            GridPage.write(page, "#c3-2", "NEFT");
            page.locator("#send-open").click();
            page.locator("#send-now").click();
            page.waitForURL(address -> address.contains("/console/uploads/") && !address.contains(id));
            GridPage.open(browser, id);

            GridPage.paste(page, "#c2-1", "1.00\n2.00\n3.00");

            assertThat(page.locator("#problem")).containsText("Row 3 was sent");
            assertThat(page.locator("#bar")).containsText("Nothing edited yet");
            browser.assertNoFaults();
        }
    }

    @Test
    void whatIsReplacedIsWhatWasLookedAt() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.allow("409");
            Page page = GridPage.open(browser, id);
            look(page, "upi", "IMPS");
            assertThat(page.locator("#replace-look")).containsText("Change 2 cells");
            browser.picture("correct-replace");
            page.locator("#replace-by").fill("CASH");
            assertThat(page.locator("#replace-look")).isEmpty();
            page.locator("dialog#replace [data-close]").click();

            look(page, "upi", "IMPS");
            assertThat(page.locator("#replace-look")).containsText("Change 2 cells");
            GridPage.editElsewhere(id, 3, 2, "upi");
            page.locator("#replace-look button").click();
            assertThat(page.locator("#replace[open] [data-problem]")).containsText("nothing was done");
            GridPage.open(browser, id);
            assertThat(page.locator("#c2-2 .text")).hasText("UPI");

            look(page, "upi", "IMPS");
            assertThat(page.locator("#replace-look")).containsText("Change 3 cells");
            page.locator("#replace-look button").click();
            assertThat(page.locator("#c2-2 .text")).hasText("IMPS");
            assertThat(page.locator("#c3-2 .text")).hasText("IMPS");
            browser.assertNoFaults();
        }
    }

    @Test
    void asManyOtherCellsAreNotWhatWasLookedAt() {
        String id = GridPage.badUpload(loan);
        try (Browser browser = Browser.of(People.MAKER)) {
            browser.allow("409");
            Page page = GridPage.open(browser, id);
            look(page, "upi", "IMPS");
            assertThat(page.locator("#replace-look")).containsText("Change 2 cells");

            GridPage.editElsewhere(id, 2, 2, "NEFT");
            GridPage.editElsewhere(id, 3, 2, "UPI");
            page.locator("#replace-look button").click();

            assertThat(page.locator("#replace[open] [data-problem]")).containsText("nothing was done");
            GridPage.open(browser, id);
            assertThat(page.locator("#c3-2 .text")).hasText("UPI");
            assertThat(page.locator("#c4-2 .text")).hasText("UPI");
            browser.assertNoFaults();
        }
    }

    private static void look(Page page, String find, String by) {
        page.locator("#replace-open").click();
        var _ = page.locator("#replace-col").selectOption("2");
        page.locator("#replace-find").fill(find);
        page.locator("#replace-by").fill(by);
        page.locator("dialog#replace button[hx-post$='/look']").click();
    }
}
