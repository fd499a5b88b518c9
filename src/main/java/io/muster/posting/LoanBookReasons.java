package io.muster.posting;

import io.muster.validation.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What posting says about a row of a loan book, in the user's words. */
final class LoanBookReasons {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private LoanBookReasons() {}

    static Reason alreadyInBook() {
        return new Reason(null, null, "already-in-book", "This is in the loan book already.", "Nothing is to be done.");
    }

    static Reason impossible(String why) {
        return new Reason(
                null,
                null,
                "impossible-terms",
                "The loan cannot be added: " + why + ".",
                "Correct the row and send it again.");
    }

    static Reason otherTerms(boolean rowByRow) {
        return new Reason(
                null,
                null,
                "other-terms",
                rowByRow
                        ? "The loan is in the loan book with a schedule that was given row by row."
                        : "The loan is in the loan book with other terms.",
                "A schedule does not change once it is made; check the loan account and the terms.");
    }

    static Reason otherDetail(String field) {
        return new Reason(
                null,
                field,
                "other-details",
                "The loan is in the loan book with another " + field + ".",
                "Check the loan account; a loan book adds loans and does not change them.");
    }

    static Reason madeFromTerms() {
        return new Reason(
                null,
                null,
                "schedule-from-terms",
                "The loan's schedule was made from its terms, and this instalment is not in it.",
                "Check the loan account; a schedule does not change once it is made.");
    }

    static Reason otherInstalment(int number) {
        return new Reason(
                null,
                null,
                "other-instalment",
                "Instalment " + number + " of the loan is in the loan book with another date or amount.",
                "Check the instalment's number; a schedule does not change once it is made.");
    }

    static Reason dueBeforePayments(LocalDate lastPaidOn) {
        return new Reason(
                null,
                "dueDate",
                "due-before-payments",
                "The loan has payments up to " + DAY.format(lastPaidOn)
                        + ", and an instalment due by then would change how they were allocated.",
                "Add instalments that fall due after that day only.");
    }
}
