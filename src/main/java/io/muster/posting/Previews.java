package io.muster.posting;

import io.muster.validation.CollectionLine;
import io.muster.validation.Judged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Says what posting lines would come to, by the posting's own reads and its own judgement, and without any of its writes: it
 * runs in a read transaction ({@link io.muster.db.TenantDatabases#inReadTransaction}), which could not write if it tried.
 *
 * <p>Two round trips for a batch: the loans, and what stands.
 */
@ApplicationScoped
public class Previews {

    /**
     * Judges lines that nothing else of their sheet comes before, such as mended rows; as {@link #judge(SqlConnection,
     * PostingOrigin, List, SeenKeys)}.
     */
    public Uni<List<Preview>> judge(
            SqlConnection tx, PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines) {
        return judge(tx, origin, lines, new SeenKeys());
    }

    /**
     * Judges lines in their order.
     *
     * @param seen what the sheet's rows before these came to; these are added to it
     * @return one preview a line, in the same order; fails with the client's failures
     */
    public Uni<List<Preview>> judge(
            SqlConnection tx, PostingOrigin origin, List<Judged.Accepted<CollectionLine>> lines, SeenKeys seen) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Claim> claims = Claim.of(origin, lines);
        return LoanStates.read(tx, Locking.OPTIMISTIC, Claim.loans(claims))
                .flatMap(loans -> StandingReads.read(tx, true, origin, claims, loans))
                .map(books -> new PreviewJudge(books, seen).judge(claims));
    }
}
