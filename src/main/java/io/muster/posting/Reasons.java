package io.muster.posting;

import io.muster.validation.CollectionLine;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** What posting says about a row, in the user's words. */
final class Reasons {
    private static final String LOAN = "loanAccount";
    private static final String REFERENCE = "reference";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Reasons() {}

    static Reason alreadyPosted(ReceiptNumber receipt, LocalDate businessDate) {
        return new Reason(
                null,
                null,
                PostingCode.ALREADY_POSTED.code(),
                "This payment is already posted; receipt %s of %s.".formatted(receipt, DAY.format(businessDate)),
                "Nothing is to be done.");
    }

    static Reason onAnotherLoan(ReceiptNumber receipt) {
        return new Reason(
                null,
                REFERENCE,
                PostingCode.KEY_REUSED.code(),
                "The same reference, amount and date stand on another loan; receipt %s.".formatted(receipt),
                "Check the loan account and the reference against the bank's statement.");
    }

    static Reason changedAfterPosting(ReceiptNumber receipt) {
        return new Reason(
                null,
                null,
                PostingCode.KEY_REUSED.code(),
                "This row was posted before with other content; receipt %s.".formatted(receipt),
                "If it is another payment, clear its Muster key; if the posted one is wrong, have that reversed.");
    }

    static Reason mendedAndPosted(ReceiptNumber receipt) {
        return new Reason(
                null,
                null,
                PostingCode.KEY_REUSED.code(),
                "This row was mended and posted with other content; receipt %s.".formatted(receipt),
                "Nothing is to be done; if the posted one is wrong, have that reversed.");
    }

    /** As {@link #alreadyPosted}, by a row that is not posted yet. */
    static Reason inThisSheet(int row) {
        return new Reason(
                null,
                null,
                PostingCode.ALREADY_POSTED.code(),
                "Row %d of this sheet is this very payment.".formatted(row),
                "Nothing is to be done.");
    }

    /** As {@link #onAnotherLoan}, by a row that is not posted yet. */
    static Reason onAnotherLoanInThisSheet(int row) {
        return new Reason(
                null,
                REFERENCE,
                PostingCode.KEY_REUSED.code(),
                "The same reference, amount and date stand on another loan in row %d of this sheet.".formatted(row),
                "Check the loan account and the reference against the bank's statement.");
    }

    /** As {@link #changedAfterPosting}, by a row that is not posted yet. */
    static Reason changedInThisSheet(int row) {
        return new Reason(
                null,
                null,
                PostingCode.KEY_REUSED.code(),
                "Row %d of this sheet has the same Muster key with other content.".formatted(row),
                "If it is another payment, clear its Muster key.");
    }

    static Reason changedInSuspense() {
        return new Reason(
                null,
                "amount",
                PostingCode.KEY_REUSED.code(),
                "This row's money is held in suspense with another amount.",
                "Give the amount that was first sent, or clear the Muster key if it is another payment.");
    }

    static Reason suspendedTwice() {
        return new Reason(
                null,
                REFERENCE,
                PostingCode.KEY_REUSED.code(),
                "This row's Muster key is that of money in suspense, and its reference that of other money in suspense.",
                "Give the reference of the money that was first sent in this row; if both are the same money, send the row"
                        + " of the reference by itself and have the other released from suspense.");
    }

    static Reason unknownAccount(CollectionLine line) {
        return new Reason(
                null,
                LOAN,
                PostingCode.UNKNOWN_ACCOUNT.code(),
                "There is no loan %s; the money is held in suspense.".formatted(line.loan()),
                "Correct the loan account, or add the loan to the loan book, and send the row again.");
    }

    static Reason inSuspense(CollectionLine line) {
        return new Reason(
                null,
                LOAN,
                PostingCode.ALREADY_IN_SUSPENSE.code(),
                "There is no loan %s; this money is in suspense already.".formatted(line.loan()),
                "Correct the loan account, or add the loan to the loan book, and send the row again.");
    }

    static Reason suspendedForAnotherLoan(CollectionLine line, String loanText) {
        return new Reason(
                null,
                LOAN,
                PostingCode.KEY_REUSED.code(),
                "There is no loan %s, and this money is in suspense already, where it was claimed for loan %s."
                        .formatted(line.loan(), loanText),
                "Correct the loan account and send the row again; if it is other money, correct its reference.");
    }

    static Reason unknownMusterKey(UUID key) {
        return new Reason(
                null,
                "originalKey",
                PostingCode.UNKNOWN_MUSTER_KEY.code(),
                "Muster never gave the key %s to a row.".formatted(key),
                "Leave the cell empty, or take the row from the rejections workbook.");
    }

    static Reason suspenseSettled() {
        return new Reason(
                null,
                null,
                PostingCode.SUSPENSE_SETTLED.code(),
                "This money was in suspense and has left it without becoming a payment.",
                "Ask who released it from suspense.");
    }

    static Reason looksLike(Claim claim, LookAlikes.Found found) {
        String looks = claim.hasReference()
                ? "Cash of the same loan, amount and date stands from another file without a reference;"
                : "The row has no reference, and a payment of the same loan, mode, amount and date stands from another file;";
        return new Reason(
                null,
                REFERENCE,
                PostingCode.POSSIBLE_DUPLICATE.code(),
                looks + " receipt %s of %s.".formatted(found.receipt(), DAY.format(found.businessDate())),
                ("If it is the same money, nothing is to be done; if it is other money, write %s and why into the column"
                                + " Other money, and send the row again with its Muster key.")
                        .formatted(found.receipt()));
    }

    static Reason looksLikeSuspense(String loanText) {
        return new Reason(
                null,
                REFERENCE,
                PostingCode.POSSIBLE_DUPLICATE.code(),
                "The row has no reference, and money of the same mode, amount and date came into suspense from another"
                        + " file, claimed for loan %s.".formatted(loanText),
                "If it is that money, take the row from the rejections workbook of the first upload, whose Muster key"
                        + " says so; if it is other money, add the slip number or another reference.");
    }

    static Reason noSeries() {
        return new Reason(
                null,
                LOAN,
                PostingCode.NO_RECEIPT_SERIES.code(),
                "The loan's branch has no series of receipt numbers.",
                "Have the branch set up, and send the row again.");
    }

    static Reason tooMuch() {
        return new Reason(
                null,
                "amount",
                PostingCode.LOAN_TOTAL_TOO_LARGE.code(),
                "With this amount the loan's totals would pass what the books can hold.",
                "Check the amount.");
    }
}
