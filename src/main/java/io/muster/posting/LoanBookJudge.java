package io.muster.posting;

import io.muster.loan.ContactCorrections.Correction;
import io.muster.loan.Instalment;
import io.muster.loan.LoanContact;
import io.muster.loan.Schedule;
import io.muster.loan.Terms;
import io.muster.posting.BookedInstalments.Placed;
import io.muster.validation.LoanLine.SchedulePart;
import io.muster.validation.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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
    private final Map<Long, Correction> corrections = new LinkedHashMap<>();

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

    /** How borrowers are to be reached from now on, by loan. */
    Collection<Correction> corrections() {
        return corrections.values();
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
            return standing(claim, loan);
        }
        Schedule.equated(terms).forEach(made -> toAdd.add(new Placed(loan.id(), made, null)));
        return added(claim);
    }

    private LoanOutcome given(LoanClaim claim, BookedLoan loan, Instalment instalment) {
        Placed placed = new Placed(loan.id(), instalment, claim.row().rowNumber());
        NavigableMap<Integer, Instalment> booked = standing.computeIfAbsent(loan.id(), _ -> new TreeMap<>());
        Instalment stands = booked.get(instalment.number());
        if (instalment.equals(stands)) {
            return standing(claim, loan);
        }
        String other = otherContact(claim.contact(contact(loan)), contact(loan));
        if (other != null) {
            return refused(claim, LoanBookReasons.otherContact(other));
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

    /** A row that brings nothing new corrects how the borrower is reached; but a file may not say two things of one loan. */
    private LoanOutcome standing(LoanClaim claim, BookedLoan loan) {
        LoanContact now = contact(loan);
        LoanContact given = claim.contact(now);
        String other = otherContact(given, now);
        if (other == null) {
            return already(claim);
        }
        if (loan.contactByThisFile() || corrections.containsKey(loan.id())) {
            return refused(claim, LoanBookReasons.contactTwice(other));
        }
        corrections.put(loan.id(), new Correction(loan.id(), given, claim.row().rowNumber()));
        return corrected(claim);
    }

    private LoanContact contact(BookedLoan loan) {
        Correction correction = corrections.get(loan.id());
        return correction == null ? loan.contact() : correction.contact();
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
        return differs(claim.line().product(), loan.product()) ? "product" : null;
    }

    /** What of it is another. */
    private static @Nullable String otherContact(LoanContact given, LoanContact now) {
        if (!Objects.equals(given.phone(), now.phone())) {
            return "phone";
        }
        if (!Objects.equals(given.email(), now.email())) {
            return "e-mail";
        }
        return given.language() == now.language() ? null : "language";
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

    private static LoanOutcome corrected(LoanClaim claim) {
        return new LoanOutcome.ContactCorrected(
                claim.row().rowNumber(),
                claim.row().cells(),
                claim.amountPaise(),
                List.of(LoanBookReasons.contactCorrected()));
    }

    private static LoanOutcome refused(LoanClaim claim, Reason reason) {
        return new LoanOutcome.Refused(
                claim.row().rowNumber(), claim.row().cells(), claim.amountPaise(), List.of(reason));
    }
}
