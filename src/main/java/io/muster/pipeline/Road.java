package io.muster.pipeline;

import io.muster.loan.LoanAccountNumber;
import io.muster.posting.Locking;
import io.muster.posting.Payment;
import io.muster.posting.PostingOrigin;
import io.muster.posting.RowVerdict;
import io.muster.posting.SeenKeys;
import io.muster.posting.Trial;
import io.muster.validation.Judged;
import io.muster.validation.RowCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the kinds of workbook; everything else on the road is the same.
 *
 * @param <L> what an accepted row claims
 */
interface Road<L> {
    /** The check of one row, for this sheet's columns. */
    RowCheck<L> check(SheetReading sheet);

    /** The loan whose rows must stay in file order. */
    LoanAccountNumber loan(L line);

    /**
     * What of a line only one row of all may claim, whatever its loan: two rows that share one are posted in file order.
     *
     * @param keyIncludesLoan for this lender the same money on two loans is two payments
     */
    List<Object> claims(L line, boolean keyIncludesLoan);

    /** Judges lines against the books and writes what follows, in the caller's transaction; one result for each line. */
    Uni<List<Result>> post(SqlConnection tx, Locking locking, PostingOrigin origin, List<Judged.Accepted<L>> lines);

    /** The Muster key that a line brings of the row that it mends; null when it brings none. */
    @Nullable
    UUID mends(L line);

    /** The money that a line claims, in paise. */
    long amountPaise(L line);

    /**
     * Says what would become of lines, and writes nothing; in a read transaction.
     *
     * @param seen what the sheet's rows before these came to; these are added to it
     * @return one row for each line, in the same order
     */
    Uni<List<Trial.FirstRow>> look(
            SqlConnection tx, PostingOrigin origin, List<Judged.Accepted<L>> lines, SeenKeys seen);

    /**
     * What became of a line.
     *
     * @param payment the new payment; null when there is none
     */
    record Result(RowVerdict verdict, @Nullable Payment payment) {}
}
