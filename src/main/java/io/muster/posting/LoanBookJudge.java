package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.Schedule;
import io.muster.loan.Terms;
import io.muster.posting.BookedInstalments.Placed;
import io.muster.validation.LoanLine.SchedulePart;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Judges rows of a loan book in their order against the book and the rows before them. No I/O; for one batch. */
final class LoanBookJudge {
    private final Map<String, BookedLoan> loans;
    private final Set<String> added;
    private final Map<Long, NavigableMap<Integer, Instalment>> standing;
    private final List<Placed> toAdd = new ArrayList<>();
    private final Set<Long> grown = new HashSet<>();

    /**
     * @param loans the locked accounts, by number
     * @param added numbers of those that this transaction added for the first row that names them
     * @param standing by loan and number, the instalments in the places that rows give and those next to each
     */
    LoanBookJudge(
            Map<String, BookedLoan> loans, Set<String> added, Map<Long, NavigableMap<Integer, Instalment>> standing) {
        this.loans = loans;
        this.added = new HashSet<>(added);
        this.standing = new HashMap<>(standing);
    }

    /** One outcome a row, in the same order. */
    List<LoanOutcome> judge(List<LoanClaim> claims) {
        List<LoanOutcome> outcomes = new ArrayList<>(claims.size());
        claims.forEach(claim -> outcomes.add(judge(claim)));
        return outcomes;
    }

    /** The instalments that the judged rows bring. */
    List<Placed> toAdd() {
        return toAdd;
    }

    /** The ids of the loans that were there and whose schedules these instalments change. */
    Set<Long> grown() {
        return grown;
    }

    private LoanOutcome judge(LoanClaim claim) {
        if (claim.impossible() != null) {
            return refused(claim, LoanBookReasons.impossible(claim.impossible()));
        }
        BookedLoan loan = loans.get(claim.number());
        if (loan == null) {
            throw new IllegalStateException("a loan was neither added nor found");
        }
        String other = otherDetail(claim, loan);
        if (other != null) {
            return refused(claim, LoanBookReasons.otherDetail(other));
        }
        return switch (claim.line().schedule()) {
            case SchedulePart.Terms _ -> terms(claim, loan);
            case SchedulePart.Given given -> given(claim, loan, given.instalment());
        };
    }

    private LoanOutcome terms(LoanClaim claim, BookedLoan loan) {
        Terms terms = claim.terms();
        if (terms == null || !terms.equals(loan.terms())) {
            return refused(claim, LoanBookReasons.otherTerms(loan.terms() == null));
        }
        if (!added.remove(claim.number())) {
            return already(claim);
        }
        Schedule.equated(terms).forEach(made -> toAdd.add(new Placed(loan.id(), made, null)));
        return added(claim);
    }

    private LoanOutcome given(LoanClaim claim, BookedLoan loan, Instalment instalment) {
        Placed placed = new Placed(loan.id(), instalment, claim.row().rowNumber());
        NavigableMap<Integer, Instalment> booked = standing.computeIfAbsent(loan.id(), _ -> new TreeMap<>());
        Instalment stands = booked.get(instalment.number());
        if (instalment.equals(stands)) {
            return already(claim);
        }
        if (loan.terms() != null) {
            return refused(claim, LoanBookReasons.madeFromTerms());
        }
        if (stands != null) {
            return refused(claim, LoanBookReasons.otherInstalment(instalment.number()));
        }
        Reason misplaced = misplaced(instalment, booked);
        if (misplaced != null) {
            return refused(claim, misplaced);
        }
        LocalDate lastPaidOn = loan.lastPaidOn();
        if (lastPaidOn != null && !instalment.dueDate().isAfter(lastPaidOn)) {
            return refused(claim, LoanBookReasons.dueBeforePayments(lastPaidOn));
        }
        booked.put(instalment.number(), instalment);
        toAdd.add(placed);
        if (!added.contains(claim.number())) {
            grown.add(loan.id());
        }
        return added(claim);
    }

    /** Why an instalment does not fit between its neighbours; a schedule begins at any number and grows at its ends. */
    private static @Nullable Reason misplaced(Instalment instalment, NavigableMap<Integer, Instalment> booked) {
        int number = instalment.number();
        Map.Entry<Integer, Instalment> before = booked.lowerEntry(number);
        Map.Entry<Integer, Instalment> after = booked.higherEntry(number);
        if (before != null && !instalment.dueDate().isAfter(before.getValue().dueDate())) {
            return LoanBookReasons.outOfOrder(number, before.getValue());
        }
        if (after != null && !instalment.dueDate().isBefore(after.getValue().dueDate())) {
            return LoanBookReasons.outOfOrder(number, after.getValue());
        }
        boolean adjoins = booked.isEmpty() || booked.containsKey(number - 1) || booked.containsKey(number + 1);
        return adjoins ? null : LoanBookReasons.gap(number, before == null ? after.getKey() : before.getKey());
    }

    /** The detail in which the row differs from the book; what a row leaves out does not differ. */
    private static @Nullable String otherDetail(LoanClaim claim, BookedLoan loan) {
        if (differs(claim.line().borrower(), loan.borrower())) {
            return "borrower";
        }
        if (differs(claim.branch(), loan.branch())) {
            return "branch";
        }
        if (differs(claim.line().phone(), loan.phone())) {
            return "phone";
        }
        if (differs(claim.line().email(), loan.email())) {
            return "e-mail";
        }
        if (differs(claim.language(), loan.language())) {
            return "language";
        }
        return differs(claim.line().product(), loan.product()) ? "product" : null;
    }

    private static boolean differs(@Nullable String given, @Nullable String booked) {
        return given != null && (booked == null || !Branches.code(given).equals(Branches.code(booked)));
    }

    private static LoanOutcome added(LoanClaim claim) {
        return new LoanOutcome.Added(
                claim.row().rowNumber(),
                claim.row().cells(),
                claim.amountPaise(),
                claim.line().loan());
    }

    private static LoanOutcome already(LoanClaim claim) {
        return new LoanOutcome.AlreadyInBook(
                claim.row().rowNumber(),
                claim.row().cells(),
                claim.amountPaise(),
                List.of(LoanBookReasons.alreadyInBook()));
    }

    private static LoanOutcome refused(LoanClaim claim, Reason reason) {
        return new LoanOutcome.Refused(
                claim.row().rowNumber(), claim.row().cells(), claim.amountPaise(), List.of(reason));
    }
}
