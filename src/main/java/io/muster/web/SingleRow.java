package io.muster.web;

import io.muster.posting.BusinessDays;
import io.muster.posting.OtherMoney;
import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.muster.validation.Reason;
import io.muster.validation.SingleCollection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A single posting as the texts of a sheet's row, so that it is judged by the very same checks. */
final class SingleRow {
    private static final int PAISE_DIGITS = 2;

    private SingleRow() {}

    /**
     * The line that the request claims.
     *
     * @throws ProblemFailure with every reason when the request by itself is wrong
     */
    static CollectionLine check(PaymentRequest request, Instant now) {
        return switch (SingleCollection.check(texts(request), BusinessDays.inIndia(now))) {
            case Judged.Accepted<CollectionLine> accepted -> accepted.line();
            case Judged.Rejected<CollectionLine> rejected ->
                throw new ProblemFailure(Problems.invalid(rejected.reasons()));
        };
    }

    /** What the books say of a sheet's row, for a payment that comes by itself: its key keeps the refusal. */
    static List<Reason> inItsWords(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new Reason(
                        null,
                        reason.field(),
                        reason.code(),
                        reason.message().replace("The row", "The payment").replace("This row", "This payment"),
                        remedy(reason)))
                .toList();
    }

    private static String remedy(Reason reason) {
        return switch (reason.code()) {
            case "unknown-account", "already-in-suspense" ->
                "Correct the loan account, or add the loan to the loan book, and send the payment under a new key.";
            case "possible-duplicate" ->
                OtherMoney.firstReceipt(reason.message())
                        .map(
                                ("If it is the same money, nothing is to be done; if it is other money, send it under a new key,"
                                                + " with %s and why as otherMoney.")::formatted)
                        .orElse(
                                "If it is another payment, add the slip number or another reference and send it under a new key.");
            case "no-receipt-series" -> "Have the branch set up, and send the payment under a new key.";
            default -> reason.remedy();
        };
    }

    private static Map<String, String> texts(PaymentRequest request) {
        Map<String, String> texts = new HashMap<>();
        texts.put("loanAccount", request.loanAccount());
        texts.put(
                "amount",
                BigDecimal.valueOf(request.amountPaise(), PAISE_DIGITS).toPlainString());
        texts.put("mode", request.mode().replace('_', ' '));
        texts.put("reference", orEmpty(request.reference()));
        texts.put("valueDate", request.valueDate().toString());
        texts.put("payer", orEmpty(request.payer()));
        texts.put("agent", orEmpty(request.agent()));
        texts.put("otherMoney", orEmpty(request.otherMoney()));
        return texts;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
