package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Locks loans for a posting and writes their totals. */
final class LoanLocks {
    // In id order, so that two batches with common loans wait for each other and never deadlock; the row that a wait
    // ends with is the newest, so the totals are those of the last committed posting
    static final String LOCK = """
            select l.id, l.number, b.series,
              l.paid_penalty_paise, l.paid_fee_paise, l.paid_interest_paise, l.paid_principal_paise,
              l.excess_paise, l.version
            from loan_account l
            left join branch b on b.code = l.branch
            where l.number = any($1::text[])
            order by l.id
            for no key update of l
            """;

    static final String UPDATE = """
            update loan_account l set
              paid_penalty_paise = t.penalty, paid_fee_paise = t.fee,
              paid_interest_paise = t.interest, paid_principal_paise = t.principal,
              excess_paise = t.excess, version = t.version
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
              $7::bigint[]) as t(id, penalty, fee, interest, principal, excess, version)
            where l.id = t.id
            """;

    private LoanLocks() {}

    /** Locks the loans that exist until the transaction ends, by number. */
    static Uni<Map<LoanAccountNumber, LockedLoan>> lock(SqlConnection tx, Collection<LoanAccountNumber> numbers) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(Columns.texts(numbers, LoanAccountNumber::value)))
                .map(LoanLocks::read);
    }

    /** Writes the totals of locked loans; fails when one of them is gone. */
    static Uni<Void> update(SqlConnection tx, Collection<LockedLoan> loans) {
        return tx.preparedQuery(UPDATE)
                .execute(tuple(loans))
                .invoke(updated -> requireAll(loans.size(), updated.rowCount()))
                .replaceWithVoid();
    }

    private static void requireAll(int loans, int updated) {
        if (updated != loans) {
            throw new IllegalStateException("of " + loans + " locked loans " + updated + " were updated");
        }
    }

    private static Tuple tuple(Collection<LockedLoan> loans) {
        return Tuple.tuple()
                .addValue(Columns.longs(loans, LockedLoan::id))
                .addValue(Columns.longs(loans, loan -> loan.paid().penaltyPaise()))
                .addValue(Columns.longs(loans, loan -> loan.paid().feePaise()))
                .addValue(Columns.longs(loans, loan -> loan.paid().interestPaise()))
                .addValue(Columns.longs(loans, loan -> loan.paid().principalPaise()))
                .addValue(Columns.longs(loans, LockedLoan::excessPaise))
                .addValue(Columns.longs(loans, LockedLoan::version));
    }

    private static Map<LoanAccountNumber, LockedLoan> read(RowSet<Row> rows) {
        Map<LoanAccountNumber, LockedLoan> loans = HashMap.newHashMap(rows.size());
        for (Row row : rows) {
            LockedLoan loan = read(row);
            loans.put(loan.number(), loan);
        }
        return loans;
    }

    private static LockedLoan read(Row row) {
        return new LockedLoan(
                row.getLong("id"),
                new LoanAccountNumber(row.getString("number")),
                row.getString("series"),
                new Shares(
                        row.getLong("paid_penalty_paise"),
                        row.getLong("paid_fee_paise"),
                        row.getLong("paid_interest_paise"),
                        row.getLong("paid_principal_paise")),
                row.getLong("excess_paise"),
                row.getLong("version"));
    }
}
