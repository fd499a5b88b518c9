package io.muster.validation;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every way in which a row by itself can be wrong: the one place of the codes, what they mean and how to mend the row.
 *
 * <p>{@code docs/reasons.md} shows the same table; a test keeps the two in step. A code, once given, never changes.
 */
public enum ReasonCode {
    // the row as a whole
    EMPTY_ROW("empty-row", "The row has no content.", "Delete the row."),
    HIDDEN_ROW(
            "hidden-row",
            "The row is hidden, so whoever sent the sheet may not have seen it.",
            "Unhide the row, or clear the filter, if it should count; otherwise delete it."),
    TOTAL_LINE(
            "total-line",
            "The row adds up other rows and is no collection itself.",
            "Nothing needs to be done; delete the row if it should not be listed."),
    REPEATED_HEADER(
            "repeated-header",
            "The row repeats the column headers.",
            "Nothing needs to be done; delete the row if it should not be listed."),
    NO_DATA(
            "no-data",
            "The row has one text and nothing else, as a note or a signature line has.",
            "Nothing needs to be done if it is a note; otherwise fill in the row."),

    // what any cell can suffer from
    MISSING_VALUE("missing-value", "A cell that every row needs is empty.", "Fill in the cell."),
    CELL_ERROR(
            "cell-error",
            "The cell shows an error of Excel, such as #N/A or ####.",
            "Mend the formula or type the value itself."),
    FORMULA_NOT_CALCULATED(
            "formula-not-calculated",
            "The cell holds a formula that was never calculated, so its value is not known.",
            "Open the workbook in Excel, let it calculate, save it and upload it again, or type the value itself."),
    TRUTH_VALUE("truth-value", "The cell holds TRUE or FALSE where a value is needed.", "Type the value itself."),
    CONTROL_CHARACTER(
            "control-character",
            "The text has characters that cannot be seen or printed.",
            "Type the text again instead of pasting it."),
    TOO_LONG("too-long", "The text is longer than this column takes.", "Shorten the text."),

    // amounts
    NOT_AN_AMOUNT("not-an-amount", "The text is not an amount.", "Write the amount like 1,23,456.00 or 123456."),
    AMOUNT_IS_A_DATE(
            "amount-is-a-date",
            "The cell shows a date or a time, so its number is no amount.",
            "Write the amount; if it is right and only looks like a date, format the cell as a number."),
    AMOUNT_NEGATIVE(
            "amount-negative",
            "The amount is less than zero; a sheet cannot take money back.",
            "Remove the row; a payment is undone by a reversal."),
    AMOUNT_DEBIT(
            "amount-debit",
            "The amount is marked Dr, a debit, so no money came in.",
            "Remove the row, or remove Dr if the money was received."),
    AMOUNT_ZERO("amount-zero", "The amount is zero.", "Write what was received, or remove the row."),
    AMOUNT_TOO_LARGE("amount-too-large", "The amount is above ₹1,000 crore.", "Check the amount."),
    AMOUNT_GROUPING(
            "amount-grouping",
            "The commas are neither grouped as 12,34,567 nor as 1,234,567 throughout, so a digit may be missing.",
            "Check the digits and write the amount like 1,23,456.00 or without commas."),
    AMOUNT_DECIMAL_COMMA(
            "amount-decimal-comma",
            "The amount uses the comma as decimal point.",
            "Write the amount like 1,23,456.00 or 123456.00."),
    AMOUNT_DECIMALS(
            "amount-decimals",
            "The amount has more than two decimals, and there is nothing smaller than a paisa.",
            "Round the amount to paise yourself."),
    AMOUNT_SHORTENED(
            "amount-shortened",
            "The text is Excel's short form such as 5E+05, whose last digits are gone.",
            "Widen the column, format it as a number, and copy the amount from its source again."),
    AMOUNT_PADDED(
            "amount-padded",
            "The amount starts with zeros, as in a bank's fixed-width file, where amounts are mostly in paise.",
            "Write the amount in rupees without zeros before it."),
    AMOUNT_MIXED_DIGITS(
            "amount-mixed-digits", "The amount mixes digits of two scripts.", "Write all its digits in one script."),
    AMOUNT_CRORE_OR_CREDIT(
            "amount-crore-or-credit",
            "Cr may mean crore or credit here.",
            "Write the amount in full, or with both decimals before Cr, like 500.00 Cr."),
    CASH_LIMIT(
            "cash-limit-269st",
            "Section 269ST of the Income-tax Act forbids to receive cash of ₹2,00,000 or more from a person in a day or"
                    + " for one transaction.",
            "Check amount and mode; if so much cash was really taken, tell compliance before anything is posted."),

    // loan accounts and references
    DIGITS_LOST(
            "digits-lost",
            "A number cell keeps only 15 digits, so the last digits of this number are already lost.",
            "Format the column as Text first, then copy the number from its source again."),
    DIGITS_SHORTENED(
            "digits-shortened",
            "The text is Excel's short form such as 4.12E+11, whose last digits are gone.",
            "Format the column as Text first, then copy the number from its source again."),
    LEADING_ZERO_LOST(
            "leading-zero-lost",
            "A number cell drops zeros in front, and this number is too short without them.",
            "Format the column as Text first, then copy the number with its zeros from its source again."),
    NOT_A_WHOLE_NUMBER(
            "not-a-whole-number", "The number must be whole and not negative.", "Write it without decimals."),
    REFERENCE_MISSING(
            "reference-missing",
            "Money by this mode always has a reference, and without it the same payment could be posted twice.",
            "Fill in the reference of the bank or gateway; it stands in their statement."),
    REFERENCE_PLACEHOLDER(
            "reference-placeholder",
            "What stands in place of the reference, such as NA or 0000, only fills the cell.",
            "Write the reference of the bank or gateway; it stands in their statement."),
    REFERENCE_FORM(
            "reference-form",
            "The reference does not have the form of its mode: 12 digits for UPI and IMPS, 22 letters and digits for"
                    + " RTGS.",
            "Copy the reference from the bank's statement again, and check the mode."),
    REFERENCE_TOO_LONG(
            "reference-too-long",
            "The reference has more than 64 letters and digits.",
            "Keep only the bank's reference, without the narration around it."),
    UNKNOWN_MODE(
            "unknown-mode",
            "The text names no way of payment, or more than one.",
            "Write one of Cash, Cheque, DD, UPI, IMPS, NEFT, RTGS, NACH, BBPS, Card, Net banking or Wallet."),
    MUSTER_KEY_FORM(
            "muster-key-form",
            "The Muster key was changed by hand.",
            "Copy the key from the rejections workbook again, or clear the cell."),

    // dates
    NOT_A_DATE("not-a-date", "The cell holds no date.", "Write the date like 05-11-2026 or 05-Nov-2026."),
    DATE_IMPOSSIBLE(
            "date-impossible",
            "There is no such day, or its year has not two or four digits.",
            "Correct the date; write it like 05-11-2026 or 05-Nov-2026."),
    DATE_ORDER(
            "date-order",
            "Day and month stand in the other order than this layout has them.",
            "Write the date like 05-Nov-2026, and check the other dates of this sheet: they may be turned round unseen."),
    DATE_NUMBER(
            "date-number",
            "The number is no day of Excel's calendar (60 is the 29 February 1900 that never was).",
            "Write the date like 05-11-2026, or format the cell as a date and type it again."),
    DATE_FUTURE(
            "date-future",
            "The date lies after the day on which it arrived.",
            "Correct the date, or upload the row on its day."),
    DATE_OUT_OF_RANGE("date-out-of-range", "The date is before 2000 or after 2100.", "Correct the year."),

    // loan books
    PHONE_FORM(
            "phone-form",
            "The phone is no Indian mobile number: ten digits, the first 6 to 9, with +91 or 0 before them at most.",
            "Write one mobile number of ten digits, or clear the cell."),
    EMAIL_FORM(
            "email-form",
            "The e-mail address is not like name@example.in, or there are several.",
            "Write one e-mail address, or clear the cell."),
    UNKNOWN_LANGUAGE(
            "unknown-language",
            "Messages are not written in this language.",
            "Write English or Hindi, or clear the cell for the lender's own choice."),
    RATE_FORM(
            "rate-form",
            "The rate is not a yearly percentage with at most two decimals.",
            "Write 18 or 18% for eighteen percent a year."),
    RATE_RANGE("rate-range", "The rate is not between 0 and 100 percent a year.", "Correct the rate."),
    COUNT_RANGE(
            "count-range",
            "The number of instalments, or of the instalment, is not between 1 and 480.",
            "Correct the number."),
    SCHEDULE_MISSING(
            "schedule-missing",
            "The row has neither the loan's terms nor an instalment.",
            "Fill in loan amount, rate, tenure and first due date, or the instalment with its due date and parts."),
    INSTALMENT_EMPTY(
            "instalment-empty",
            "The instalment has nothing due.",
            "Fill in its principal, interest or fee, or remove the row.");

    private static final Set<String> NOT_DATA = Stream.of(EMPTY_ROW, TOTAL_LINE, REPEATED_HEADER, NO_DATA)
            .map(ReasonCode::code)
            .collect(Collectors.toUnmodifiableSet());

    private final String code;
    private final String meaning;
    private final String remedy;

    ReasonCode(String code, String meaning, String remedy) {
        this.code = code;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** Whether a row with this reason is no data at all: nobody counts it who says how many rows a sheet has. */
    public static boolean isNotData(String code) {
        return NOT_DATA.contains(code);
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** What it says in general, without a row at hand. */
    public String meaning() {
        return meaning;
    }

    /** One sentence that says how to mend the row. */
    public String remedy() {
        return remedy;
    }
}
