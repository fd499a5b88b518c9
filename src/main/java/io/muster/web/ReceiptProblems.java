package io.muster.web;

import io.muster.receipt.Receipt;
import io.muster.receipt.ReceiptStanding.Cancelled;

/** The problems that only receipts have. */
final class ReceiptProblems {
    private ReceiptProblems() {}

    static Problem cancelledOtherwise(Receipt receipt) {
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

    static Problem notCancelled() {
        return Problem.of(
                409,
                "receipt-valid",
                "The receipt is valid",
                "A payment has one valid receipt at a time, and this one is.",
                "Cancel it first, with a reason.");
    }

    static Problem eventsWait() {
        return Problem.of(
                503,
                Problems.EVENTS_WAIT,
                "Too much waits to be passed on",
                "What happens cannot be passed on to your other systems at the moment, and no more may wait; the receipt"
                        + " was not changed.",
                "Repeat it in a minute.");
    }
}
