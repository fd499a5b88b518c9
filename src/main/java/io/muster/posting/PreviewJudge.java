package io.muster.posting;

import io.muster.posting.SeenKeys.Came;
import io.muster.validation.CollectionLine;
import io.muster.validation.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a batch by {@link BatchJudge}, on books as the rows of the same sheet before it would have left them. No I/O; for
 * one batch and one thread.
 */
final class PreviewJudge {
    private final StandingBooks books;
    private final SeenKeys seen;

    PreviewJudge(StandingBooks books, SeenKeys seen) {
        this.books = books;
        this.seen = seen;
    }

    /** One preview a claim, in the same order; notes what each would come to. */
    List<Preview> judge(List<Claim> claims) {
        Preview[] all = new Preview[claims.size()];
        List<Claim> others = new ArrayList<>(claims.size());
        Set<UUID> given = given(claims);
        for (Claim claim : claims) {
            Preview echo = echo(claim, given);
            if (echo == null) {
                others.add(claim);
            } else {
                all[claim.index()] = echo;
            }
        }
        List<Decision> decisions = new BatchJudge(withSeen(others, given)).judge(others);
        for (Decision decision : decisions) {
            all[decision.claim().index()] = preview(decision);
            seen.note(decision);
        }
        return List.of(all);
    }

    /** Muster keys that were given, those of payments and held money of this very sheet included. */
    private Set<UUID> given(List<Claim> claims) {
        Set<UUID> given = new HashSet<>(books.givenKeys());
        for (Claim claim : claims) {
            UUID key = claim.line().originalKey();
            if (key != null && seen.find(key, row(claim)) != null) {
                given.add(key);
            }
        }
        return given;
    }

    /** What a row comes to whose money an earlier row of the sheet would have posted; null when none would. */
    private @Nullable Preview echo(Claim claim, Set<UUID> given) {
        UUID musterKey = claim.line().originalKey();
        if (musterKey != null && !given.contains(musterKey)) {
            return null;
        }
        for (UUID key : claim.keys()) {
            if (books.payments().containsKey(key)) {
                return null;
            }
            if (posted(key, row(claim)) instanceof Came.Posted earlier) {
                return echo(claim, earlier.row(), earlier.isOf(claim.line()), claim.meetsByReference(key));
            }
        }
        return null;
    }

    /** Under the key itself, or under that of held money that it leads to. */
    private @Nullable Came posted(UUID key, int row) {
        Came own = seen.find(key, row);
        SuspenseEntry held = books.suspense().get(key);
        return own != null || held == null ? own : seen.find(held.key(), row);
    }

    private StandingBooks withSeen(List<Claim> claims, Set<UUID> given) {
        Map<UUID, SuspenseEntry> suspense = new HashMap<>(books.suspense());
        for (Claim claim : claims) {
            for (UUID key : claim.keys()) {
                if (seen.find(key, row(claim)) instanceof Came.Held held) {
                    suspense.putIfAbsent(key, held.entry(key));
                }
            }
        }
        return new StandingBooks(
                books.loans(),
                given,
                books.series(),
                books.day(),
                books.due(),
                books.payments(),
                suspense,
                books.lookAlikes(),
                books.suspenseLookAlikes());
    }

    private static Preview preview(Decision decision) {
        Claim claim = decision.claim();
        return switch (decision) {
            case Decision.Post post -> wouldPost(post);
            case Decision.Stands stands -> standing(Verdicts.standing(claim, stands.payment()));
            case Decision.StandsInBatch stands ->
                inBatch(claim, stands.earlier().claim());
            case Decision.ReusesSuspense reuses -> refused(claim, List.of(reuses.reason()));
            case Decision.Refuse refuse -> refused(claim, refuse.reasons());
            case Decision.Suspend _ ->
                new Preview.ToSuspense(
                        row(claim), cells(claim), paise(claim), List.of(Reasons.unknownAccount(claim.line())));
        };
    }

    private static Preview wouldPost(Decision.Post post) {
        Claim claim = post.claim();
        return new Preview.WouldPost(
                row(claim),
                cells(claim),
                paise(claim),
                post.before().number(),
                Waterfall.HORIZONTAL_1,
                post.allocation().share(),
                post.allocation().excessPaise(),
                post.before().paid(),
                post.before().excessPaise(),
                post.suspenseKey() != null);
    }

    private static Preview standing(Outcome outcome) {
        return switch (outcome) {
            case Outcome.AlreadyPosted(var row, var cells, var paise, var _, var receipt, var reasons) ->
                new Preview.AlreadyPosted(row, cells, paise, receipt, reasons);
            case Outcome.KeyReused(var row, var cells, var paise, var _, var _, var reasons) ->
                new Preview.Refused(row, cells, paise, reasons);
            case Outcome.Refused _, Outcome.Posted _ ->
                throw new IllegalStateException("what stands is posted already, or its key is used");
        };
    }

    private static Preview inBatch(Claim claim, Claim earlier) {
        boolean byReference = claim.meetsByReference(earlier.key());
        return echo(claim, row(earlier), isSame(claim.line(), earlier.line()), byReference);
    }

    private static Preview echo(Claim claim, int earlierRow, boolean same, boolean byReference) {
        if (same) {
            return new Preview.AlreadyPosted(
                    row(claim), cells(claim), paise(claim), null, List.of(Reasons.inThisSheet(earlierRow)));
        }
        Reason reason =
                byReference ? Reasons.onAnotherLoanInThisSheet(earlierRow) : Reasons.changedInThisSheet(earlierRow);
        return refused(claim, List.of(reason));
    }

    private static boolean isSame(CollectionLine one, CollectionLine other) {
        return one.loan().equals(other.loan())
                && one.amountPaise() == other.amountPaise()
                && one.mode() == other.mode()
                && one.valueDate().equals(other.valueDate());
    }

    private static Preview refused(Claim claim, List<Reason> reasons) {
        return new Preview.Refused(row(claim), cells(claim), paise(claim), reasons);
    }

    private static int row(Claim claim) {
        return claim.row().rowNumber();
    }

    private static List<String> cells(Claim claim) {
        return claim.row().cells();
    }

    private static long paise(Claim claim) {
        return claim.line().amountPaise();
    }
}
