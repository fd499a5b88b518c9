package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What posting says about a row of a loan book, in the user's words. */
final class LoanBookReasons {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private LoanBookReasons() {}

    static Reason alreadyInBook() {
        return new Reason(
                null,
                null,
                PostingCode.ALREADY_IN_BOOK.code(),
                "This is in the loan book already.",
                "Nothing is to be done.");
    }

    static Reason impossible(String why) {
        return new Reason(
                null,
                null,
                PostingCode.IMPOSSIBLE_TERMS.code(),
                "The loan cannot be added: " + why + ".",
                "Correct the row and send it again.");
    }

    static Reason otherTerms(boolean rowByRow) {
        return new Reason(
                null,
                null,
                PostingCode.OTHER_TERMS.code(),
                rowByRow
                        ? "The loan is in the loan book with a schedule that was given row by row."
                        : "The loan is in the loan book with other terms.",
                "A loan's terms do not change once they are in the loan book; check the loan account and the terms.");
    }

    static Reason otherDetail(String field) {
        return new Reason(
                null,
                field,
                PostingCode.OTHER_DETAILS.code(),
                "The loan is in the loan book with another " + field + ".",
                "Check the loan account; of a loan that is there only phone, e-mail and language can be corrected.");
    }

    static Reason otherContact(String field) {
        return new Reason(
                null,
                field,
                PostingCode.OTHER_DETAILS.code(),
                "The loan is in the loan book with another " + field + ", and this row adds an instalment.",
                "First send a row of the loan that is in the loan book already, with the right " + field
                        + ", then this one again, from the rejections workbook: the same file again adds nothing.");
    }

    static Reason contactTwice(String field) {
        return new Reason(
                null,
                field,
                PostingCode.OTHER_DETAILS.code(),
                "Another row of this file says already how the borrower is reached, and that one counts.",
                "If this row's is right, send it in a file of its own.");
    }

    static Reason contactCorrected() {
        return new Reason(
                null,
                null,
                PostingCode.CONTACT_CORRECTED.code(),
                "The loan was in the loan book, and its phone, e-mail or language is now as this row says.",
                "Nothing is to be done.");
    }

    static Reason madeFromTerms() {
        return new Reason(
                null,
                null,
                PostingCode.SCHEDULE_FROM_TERMS.code(),
                "The loan's schedule was made from its terms, and this instalment is not in it.",
                "Check the loan account; a schedule that was made from terms takes no other instalments.");
    }

    static Reason otherInstalment(int number) {
        return new Reason(
                null,
                null,
                PostingCode.OTHER_INSTALMENT.code(),
                "Instalment " + number + " of the loan is in the loan book with another date or amount.",
                "Check the instalment's number; an instalment does not change once it is in the loan book, but later ones may be"
                        + " added.");
    }

    static Reason outOfOrder(int number, Instalment neighbour) {
        return new Reason(
                null,
                "dueDate",
                PostingCode.INSTALMENT_ORDER.code(),
                "Instalment %d must fall due %s instalment %d, which is due on %s."
                        .formatted(
                                number,
                                number > neighbour.number() ? "after" : "before",
                                neighbour.number(),
                                DAY.format(neighbour.dueDate())),
                "Correct the instalment's number or its due date.");
    }

    static Reason gap(int number, int neighbour) {
        return new Reason(
                null,
                "instalment",
                PostingCode.INSTALMENT_GAP.code(),
                "Instalment %d would leave a gap in the loan book next to instalment %d.".formatted(number, neighbour),
                "Give the instalments of a loan one after the other: first add instalment %d, then this one again."
                        .formatted(number > neighbour ? neighbour + 1 : neighbour - 1));
    }

    static Reason dueBeforePayments(LocalDate lastPaidOn) {
        return new Reason(
                null,
                "dueDate",
                PostingCode.DUE_BEFORE_PAYMENTS.code(),
                "The loan has payments up to " + DAY.format(lastPaidOn)
                        + ", and an instalment due by then would change how they were allocated.",
                "Add instalments that fall due after that day only.");
    }
}
