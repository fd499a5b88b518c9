package io.muster.posting;

/**
 * Every way in which the books answer a well-formed row that brings nothing new: the one place of the codes and of what
 * they mean in general.
 *
 * <p>{@code docs/reasons.md} shows the same table; a test keeps the two in step. A code, once given, never changes, and
 * none is also one of {@link io.muster.validation.ReasonCode}.
 */
public enum PostingCode {
    // what posting says about a collection
    ALREADY_POSTED(
            "already-posted",
            "This very payment is in the books, by another row or file, or by this one earlier.",
            "Nothing is to be done."),
    KEY_REUSED(
            "key-reused",
            "The row's reference or Muster key stands already for money of another loan, amount, mode" + " or date.",
            "Correct the loan or the reference and leave the Muster key; clear that only if it is of other money;"
                    + " if the posted one is wrong, have that reversed."),
    UNKNOWN_ACCOUNT(
            "unknown-account",
            "The loan is not in the loan book; the money is held in suspense.",
            "Correct the loan account, or add the loan to the loan book, and send the row again."),
    ALREADY_IN_SUSPENSE(
            "already-in-suspense",
            "The loan is not in the loan book, and this money is in suspense already.",
            "Correct the loan account, or add the loan to the loan book, and send the row again."),
    SUSPENSE_SETTLED(
            "suspense-settled",
            "The money was in suspense and has left it without becoming a payment.",
            "Ask who released it from suspense."),
    POSSIBLE_DUPLICATE(
            "possible-duplicate",
            "A payment or money in suspense from another file looks the same, and the row has no reference, or it is cash"
                    + " and that has none.",
            "If it is the same money, nothing is to be done, but for money in suspense: take that row from the rejections"
                    + " workbook of the first upload. If it is other money, say so in the column Other money: the receipt"
                    + " that is named, and why; what looks like money in suspense is given its slip number or another"
                    + " reference."),
    UNKNOWN_MUSTER_KEY(
            "unknown-muster-key",
            "Muster never gave this Muster key to a row.",
            "Leave the cell empty, or take the row from the rejections workbook."),
    NO_RECEIPT_SERIES(
            "no-receipt-series",
            "The loan's branch has no series of receipt numbers.",
            "Have the branch set up, and send the row again."),
    LOAN_TOTAL_TOO_LARGE(
            "loan-total-too-large",
            "With this amount the loan's totals would pass what the books can hold.",
            "Check the amount."),
    // what posting says about a row of a loan book
    ALREADY_IN_BOOK(
            "already-in-book", "The loan or the instalment is in the loan book already.", "Nothing is to be done."),
    CONTACT_CORRECTED(
            "contact-corrected",
            "The loan was in the loan book, and its phone, e-mail or language is now as the row says.",
            "Nothing is to be done."),
    IMPOSSIBLE_TERMS(
            "impossible-terms",
            "No schedule can be made of the row's terms, or the branch is missing.",
            "Correct the row and send it again."),
    OTHER_TERMS(
            "other-terms",
            "The loan is in the loan book with other terms, or with a schedule that was given row by" + " row.",
            "A loan's terms do not change once they are in the loan book; check the loan account and" + " the terms."),
    OTHER_DETAILS(
            "other-details",
            "The loan is in the loan book with another borrower, branch or product; or the row adds an instalment, or"
                    + " comes after another one of its file that changed how the borrower is reached, with another phone, e-mail or"
                    + " language.",
            "Check the loan account; phone, e-mail and language are corrected by one row that adds nothing, in a file that"
                    + " was not sent before: the same file again corrects nothing."),
    SCHEDULE_FROM_TERMS(
            "schedule-from-terms",
            "The loan's schedule was made from its terms, and this instalment is not in it.",
            "Check the loan account; a schedule that was made from terms takes no other instalments."),
    OTHER_INSTALMENT(
            "other-instalment",
            "The instalment is in the loan book with another date or amount.",
            "Check the instalment's number; an instalment does not change once it is in the loan book,"
                    + " but later ones may be added."),
    INSTALMENT_ORDER(
            "instalment-order",
            "The instalment falls due before one with a lower number, after one with a higher number,"
                    + " or on the same day.",
            "Correct the instalment's number or its due date."),
    INSTALMENT_GAP(
            "instalment-gap",
            "The instalment would leave a gap in the numbers of the loan's instalments.",
            "Give the instalments of a loan one after the other: first add the missing one, then this" + " one again."),
    DUE_BEFORE_PAYMENTS(
            "due-before-payments",
            "The loan has payments, and an instalment due by their last day would change how they were" + " allocated.",
            "Add instalments that fall due after that day only.");

    private final String code;
    private final String meaning;
    private final String remedy;

    PostingCode(String code, String meaning, String remedy) {
        this.code = code;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** What it says in general, without a row at hand. */
    public String meaning() {
        return meaning;
    }

    /** One sentence that says what to do. */
    public String remedy() {
        return remedy;
    }
}
