package io.muster.posting;

import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Posts collection lines: judges them against the books and writes what follows, in the caller's transaction.
 *
 * <p>Four round trips for most batches: read the loans, locked or not; read what stands; write totals and suspense and take
 * receipt numbers; write the payments. The caller's transaction must run again on {@link ConcurrentPosting} and on
 * deadlocks, and must not read uncommitted or repeatably: each statement has to see what was committed before it.
 */
@ApplicationScoped
public class Postings {

    /**
     * Posts lines in their order; any batch size, a thousand or two are best.
     *
     * @param locking may be optimistic when the transaction runs for the first time
     * @return one outcome a line, in the same order; fails with {@link ConcurrentPosting} when the transaction has to
     *     run again, with the client's failures, and with {@link IllegalArgumentException} when a series has used up
     *     its numbers
     */
    public Uni<List<Outcome>> post(
            SqlConnection tx, Locking locking, PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Claim> claims = Claim.of(origin, lines);
        return LoanStates.read(tx, locking, Claim.loans(claims))
                .flatMap(loans -> StandingReads.read(tx, locking == Locking.PESSIMISTIC, origin, claims, loans))
                .map(books -> new BatchJudge(books).judge(claims))
                .call(decisions -> requireUnknownKeys(tx, locking, decisions))
                .flatMap(decisions -> new BatchWrite(origin, decisions).write(tx))
                // It may have numbered what stands already: an optimistic refusal is no answer
                .onFailure(failure -> locking == Locking.OPTIMISTIC && failure instanceof IllegalArgumentException)
                .transform(_ -> new ConcurrentPosting("receipt_series"));
    }

    /**
     * The key of a new payment tells when it is written whether it was used. Nothing tells it of a row that makes none, nor
     * of a key that may stand by way of suspense or of a correction: those are looked up after all, and they are few.
     */
    private static Uni<Void> requireUnknownKeys(SqlConnection tx, Locking locking, List<Decision> decisions) {
        UUID[] untold = decisions.stream()
                .filter(decision -> !(decision instanceof Decision.Post post) || post.mayStandElsewhere())
                .flatMap(decision -> decision.claim().keys().stream())
                .toArray(UUID[]::new);
        return locking == Locking.PESSIMISTIC || untold.length == 0
                ? Uni.createFrom().voidItem()
                : Payments.findStanding(tx, untold)
                        .invoke(Postings::requireNone)
                        .replaceWithVoid();
    }

    private static void requireNone(Map<UUID, Payment> standing) {
        if (!standing.isEmpty()) {
            throw new ConcurrentPosting("payment");
        }
    }
}
