package io.muster.posting;

import io.muster.db.Pipelined;
import io.muster.loan.LoanAccountNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what the books say about a batch's claims, for a posting and for a trial alike; writes nothing. */
final class StandingReads {
    private StandingReads() {}

    /**
     * One round trip for all of it.
     *
     * @param lookUpKeys whether payments that stand under the claims' keys are looked for; else the unique keys tell
     * @param loans as they were read before, locked or not
     */
    static Uni<StandingBooks> read(
            SqlConnection tx,
            boolean lookUpKeys,
            PostingOrigin origin,
            List<Claim> claims,
            Map<LoanAccountNumber, LoanState> loans) {
        UUID[] keys = claims.stream().flatMap(claim -> claim.keys().stream()).toArray(UUID[]::new);
        List<Claim> withoutReference =
                claims.stream().filter(claim -> !claim.hasReference()).toList();
        List<Claim> mayLookAlike = claims.stream().filter(Claim::mayLookAlike).toList();
        return Pipelined.failingWithTheFirst(Uni.combine()
                .all()
                .unis(
                        MusterKeys.given(tx, claims),
                        Branches.series(tx, branches(loans)),
                        DueInstalments.list(tx, wanted(claims, loans, origin.businessDate()), origin.businessDate()),
                        // First, so that money that leaves suspense meanwhile is met as the payment that it became
                        Suspense.find(tx, keys),
                        lookUpKeys
                                ? Payments.findStanding(tx, keys)
                                : Uni.createFrom().item(Map.<UUID, Payment>of()),
                        LookAlikes.payments(tx, origin, ofKnownLoans(mayLookAlike, loans)),
                        LookAlikes.suspense(tx, origin, withoutReference))
                .collectFailures()
                .with((given, series, due, suspense, payments, lookAlikes, suspenseLookAlikes) -> new StandingBooks(
                        loans,
                        given,
                        series,
                        origin.businessDate(),
                        due,
                        payments,
                        suspense,
                        lookAlikes,
                        suspenseLookAlikes)));
    }

    private static Set<String> branches(Map<LoanAccountNumber, LoanState> loans) {
        return loans.values().stream().map(LoanState::branch).collect(Collectors.toSet());
    }

    private static List<DueInstalments.Wanted> wanted(
            List<Claim> claims, Map<LoanAccountNumber, LoanState> loans, LocalDate day) {
        Map<LoanAccountNumber, Long> amounts = HashMap.newHashMap(loans.size());
        claims.forEach(
                claim -> amounts.merge(claim.line().loan(), claim.line().amountPaise(), StandingReads::atMostMax));
        return loans.values().stream()
                .map(loan -> new DueInstalments.Wanted(
                        loan, loan.settled().asOf(day), amounts.getOrDefault(loan.number(), 0L)))
                .toList();
    }

    /** A sum of amounts; more than there is money counts as the most there can be. */
    private static long atMostMax(long onePaise, long otherPaise) {
        return onePaise > Long.MAX_VALUE - otherPaise ? Long.MAX_VALUE : onePaise + otherPaise;
    }

    private static List<LookAlikes.Line> ofKnownLoans(List<Claim> claims, Map<LoanAccountNumber, LoanState> loans) {
        List<LookAlikes.Line> lines = new ArrayList<>();
        for (Claim claim : claims) {
            LoanState loan = loans.get(claim.line().loan());
            if (loan != null) {
                lines.add(new LookAlikes.Line(claim, loan.id()));
            }
        }
        return lines;
    }
}
