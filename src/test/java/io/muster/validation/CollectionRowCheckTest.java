package io.muster.validation;

import static io.muster.validation.Sheet.accepted;
import static io.muster.validation.Sheet.cell;
import static io.muster.validation.Sheet.codes;
import static io.muster.validation.Sheet.collection;
import static io.muster.validation.Sheet.collections;
import static io.muster.validation.Sheet.number;
import static io.muster.validation.Sheet.rejected;
import static io.muster.validation.Sheet.row;
import static io.muster.validation.Sheet.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.loan.LoanAccountNumber;
import io.muster.rows.RawCell;
import io.muster.rows.RawRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionRowCheckTest {
    private static final UUID KEY = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    @Test
    void aGoodRowBecomesALine() {
        CollectionLine line = accepted(collections()
                .check(collection(Map.of(
                        "payer",
                        text("  Asha\u00a0 Rao "),
                        "agent",
                        number("1007"),
                        "originalKey",
                        text(KEY.toString()),
                        "otherMoney",
                        text(" MUM/26/00000001:\u00a0 came again ")))));
        assertThat(line)
                .isEqualTo(new CollectionLine(
                        new LoanAccountNumber("LN-1001"),
                        123450,
                        PaymentMode.UPI,
                        "412345678901",
                        LocalDate.of(2026, 11, 5),
                        KEY,
                        "Asha Rao",
                        "1007",
                        "MUM/26/00000001: came again"));
    }

    @Test
    void aRowTellsAllThatIsWrongAndNotOnlyTheFirst() {
        Judged.Rejected<CollectionLine> judged = rejected(collections()
                .check(collection(Map.of(
                        "loanAccount", RawCell.BLANK,
                        "amount", text("1,2,3456"),
                        "mode", text("barter"),
                        "valueDate", text("31-02-2026"),
                        "originalKey", text("mine")))));
        assertThat(judged.reasons())
                .extracting(Reason::cell, Reason::field, Reason::code)
                .containsExactly(
                        tuple("A12", "loanAccount", "missing-value"),
                        tuple("B12", "amount", "amount-grouping"),
                        tuple("C12", "mode", "unknown-mode"),
                        tuple("E12", "valueDate", "date-impossible"),
                        tuple("H12", "originalKey", "muster-key-form"));
        assertThat(judged.amountPaise()).isZero();
    }

    @Test
    void aReasonQuotesTheCellAndSaysHowToMendIt() {
        Reason reason = rejected(collections().check(collection(Map.of("amount", text("1,2,3456")))))
                .reasons()
                .getFirst();
        assertThat(reason.message()).isEqualTo("Amount \"1,2,3456\" has its commas in the wrong places.");
        assertThat(reason.remedy()).isEqualTo(ReasonCode.AMOUNT_GROUPING.remedy());
    }

    @Test
    void aQuoteIsShortened() {
        String message = rejected(collections().check(collection(Map.of("amount", text("x\u0000".repeat(5000))))))
                .reasons()
                .getFirst()
                .message();
        assertThat(message).hasSizeLessThan(200).contains("…");
    }

    @Test
    void aRejectedRowStillClaimsTheMoneyThatCanBeRead() {
        assertThat(rejected(collections().check(collection(Map.of("mode", text("barter")))))
                        .amountPaise())
                .isEqualTo(123450);
    }

    @ParameterizedTest(name = "amount [{0}] → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(500.00) | amount-negative",
                "-500 | amount-negative",
                "#-500 | amount-negative",
                "500.00 Dr | amount-debit",
                "0 | amount-zero",
                "#0 | amount-zero",
                "0.00 | amount-zero",
                "₹1,001,00,00,000 | amount-grouping",
                "₹ 1,001,000,000,000 | amount-too-large",
                "#1E15 | amount-too-large",
                "1.234,56 | amount-decimal-comma",
                "500.505 | amount-decimals",
                "#1234.565 | amount-decimals",
                "5E+05 | amount-shortened",
                "000000050000 | amount-padded",
                "१२3 | amount-mixed-digits",
                "5 Cr | amount-crore-or-credit",
                "five hundred | not-an-amount",
                "=1+1 | not-an-amount",
            })
    void amountsThatCannotBeTakenAreNamed(String form, String code) {
        assertThat(codes(collections().check(collection(Map.of("amount", cell(form))))))
                .containsExactly(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"46327, 2026-11-01", "0.5, 0.5 (shown as a date)"})
    void aDateInTheAmountColumnIsNoMoney(String stored, String shown) {
        Judged.Rejected<CollectionLine> judged =
                rejected(collections().check(collection(Map.of("amount", new RawCell.Numeric(stored, true)))));
        assertThat(judged.reasons()).extracting(Reason::code).containsExactly("amount-is-a-date");
        assertThat(judged.amountPaise()).isZero();
        assertThat(judged.cells().get(1)).isEqualTo(shown);
        assertThat(codes(collections().check(collection(Map.of("amount", text(shown))))))
                .containsExactly("not-an-amount");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"loanAccount", "amount", "mode", "reference", "valueDate"})
    void cellsWithoutAUsableValueAreNamed(String field) {
        assertThat(codes(collections().check(collection(Map.of(field, new RawCell.Failed("#N/A"))))))
                .contains("cell-error");
        assertThat(codes(collections().check(collection(Map.of(field, text("#REF!"))))))
                .contains("cell-error");
        assertThat(codes(collections().check(collection(Map.of(field, text("########"))))))
                .contains("cell-error");
        assertThat(codes(collections().check(collection(Map.of(field, new RawCell.Uncalculated("SUM(B1:B9)"))))))
                .contains("formula-not-calculated");
        assertThat(codes(collections().check(collection(Map.of(field, text("#CALC!"))))))
                .contains("formula-not-calculated");
        assertThat(codes(collections().check(collection(Map.of(field, new RawCell.Bool(true))))))
                .contains("truth-value");
        assertThat(codes(collections().check(collection(Map.of(field, text("5\u0000"))))))
                .contains("control-character");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"loanAccount", "amount", "mode", "valueDate"})
    void emptyCellsThatEveryRowNeedsAreNamed(String field) {
        assertThat(codes(collections().check(collection(Map.of(field, RawCell.BLANK)))))
                .contains("missing-value");
        assertThat(codes(collections().check(collection(Map.of(field, text(" \u00a0\u200b"))))))
                .contains("missing-value");
    }

    @Test
    void aFailedLookUpOfANameDoesNotHoldUpTheMoney() {
        CollectionLine line = accepted(collections()
                .check(collection(Map.of("payer", new RawCell.Failed("#N/A"), "agent", new RawCell.Uncalculated("")))));
        assertThat(line.payer()).isNull();
        assertThat(line.agent()).isNull();
    }

    @ParameterizedTest(name = "account [{0}] → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ln-1001 | LN-1001",
                "` LN 1001\u00a0` | LN1001",
                "'1001 | 1001",
                "LN/2024/001 | LN/2024/001",
                "=HYPERLINK(A1) | =HYPERLINK(A1)",
                "'; drop table loan; -- | ;DROPTABLELOAN;--",
                "#100200300400 | 100200300400",
                "#4.12345678901E11 | 412345678901",
                "#1.00200300400500E+14 | 100200300400500",
                "१००१ | 1001",
                "LN\u20111\u2013\u2212\u200b2\ufeff\u2060\u00ad | LN-1--2",
                "12E34 | 12E34",
                "0012 | 0012",
            })
    void loanAccountsAreTakenAsTheyStand(String form, String account) {
        assertThat(accepted(collections().check(collection(Map.of("loanAccount", cell(form)))))
                        .loan()
                        .value())
                .isEqualTo(account);
    }

    @ParameterizedTest(name = "account [{0}] → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "#1234567890123456 | digits-lost",
                "#1.23456789012345E+15 | digits-lost",
                "#1E300 | digits-lost",
                "1.23457E+15 | digits-shortened",
                "4.12E+11 | digits-shortened",
                "5E+05 | digits-shortened",
                "#123.5 | not-a-whole-number",
                "#-5 | not-a-whole-number",
                "'' | missing-value",
                "LN-12345678901234567890123456789012345678901 | too-long",
                "ﬀ123456789012345678901234567890123456789 | too-long",
            })
    void loanAccountsThatLostTheirDigitsAreNamed(String form, String code) {
        assertThat(codes(collections().check(collection(Map.of("loanAccount", cell(form))))))
                .containsExactly(code);
    }

    @ParameterizedTest(name = "{0} [{1}] → {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UPI | 412345678901 | 412345678901",
                "UPI | #412345678901 | 412345678901",
                "UPI | #4.12345678901E11 | 412345678901",
                "UPI | #4.12345678901E+11 | 412345678901",
                "UPI | '412345678901 | 412345678901",
                "UPI | 4123 4567 8901 | 412345678901",
                "UPI | ४१२३४५६७८९०१ | 412345678901",
                "UPI | 012345678901 | 012345678901",
                "IMPS | 4123-4567-8901 | 412345678901",
                "RTGS | hdfcr52026110500123456 | HDFCR52026110500123456",
                "NEFT | HDFCN12345678901 | HDFCN12345678901",
                "NEFT | SBIN-2261 1051 2345 | SBIN226110512345",
                "NEFT | short1 | SHORT1",
                "NACH | HDFC7021011234567890/77 | HDFC702101123456789077",
                "CASH | Slip No. 12/7 | SLIPNO127",
                "CHEQUE | 001234 | 001234",
                "CHEQUE | #123456 | 123456",
                "BBPS | AB12 | AB12",
                "CASH | पावती १२ | पावती12",
                "CASH | क | क",
                "CASH | कि | कि",
                "CASH | café | CAFÉ",
                "CASH | cafe\u0301 | CAFÉ",
                "CASH | A\u201312\ufeff | A12",
            })
    void referencesAreBroughtToOneForm(String mode, String form, String reference) {
        assertThat(accepted(collections().check(collection(Map.of("mode", text(mode), "reference", cell(form)))))
                        .reference())
                .isEqualTo(reference);
    }

    @ParameterizedTest(name = "{0} [{1}] → {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UPI | 41234567890 | reference-form",
                "UPI | #41234567890 | leading-zero-lost",
                "IMPS | #4.1234567890E10 | leading-zero-lost",
                "UPI | 4123456789012 | reference-form",
                "UPI | T412345678901 | reference-form",
                "UPI | UPI/412345678901 | reference-form",
                "UPI | 41234567890A | reference-form",
                "UPI | #4123456789012345 | digits-lost",
                "NEFT | #1234567890123456 | digits-lost",
                "CASH | #12345678901234567 | digits-lost",
                "UPI | 4.12E+11 | digits-shortened",
                "NEFT | 4.12346E+11 | digits-shortened",
                "UPI | #412345678901.5 | not-a-whole-number",
                "UPI | #-412345678901 | not-a-whole-number",
                "RTGS | HDFCR5202611050012345 | reference-form",
                "CHEQUE | #1234 | leading-zero-lost",
                "UPI | `` | reference-missing",
                "NEFT | pending | reference-placeholder",
                "IMPS | NA | reference-placeholder",
                "NEFT | - | reference-placeholder",
                "RTGS | N/A | reference-placeholder",
                "BBPS | nil | reference-placeholder",
                "CARD | 000000 | reference-placeholder",
                "NET BANKING | xxxx | reference-placeholder",
                "WALLET | #0 | reference-placeholder",
                "CASH | 12345678901234567890123456789012345678901234567890123456789012345 | reference-too-long",
            })
    void referencesThatCannotBeTrustedAreNamed(String mode, String form, String code) {
        assertThat(codes(collections().check(collection(Map.of("mode", text(mode), "reference", cell(form))))))
                .containsExactly(code);
    }

    @ParameterizedTest(name = "{0} without reference")
    @ValueSource(strings = {"Cash", "Cheque", "DD", "NACH"})
    void someModesMayLackAReference(String mode) {
        for (String none : List.of("", "NA", "-", "'", "0000", "Not available")) {
            assertThat(accepted(collections().check(collection(Map.of("mode", text(mode), "reference", text(none)))))
                            .reference())
                    .isNull();
        }
    }

    @Test
    void cashOfTwoLakhIsRefusedWithTheRule() {
        Reason reason = rejected(
                        collections().check(collection(Map.of("mode", text("Cash"), "amount", text("2,00,000")))))
                .reasons()
                .getFirst();
        assertThat(reason.code()).isEqualTo("cash-limit-269st");
        assertThat(reason.message()).contains("269ST").contains("2,00,000.00");
    }

    @Test
    void cashBelowTwoLakhAndOtherMoneyAboveItIsTaken() {
        assertThat(accepted(collections()
                                .check(collection(Map.of("mode", text("Cash"), "amount", text("1,99,999.99")))))
                        .amountPaise())
                .isEqualTo(199_999_99);
        assertThat(accepted(collections().check(collection(Map.of("amount", text("2,00,000")))))
                        .amountPaise())
                .isEqualTo(200_000_00);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"RTGS/NEFT", "Online", "Cash/Cheque", "barter", "#7", "---", "UPI or cash"})
    void aModeThatMayMeanTwoThingsIsNone(String form) {
        assertThat(codes(collections().check(collection(Map.of("mode", cell(form))))))
                .containsExactly("unknown-mode");
    }

    @ParameterizedTest(name = "date [{0}] → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "23-11-2026 | date-future",
                "#46349 | date-future",
                "31-12-1999 | date-out-of-range",
                "#59 | date-out-of-range",
                "#60 | date-number",
                "#-5 | date-number",
                "#0 | date-number",
                "#20261105 | date-number",
                "#2958466 | date-number",
                "12/31/2025 | date-order",
                "01-01-20225 | date-impossible",
                "29-02-2026 | date-impossible",
                "yesterday | not-a-date",
                "05112026 | not-a-date",
                "46331 | not-a-date",
            })
    void daysThatCannotBeAreNamed(String form, String code) {
        assertThat(codes(collections().check(collection(Map.of("valueDate", cell(form))))))
                .containsExactly(code);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"05\u201111\u20112026", "5\u2013Nov\u201326", "2026\u221211\u221205", "05\u201411\u20142026"})
    void datesMayHaveTypographicDashes(String form) {
        assertThat(accepted(collections().check(collection(Map.of("valueDate", text(form)))))
                        .valueDate())
                .isEqualTo(LocalDate.of(2026, 11, 5));
    }

    @Test
    void aPlaceholderIsToldFromAnEmptyCell() {
        assertThat(rejected(collections().check(collection(Map.of("reference", text("NA")))))
                        .reasons()
                        .getFirst()
                        .message())
                .isEqualTo("Reference \"NA\" only fills the cell, but the mode is UPI.");
    }

    @Test
    void theBusinessDateItselfIsTaken() {
        assertThat(accepted(collections().check(collection(Map.of("valueDate", number("46348.75")))))
                        .valueDate())
                .isEqualTo(Sheet.TODAY);
    }

    @Test
    void aWorkbookMayCountItsDaysFrom1904() {
        CollectionRowCheck check =
                new CollectionRowCheck(Sheet.header(Sheet.COLLECTIONS), Sheet.COLLECTIONS, true, Sheet.TODAY);
        assertThat(accepted(check.check(collection(Map.of("valueDate", number("44886")))))
                        .valueDate())
                .isEqualTo(Sheet.TODAY);
    }

    @ParameterizedTest(name = "key [{0}]")
    @ValueSource(
            strings = {
                "mine",
                "0f8fad5b-d9cb-469f-a165-70867728950",
                "1-1-1-1-1",
                "#5",
                "zf8fad5b-d9cb-469f-a165-70867728950e"
            })
    void aChangedKeyIsNamed(String form) {
        assertThat(codes(collections().check(collection(Map.of("originalKey", cell(form))))))
                .containsExactly("muster-key-form");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Total",
                "TOTAL:",
                "Grand Total",
                "Sub-total",
                "Subtotal",
                "Sum",
                "LN-1001 Total",
                "कुल योग",
                "Total (Rs.)"
            })
    void totalsAreNoCollections(String label) {
        Judged.Rejected<CollectionLine> inAccount = rejected(collections().check(row(9, text(label), number("99999"))));
        assertThat(inAccount.reasons()).extracting(Reason::code).containsExactly("total-line");
        assertThat(inAccount.amountPaise()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Total", "Grand total", "Total 120 rows", "Pune Total", "Sum"})
    void totalsWithoutALoanAccountAreFoundWhereverTheyAreCalledSo(String label) {
        assertThat(codes(collections().check(row(9, RawCell.BLANK, number("99999"), text(label)))))
                .containsExactly("total-line");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"mode, NEFT", "reference, HDFCN12345678901", "valueDate, 05-11-2026"})
    void moneyWithoutALoanAccountIsNotDismissedForARemark(String field, String evidence) {
        Map<String, RawCell> blank = Map.of(
                "loanAccount", RawCell.BLANK,
                "mode", RawCell.BLANK,
                "reference", RawCell.BLANK,
                "valueDate", RawCell.BLANK,
                "amount", text("4,500"),
                "payer", text("TOTAL GAS"));
        assertThat(codes(collections().check(collection(blank)))).containsExactly("total-line");
        Map<String, RawCell> replaced = new HashMap<>(blank);
        replaced.put(field, text(evidence));
        Judged.Rejected<CollectionLine> judged = rejected(collections().check(collection(replaced)));
        assertThat(judged.amountPaise()).isEqualTo(450_000);
        assertThat(judged.reasons())
                .extracting(Reason::code)
                .contains("missing-value")
                .doesNotContain("total-line");
    }

    @Test
    void aRemarkAboutATotalBesideAPaymentIsARemark() {
        List<RawCell> cells =
                new ArrayList<>(collection(Map.of("loanAccount", RawCell.BLANK)).cells());
        cells.add(text("Total EMI paid"));
        Judged.Rejected<CollectionLine> judged = rejected(collections().check(new RawRow(9, false, cells)));
        assertThat(judged.reasons())
                .extracting(Reason::field, Reason::code)
                .containsExactly(tuple("loanAccount", "missing-value"));
        assertThat(judged.amountPaise()).isEqualTo(123450);
    }

    @Test
    void anAccountThatReadsLikeATotalIsDataWhenTheRowHasAMode() {
        assertThat(accepted(collections().check(collection(Map.of("loanAccount", text("LN-1001 Total")))))
                        .loan()
                        .value())
                .isEqualTo("LN-1001TOTAL");
    }

    @Test
    void aFooterHasOneReason() {
        assertThat(codes(collections().check(row(90, "Prepared by")))).containsExactly("no-data");
        assertThat(codes(collections().check(row(90, "", "", "", "", "", "Checked by: Asha, 22 Nov"))))
                .containsExactly("no-data");
        assertThat(codes(collections().check(row(90, "LN-7")))).hasSize(3).containsOnly("missing-value");
        assertThat(codes(collections().check(row(90, "", "500")))).hasSize(3).containsOnly("missing-value");
    }

    @Test
    void aLongRemarkIsCutAndDoesNotHoldUpTheMoney() {
        CollectionLine line = accepted(collections()
                .check(collection(Map.of("payer", text("y".repeat(900)), "agent", text("Asha\u0000")))));
        assertThat(line.payer()).isEqualTo("y".repeat(200));
        assertThat(line.agent()).isEqualTo("Asha\uFFFD");
        assertThat(accepted(collections().check(collection(Map.of("payer", text("#N/A")))))
                        .payer())
                .isNull();
    }

    @Test
    void aPayerCalledTotalIsNoTotal() {
        assertThat(accepted(collections().check(collection(Map.of("payer", text("Total Singh")))))
                        .payer())
                .isEqualTo("Total Singh");
    }

    @Test
    void theHeaderOnceMoreIsNoCollection() {
        assertThat(codes(collections().check(row(40, "Loan A/c No.", "Amt", "Mode", "UTR", "Date"))))
                .containsExactly("repeated-header");
    }

    @Test
    void aHiddenRowIsNotTakenUnseen() {
        RawRow seen = collection(Map.of());
        Judged.Rejected<CollectionLine> judged =
                rejected(collections().check(new RawRow(seen.number(), true, seen.cells())));
        assertThat(judged.reasons()).extracting(Reason::code).containsExactly("hidden-row");
        assertThat(judged.amountPaise()).isEqualTo(123450);
    }

    @Test
    void anEmptyRowHasNothingToJudge() {
        RawRow empty = row(5, text(" "), RawCell.BLANK);
        assertThat(RowCheck.isBlank(empty)).isTrue();
        assertThat(RowCheck.isBlank(collection(Map.of()))).isFalse();
        assertThat(codes(collections().check(empty))).containsExactly("empty-row");
    }

    @Test
    void aDifferentOrderOfColumnsIsTheSameRow() {
        HeaderRow.Found header = (HeaderRow.Found) HeaderRow.find(
                List.of(row(3, "Sr", "Paid On", "UTR No.", "Txn Type", "Amt Received", "LAN")), Sheet.COLLECTIONS);
        CollectionRowCheck check = new CollectionRowCheck(header, Sheet.COLLECTIONS, false, Sheet.TODAY);
        Judged<CollectionLine> judged =
                check.check(row(4, "1", "5-Nov-26", "412345678901", "PhonePe", "Rs. 500/-", "LN-7"));
        assertThat(accepted(judged).amountPaise()).isEqualTo(50000);
        assertThat(codes(check.check(row(5, "2", "5-Nov-26", "412345678901", "PhonePe", "x", "LN-7"))))
                .containsExactly("not-an-amount");
    }

    @Test
    void cellsCanBeReadCorrectedAndUploadedAgain() {
        List<RawCell> cells = new ArrayList<>(collection(Map.of(
                        "loanAccount", number("4.12345678901E11"),
                        "amount", number("4.5999999999999996"),
                        "reference", number("1234567890123456"),
                        "valueDate", number("46331.5"),
                        "agent", new RawCell.Uncalculated("VLOOKUP(A1)")))
                .cells());
        cells.add(text("stray\u0000"));
        cells.add(RawCell.BLANK);
        assertThat(collections().check(new RawRow(7, false, cells)).cells())
                .containsExactly(
                        "412345678901",
                        "4.6",
                        "UPI",
                        "1.23456789012346E+15",
                        "2026-11-05",
                        "",
                        "#CALC!",
                        "",
                        "",
                        "stray\uFFFD");
    }

    @Test
    void whatTheSheetHasLostIsRefusedAgainWhenNobodyMendsIt() {
        Judged<CollectionLine> first = collections().check(collection(Map.of("reference", number("1234567890123456"))));
        RawRow again = row(2, first.cells().toArray(String[]::new));
        assertThat(codes(collections().check(again))).containsExactly("digits-shortened");
    }

    @Test
    void cellsAreBounded() {
        List<RawCell> cells = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            cells.add(text("x"));
        }
        cells.set(5, text("y".repeat(40_000)));
        List<String> shown = collections().check(new RawRow(7, false, cells)).cells();
        assertThat(shown).hasSize(512);
        assertThat(String.join("", shown)).hasSize(16_000).startsWith("xxxxxyyy");
    }

    @Test
    void aShortRowIsShownAsWideAsTheHeader() {
        assertThat(collections().check(row(7, "LN-1")).cells()).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A1", "'; drop table payment; --", "+91", "@SUM(A1)", "<script>"})
    void whatLooksLikeCodeIsJustText(String text) {
        Judged<CollectionLine> judged = collections().check(collection(Map.of("payer", text(text))));
        assertThat(accepted(judged).payer()).isEqualTo(text);
        assertThat(judged.cells().get(5)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A1", "'; drop table payment; --", "+91", "@SUM(A1)", "-", "\tx", "''"})
    void whatTheRejectionsWorkbookEscapedReadsAsItWas(String text) {
        Judged<CollectionLine> mended = collections().check(collection(Map.of("payer", text("'" + text))));
        assertThat(mended.cells().get(5)).isEqualTo(text);
        assertThat(accepted(mended).payer()).isEqualTo(text.strip());
    }

    @Test
    void theApostropheThatKeepsTextFromBeingCalculatedIsNoPartOfIt() {
        Judged<CollectionLine> judged = collections()
                .check(collection(
                        Map.of("payer", text("'=cmd()"), "amount", text("'500.00"), "valueDate", text("'05-11-2026"))));
        assertThat(accepted(judged).payer()).isEqualTo("=cmd()");
        assertThat(accepted(judged).amountPaise()).isEqualTo(50000);
        assertThat(judged.cells()).startsWith("LN-1001", "'500.00").contains("=cmd()");
        assertThat(codes(collections().check(collection(Map.of("amount", text("'-500"))))))
                .containsExactly("amount-negative");
    }

    @Test
    void aCollectionByItselfIsJudgedLikeARow() {
        Map<String, String> texts = Map.of(
                "loanAccount", "ln-1001",
                "amount", "1,234.50",
                "mode", "gpay",
                "reference", "4123 4567 8901",
                "valueDate", "2026-11-05");
        assertThat(accepted(SingleCollection.check(texts, Sheet.TODAY)))
                .isEqualTo(accepted(collections().check(collection(Map.of()))));
        assertThat(rejected(SingleCollection.check(Map.of("loanAccount", "LN-1", "amount", "x"), Sheet.TODAY))
                        .reasons())
                .extracting(Reason::cell, Reason::field, Reason::code)
                .containsExactly(
                        tuple(null, "amount", "not-an-amount"),
                        tuple(null, "mode", "missing-value"),
                        tuple(null, "valueDate", "missing-value"));
    }
}
