package io.muster.posting;

import io.muster.validation.CollectionLine;
import io.muster.validation.Reason;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns decisions into outcomes, once the batch's payments have their receipts. Pure. */
final class Verdicts {
    private Verdicts() {}

    /** @param posted the batch's payments, by key */
    static Outcome outcome(Decision decision, Map<UUID, Payment> posted) {
        Claim claim = decision.claim();
        return switch (decision) {
            case Decision.Post post -> new Outcome.Posted(row(claim), cells(claim), payment(post, posted));
            case Decision.Stands stands -> standing(claim, stands.payment());
            case Decision.StandsInBatch stands -> standing(claim, payment(stands.earlier(), posted));
            case Decision.ReusesSuspense reuses ->
                new Outcome.KeyReused(
                        row(claim),
                        cells(claim),
                        claim.line().amountPaise(),
                        null,
                        reuses.correctionKey(),
                        List.of(reuses.reason()));
            case Decision.Refuse refuse -> refused(claim, refuse.correctionKey(), refuse.reasons());
            case Decision.Suspend _ ->
                refused(claim, claim.correctionKey(), List.of(Reasons.unknownAccount(claim.line())));
        };
    }

    /** What a line comes to whose money stands already. */
    static Outcome standing(Claim claim, Payment payment) {
        if (isSame(claim.line(), payment)) {
            return new Outcome.AlreadyPosted(
                    row(claim),
                    cells(claim),
                    claim.line().amountPaise(),
                    payment.key(),
                    payment.receipt(),
                    List.of(Reasons.alreadyPosted(payment.receipt(), payment.businessDate())));
        }
        boolean byReference = claim.meetsByReference(payment.key());
        return new Outcome.KeyReused(
                row(claim),
                cells(claim),
                claim.line().amountPaise(),
                payment.receipt(),
                byReference ? claim.keyOfItsOwn() : claim.correctionKey(),
                List.of(reused(claim, byReference, payment.receipt())));
    }

    private static Reason reused(Claim claim, boolean byReference, ReceiptNumber receipt) {
        if (byReference) {
            return Reasons.onAnotherLoan(receipt);
        }
        return claim.line().originalKey() == null
                ? Reasons.mendedAndPosted(receipt)
                : Reasons.changedAfterPosting(receipt);
    }

    private static boolean isSame(CollectionLine line, Payment payment) {
        return line.loan().equals(payment.loan())
                && line.amountPaise() == payment.amountPaise()
                && line.mode() == payment.mode()
                && line.valueDate().equals(payment.valueDate());
    }

    private static Outcome refused(Claim claim, UUID correctionKey, List<Reason> reasons) {
        return new Outcome.Refused(row(claim), cells(claim), claim.line().amountPaise(), correctionKey, reasons);
    }

    private static Payment payment(Decision.Post post, Map<UUID, Payment> posted) {
        Payment payment = posted.get(post.claim().key());
        if (payment == null) {
            throw new IllegalStateException("a posted line has no payment");
        }
        return payment;
    }

    private static int row(Claim claim) {
        return claim.row().rowNumber();
    }

    private static List<String> cells(Claim claim) {
        return claim.row().cells();
    }
}
