package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What tests of the correction grid do alike. */
final class GridPage {
    /** Where what is written goes. */
    static final Pattern CHANGES = Pattern.compile("/correct/(cells|undo)$");

    private GridPage() {}

    /**
     * An upload with rows 2 to 5: an amount grouped wrongly, a mode that is none, a reference that is too short, and a loan
     * that is one slip away.
     */
    static String badUpload(String loan) {
        return Sheets.collect(
                People.MAKER,
                List.of(
                        row(loan, "1,23,4567", "UPI", Sheets.reference(), "Asha Rao 98765 43210"),
                        row(loan, "500.00", "NEFTT", "SBIN0012345678", "Asha Rao"),
                        row(loan, "700.00", "UPI", "41234567890", "Asha Rao"),
                        row(loan + "0", "900.00", "UPI", Sheets.reference(), "Asha Rao")));
    }

    /** A row of a sheet, of today. */
    static List<String> row(String loan, String amount, String mode, String reference, String payer) {
        return List.of(loan, amount, mode, reference, Sheets.today(), payer);
    }

    @CanIgnoreReturnValue
    static Page open(Browser browser, String upload) {
        var _ = browser.goTo("/console/uploads/" + upload + "/correct");
        return browser.page();
    }

    /** Begins to write into a cell, as somebody types. */
    static void type(Page page, String cell, String text) {
        page.locator(cell).focus();
        page.keyboard().type(text);
    }

    /** Writes into a cell. */
    static void write(Page page, String cell, String text) {
        type(page, cell, text);
        page.keyboard().press("Enter");
    }

    /** Pastes a block from a cell on. */
    static void paste(Page page, String cell, String block) {
        page.locator(cell).click();
        paste(page, block);
    }

    /** Pastes a block where somebody is. */
    static void paste(Page page, String block) {
        page.context()
                .grantPermissions(
                        List.of("clipboard-read", "clipboard-write"),
                        new BrowserContext.GrantPermissionsOptions().setOrigin(Browser.address()));
        var _ = page.evaluate("text => navigator.clipboard.writeText(text)", block);
        page.keyboard().press("ControlOrMeta+V");
    }

    /** Holds back what is written, in the order in which the page asks for it. */
    static List<Route> held(Page page) {
        List<Route> waiting = new ArrayList<>();
        page.route(CHANGES, waiting::add);
        return waiting;
    }

    /** Lets the so-many-th be answered once it was asked, when none behind it was asked already. */
    static void answer(Page page, List<Route> waiting, int number) {
        page.waitForCondition(() -> waiting.size() >= number);
        assertThat(waiting).hasSize(number);
        waiting.getLast().resume();
    }

    /** A colleague writes into a cell, on another page. */
    static void editElsewhere(String upload, int row, int column, String text) {
        String address = "/api/v1/uploads/" + upload + "/correction";
        String correction = Sheets.as(People.MAKER)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(address)
                .path("id");
        var _ = Sheets.as(People.MAKER)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "correction", correction,
                        "step", UUID.randomUUID().toString(),
                        "cells", List.of(Map.of("row", row, "column", column, "text", text))))
                .patch(address + "/cells")
                .then()
                .statusCode(200);
    }
}
