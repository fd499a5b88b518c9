package io.muster.posting;

import io.muster.loan.ContactCorrections;
import io.muster.posting.BookedInstalments.Place;
import io.muster.validation.Judged;
import io.muster.validation.LoanLine;
import io.muster.validation.LoanLine.SchedulePart;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds loans and their schedules to the books, in the caller's transaction; of what is there only the borrower's phone,
 * e-mail and language are corrected.
 *
 * <p>The same row again is already in the book; a row that says otherwise of anything else is refused. The rows of one loan may come in
 * several batches and several workbooks. The caller's transaction must run again on {@link ConcurrentPosting}.
 */
@ApplicationScoped
public class LoanBookPostings {

    /** Adds loans and instalments; one outcome a row, in the same order. */
    public Uni<List<LoanOutcome>> post(SqlConnection tx, PostingOrigin origin, List<Judged.Accepted<LoanLine>> lines) {
        List<LoanClaim> claims = LoanClaim.of(lines);
        Map<String, LoanClaim> firsts = firsts(claims);
        if (firsts.isEmpty()) {
            return Uni.createFrom().item(() -> new LoanBookJudge(Map.of(), Set.of(), Map.of()).judge(claims));
        }
        Set<String> branches = firsts.values().stream().map(LoanClaim::branch).collect(Collectors.toSet());
        return Branches.ensure(tx, branches)
                .flatMap(_ -> LoanAccounts.add(tx, origin, List.copyOf(firsts.values())))
                .flatMap(added -> judgeLocked(tx, origin, claims, firsts.keySet(), added))
                .call(judged -> LoanAccounts.raiseSchedules(tx, judged.judge().grown()))
                .call(judged -> BookedInstalments.add(tx, origin, judged.judge().toAdd()))
                .call(judged -> ContactCorrections.correct(
                        tx, judged.judge().corrections(), origin.postedBy(), origin.uploadId()))
                .map(Judgement::outcomes);
    }

    /** The first row that can make each account. */
    private static Map<String, LoanClaim> firsts(List<LoanClaim> claims) {
        Map<String, LoanClaim> firsts = new LinkedHashMap<>();
        claims.stream()
                .filter(claim -> claim.impossible() == null)
                .forEach(claim -> firsts.putIfAbsent(claim.number(), claim));
        return firsts;
    }

    private static Uni<Judgement> judgeLocked(
            SqlConnection tx, PostingOrigin origin, List<LoanClaim> claims, Set<String> numbers, Set<String> added) {
        return LoanAccounts.lock(tx, origin, numbers)
                .flatMap(loans -> BookedInstalments.find(tx, places(claims, loans))
                        .map(standing -> Judgement.of(new LoanBookJudge(loans, added, standing), claims)));
    }

    private record Judgement(LoanBookJudge judge, List<LoanOutcome> outcomes) {
        static Judgement of(LoanBookJudge judge, List<LoanClaim> claims) {
            return new Judgement(judge, judge.judge(claims));
        }
    }

    private static Set<Place> places(List<LoanClaim> claims, Map<String, BookedLoan> loans) {
        Set<Place> places = new HashSet<>();
        for (LoanClaim claim : claims) {
            BookedLoan loan = loans.get(claim.number());
            if (loan != null && claim.line().schedule() instanceof SchedulePart.Given given) {
                places.add(new Place(loan.id(), given.instalment().number()));
            }
        }
        return places;
    }
}
