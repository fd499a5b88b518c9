package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.InstalmentShare;
import io.muster.loan.LoanStatement;
import io.muster.loan.Shares;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a payment went where it went: its parts in the order in which its waterfall filled them, derived from the facts
 * that the payment keeps. Pure; parts, not words.
 *
 * <p>The parts of an instalment are what the receipt shows as its split; all parts and the excess are the payment.
 *
 * @param dueBy the payment's business date: what was due by then was paid
 * @param parts in the order in which the money reached them, none of zero
 * @param excessPaise what nothing was due for by that day
 */
public record Reasoning(LocalDate dueBy, List<Part> parts, long excessPaise) {

    public Reasoning {
        parts = List.copyOf(parts);
    }

    /** What money is due for. */
    public enum Component {
        INTEREST,
        PRINCIPAL,
        FEE,
        PENALTY;

        private long of(Shares shares) {
            return switch (this) {
                case INTEREST -> shares.interestPaise();
                case PRINCIPAL -> shares.principalPaise();
                case FEE -> shares.feePaise();
                case PENALTY -> shares.penaltyPaise();
            };
        }
    }

    /**
     * What one component of one instalment got.
     *
     * @param instalment its number
     * @param dueDate when it fell due
     * @param paise above zero
     * @param leftPaise what was still due of it afterwards; 0 when this was the rest of it
     */
    public record Part(Component component, int instalment, LocalDate dueDate, long paise, long leftPaise) {}

    /**
     * Derives the parts.
     *
     * @param schedule the loan's, in any order
     */
    public static Reasoning of(Payment payment, List<Instalment> schedule) {
        return switch (payment.waterfall()) {
            case HORIZONTAL_1 -> horizontal(payment, schedule);
        };
    }

    /** Interest and principal instalment by instalment; what is charged beside them comes after all of those. */
    private static Reasoning horizontal(Payment payment, List<Instalment> schedule) {
        List<Part> equated = new ArrayList<>();
        List<Part> fees = new ArrayList<>();
        List<Part> penalties = new ArrayList<>();
        Shares after = payment.before().plus(payment.share());
        Shares dueUpTo = Shares.NONE;
        for (Instalment each :
                schedule.stream().sorted(LoanStatement.OLDEST_FIRST).toList()) {
            dueUpTo = dueUpTo.plus(each.due());
            InstalmentShare got = InstalmentShare.of(each, dueUpTo, payment.before(), payment.share());
            Shares left = dueUpTo.minus(after).atLeast(Shares.NONE).atMost(each.due());
            add(equated, Component.INTEREST, got, left);
            add(equated, Component.PRINCIPAL, got, left);
            add(fees, Component.FEE, got, left);
            add(penalties, Component.PENALTY, got, left);
        }
        equated.addAll(fees);
        equated.addAll(penalties);
        return new Reasoning(payment.businessDate(), equated, payment.excessPaise());
    }

    private static void add(List<Part> parts, Component component, InstalmentShare got, Shares left) {
        long paise = component.of(got.share());
        if (paise > 0) {
            parts.add(new Part(
                    component, got.instalment().number(), got.instalment().dueDate(), paise, component.of(left)));
        }
    }
}
