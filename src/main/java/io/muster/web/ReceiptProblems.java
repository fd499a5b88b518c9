package io.muster.web;

import io.muster.receipt.Receipt;
import io.muster.receipt.ReceiptStanding.Cancelled;
import io.muster.tenant.LinkKey;

/** The problems that only receipts have. */
public final class ReceiptProblems {
    private ReceiptProblems() {}

    /** It was cancelled, and the reason that stands is another. */
    public static Problem cancelledOtherwise(Receipt receipt) {
        return Problem.of(
                409,
                "cancelled-otherwise",
                "Cancelled already, for another reason",
                "The receipt " + receipt.number() + " was cancelled before" + why(receipt)
                        + "; that stands, and nothing was changed.",
                "Look the receipt up to see when and by whom. To have it issued anew, ask for its reissue.");
    }

    private static String why(Receipt receipt) {
        return receipt.standing() instanceof Cancelled cancelled
                ? " by " + cancelled.by() + " (“" + cancelled.reason() + "”)"
                : "";
    }

    /** It is valid, so that no other is issued for its payment. */
    public static Problem notCancelled() {
        return Problem.of(
                409,
                "receipt-valid",
                "The receipt is valid",
                "A payment has one valid receipt at a time, and this one is.",
                "Cancel it first, with a reason.");
    }

    static Problem differs() {
        return Problem.of(
                500,
                "receipt-differs",
                "The paper would not be the same",
                "This receipt was shown before, and would look different now, so it is not shown. The receipt itself is in"
                        + " the books as it was.",
                "Tell whoever runs Muster, whose log names the receipt. If the borrower cannot wait, cancel the receipt and"
                        + " have it issued anew.");
    }

    static Problem drawingTableFull() {
        return Problems.busy("Too many receipts are being drawn.", "Try again in a moment.");
    }

    static Problem tooManyPacks() {
        return Problems.busy("Too many packs of receipts are being sent.", "Try again in a minute.");
    }

    static Problem emptyPack() {
        return Problem.of(
                404,
                "not-found",
                "Not found",
                "There are no such receipts.",
                "Look at the upload's id, or at the branch's name and the day.");
    }

    static Problem tooManyReceipts(int receiptsMax) {
        return Problem.of(
                422,
                "too-many-receipts",
                "Too many receipts",
                "There are more than " + receiptsMax + " receipts, and a pack has no more.",
                "Ask for packs of branches and days.");
    }

    static Problem packGrown(int receiptsMax) {
        return Problem.of(
                409,
                "pack-grown",
                "There are more receipts now",
                "The pack has grown beyond " + receiptsMax + " receipts since it was asked for, and none has more.",
                "Ask again, for packs of branches and days.");
    }

    static Problem templateUnread() {
        return Problems.busy(
                "The lender's template of this receipt cannot be read at the moment.", "Try again in a moment.");
    }

    static Problem linkKeysUsedUp() {
        return Problem.of(
                409,
                "link-keys-used-up",
                "No more keys",
                "A lender has at most " + LinkKey.NUMBER_MAX
                        + " keys for the links on its receipts, and this one has had" + " them all.",
                "Go on with the newest key that is not revoked; if there is none, tell whoever maintains Muster.");
    }

    /** What would be told could not be passed on. */
    public static Problem eventsWait() {
        return Problem.of(
                503,
                Problems.EVENTS_WAIT,
                "Too much waits to be passed on",
                "What happens cannot be passed on to your other systems at the moment, and no more may wait; the receipt"
                        + " was not changed.",
                "Repeat it in a minute.");
    }
}
