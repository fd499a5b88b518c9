package io.muster.console.collect;

import io.muster.loan.Loan;
import io.muster.money.Rupees;
import io.muster.posting.OtherMoney;
import io.muster.posting.PostingCode;
import io.muster.validation.CollectionLine;
import io.muster.validation.PaymentMode;
import io.muster.validation.Reason;
import io.muster.validation.SingleCollection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form by which an agent collects on a loan: what was typed, and what is wrong with it. Pure.
 *
 * @param key the payment's own, drawn by the server with the form: whatever is sent under it is one payment
 * @param today the last day that may be given
 * @param duePaise what is due on the loan by now
 * @param receipt of the payment that was made by the form before this one; null when none was
 * @param otherwise whether the form before this one was refused with other values
 */
public record CollectForm(
        Loan loan,
        LocalDate today,
        long duePaise,
        String key,
        Typed typed,
        List<Reason> reasons,
        @Nullable String receipt,
        boolean otherwise) {
    /** What an agent may be given money by. */
    private static final List<PaymentMode> MODES =
            List.of(PaymentMode.CASH, PaymentMode.UPI, PaymentMode.CHEQUE, PaymentMode.DEMAND_DRAFT, PaymentMode.CARD);

    public CollectForm {
        reasons = List.copyOf(reasons);
    }

    /**
     * What was typed, as it was typed.
     *
     * @param mode a mode's name
     * @param day as {@code 2026-11-05}
     * @param than receipts of payments that look the same, and that this money is not
     * @param other why it is not
     */
    public record Typed(String amount, String mode, String reference, String day, String than, String other) {
        /** An empty form of this day. */
        static Typed on(LocalDate day) {
            return new Typed("", PaymentMode.CASH.name(), "", day.toString(), "", "");
        }

        /** As a sheet's row, so that it is judged by the very same checks. */
        Map<String, String> row(String loan, String agent) {
            return Map.of(
                    "loanAccount",
                    loan,
                    "amount",
                    amount,
                    "mode",
                    mode.replace('_', ' '),
                    "reference",
                    reference,
                    "valueDate",
                    day,
                    "agent",
                    agent,
                    "otherMoney",
                    other.isBlank() ? "" : than + ": " + other);
        }
    }

    /**
     * What the agent is asked whether it is right.
     *
     * @param words the amount in words
     * @param typed as it will be sent again
     * @param back where it can be changed
     */
    public record Question(Loan loan, CollectionLine line, String key, Typed typed, String back) {}

    /** The modes that can be chosen. */
    public List<PaymentMode> modes() {
        return MODES;
    }

    /** Whether money by this mode has a reference always. */
    public boolean needs(PaymentMode mode) {
        return SingleCollection.needsReference(mode);
    }

    /** Whether something is wrong with this field, by its name in a sheet. */
    public boolean isWrong(String field) {
        return reasons.stream().anyMatch(reason -> field.equals(reason.field()));
    }

    /** The receipts of payments that look the same; empty when none does. */
    public String than() {
        return Stream.concat(
                        Arrays.stream(typed.than().split(" ")),
                        reasons.stream()
                                .filter(reason ->
                                        PostingCode.POSSIBLE_DUPLICATE.code().equals(reason.code()))
                                .flatMap(reason -> OtherMoney.firstReceipt(reason.message()).stream()))
                .filter(receipt -> !receipt.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** What is due, as it would be typed. */
    public String dueText() {
        return Rupees.format(duePaise);
    }
}
