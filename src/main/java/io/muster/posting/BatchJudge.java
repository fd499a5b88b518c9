package io.muster.posting;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import io.muster.validation.CollectionLine;
import io.muster.validation.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a batch's lines in their order against the books and against the lines before them. No I/O; for one batch and
 * one thread.
 */
final class BatchJudge {
    /** More than all the money there is: beyond it a total could overflow. */
    static final long TOTAL_PAISE_MAX = Long.MAX_VALUE / 4;

    private final StandingBooks books;
    private final Map<LoanAccountNumber, LoanState> loans;
    private final Map<UUID, SuspenseEntry> suspense;
    private final Map<UUID, Decision.Post> posts = new HashMap<>();

    BatchJudge(StandingBooks books) {
        this.books = books;
        this.loans = new HashMap<>(books.loans());
        this.suspense = new HashMap<>(books.suspense());
    }

    /** One decision a claim, in the same order. */
    List<Decision> judge(List<Claim> claims) {
        List<Decision> decisions = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            decisions.add(judge(claim));
        }
        return decisions;
    }

    private Decision judge(Claim claim) {
        UUID musterKey = claim.line().originalKey();
        if (musterKey != null && !books.givenKeys().contains(musterKey)) {
            // The invented key must not be kept: that would make it one that Muster gave
            return new Decision.Refuse(claim, claim.uncorrectedKey(), List.of(Reasons.unknownMusterKey(musterKey)));
        }
        Decision standing = standing(claim);
        if (standing != null) {
            return standing;
        }
        SuspenseEntry held = held(claim);
        UUID original = claim.originalKey();
        if (held != null && original != null && touchesOtherThan(held, claim)) {
            return new Decision.ReusesSuspense(claim, claim.keyOfItsOwn(), Reasons.suspendedTwice());
        }
        if (held != null && held.amountPaise() != claim.line().amountPaise()) {
            return new Decision.ReusesSuspense(claim, claim.correctionKey(), Reasons.changedInSuspense());
        }
        if (held != null && held.released()) {
            return refuse(claim, Reasons.suspenseSettled());
        }
        LoanState loan = loans.get(claim.line().loan());
        return loan == null ? unknownLoan(claim, held) : knownLoan(claim, loan, held);
    }

    private @Nullable Decision standing(Claim claim) {
        for (UUID key : claim.keys()) {
            Payment payment = books.payments().get(key);
            if (payment != null) {
                return new Decision.Stands(claim, payment);
            }
            Decision.Post earlier = posts.get(key);
            if (earlier != null) {
                return new Decision.StandsInBatch(claim, earlier);
            }
        }
        return null;
    }

    private @Nullable SuspenseEntry held(Claim claim) {
        for (UUID key : claim.keys()) {
            SuspenseEntry entry = suspense.get(key);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    /** One payment can settle one entry only: the other would stay open, though its key leads to the payment. */
    private boolean touchesOtherThan(SuspenseEntry held, Claim claim) {
        return claim.keys().stream()
                .map(suspense::get)
                .anyMatch(entry -> entry != null && !entry.key().equals(held.key()));
    }

    private Decision unknownLoan(Claim claim, @Nullable SuspenseEntry held) {
        CollectionLine line = claim.line();
        if (held != null && !held.loanText().equals(line.loan().value())) {
            return new Decision.ReusesSuspense(
                    claim, claim.keyOfItsOwn(), Reasons.suspendedForAnotherLoan(line, held.loanText()));
        }
        if (held != null) {
            return refuse(claim, Reasons.inSuspense(line));
        }
        String lookAlike = books.suspenseLookAlikes().get(claim.index());
        if (lookAlike != null) {
            return refuse(claim, Reasons.looksLikeSuspense(lookAlike));
        }
        SuspenseEntry opened = new SuspenseEntry(claim.key(), line.loan().value(), line.amountPaise(), false);
        claim.keys().forEach(key -> suspense.put(key, opened));
        return new Decision.Suspend(claim);
    }

    private Decision knownLoan(Claim claim, LoanState loan, @Nullable SuspenseEntry held) {
        CollectionLine line = claim.line();
        LookAlikes.Found lookAlike = books.lookAlikes().get(claim.index());
        if (lookAlike != null) {
            return refuse(claim, Reasons.looksLike(claim, lookAlike));
        }
        String suspended = books.suspenseLookAlikes().get(claim.index());
        // Money that is itself in suspense is known by its key, whatever else looks like it
        if (held == null && suspended != null) {
            return refuse(claim, Reasons.looksLikeSuspense(suspended));
        }
        String series = books.series().get(loan.branch());
        if (series == null) {
            return refuse(claim, Reasons.noSeries());
        }
        if (loan.paid().totalPaise() + loan.excessPaise() > TOTAL_PAISE_MAX - line.amountPaise()) {
            return refuse(claim, Reasons.tooMuch());
        }
        return post(claim, loan, series, held == null ? null : held.key());
    }

    private Decision post(Claim claim, LoanState loan, String series, @Nullable UUID suspenseKey) {
        List<Instalment> due = books.due().getOrDefault(loan.id(), List.of());
        Allocation allocation = Allocation.of(
                Waterfall.HORIZONTAL_1,
                loan.settled().asOf(books.day()),
                due,
                loan.paid(),
                claim.line().amountPaise());
        LoanState after = loan.after(allocation, due, books.day());
        Decision.Post post = new Decision.Post(claim, loan, allocation, suspenseKey, after, series);
        loans.put(loan.number(), after);
        claim.keys().forEach(key -> posts.put(key, post));
        if (suspenseKey != null) {
            posts.put(suspenseKey, post);
        }
        return post;
    }

    private static Decision refuse(Claim claim, Reason reason) {
        return new Decision.Refuse(claim, claim.correctionKey(), List.of(reason));
    }
}
