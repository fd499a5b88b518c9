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
            select l.id, l.number, l.branch,
              l.paid_penalty_paise, l.paid_fee_paise, l.paid_interest_paise, l.paid_principal_paise,
              l.excess_paise, l.version, l.settled_number, l.settled_on,
              l.settled_penalty_paise, l.settled_fee_paise, l.settled_interest_paise, l.settled_principal_paise
            from loan_account l
            where l.number = any($1::text[])
            order by l.id
            for no key update
            """;

    // The version that was read belongs to the condition: should a lock ever not hold, nothing is posted twice
    static final String UPDATE = """
            update loan_account l set
              paid_penalty_paise = t.penalty, paid_fee_paise = t.fee,
              paid_interest_paise = t.interest, paid_principal_paise = t.principal,
              excess_paise = t.excess, version = t.version,
              settled_number = t.settled, settled_on = t.settled_on,
              settled_penalty_paise = t.s1, settled_fee_paise = t.s2,
              settled_interest_paise = t.s3, settled_principal_paise = t.s4
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[],
              $7::bigint[], $8::bigint[], $9::int[], $10::date[], $11::bigint[], $12::bigint[], $13::bigint[],
              $14::bigint[]) as t(id, penalty, fee, interest, principal, excess, version, version_read,
                settled, settled_on, s1, s2, s3, s4)
            where l.id = t.id and l.version = t.version_read
            """;

    private LoanLocks() {}

    /** Locks the loans that exist until the transaction ends, by number. */
    static Uni<Map<LoanAccountNumber, LockedLoan>> lock(SqlConnection tx, Collection<LoanAccountNumber> numbers) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(Columns.texts(numbers, LoanAccountNumber::value)))
                .map(LoanLocks::read);
    }

    /**
     * A loan that a batch changes.
     *
     * @param versionRead its version before the batch
     */
    record Changed(LockedLoan loan, long versionRead) {}

    /** Writes the totals of locked loans; fails when one of them is gone or not as it was read. */
    static Uni<Void> update(SqlConnection tx, Collection<Changed> loans) {
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

    private static Tuple tuple(Collection<Changed> loans) {
        return Tuple.tuple()
                .addValue(Columns.longs(loans, changed -> changed.loan().id()))
                .addValue(Columns.longs(loans, changed -> changed.loan().paid().penaltyPaise()))
                .addValue(Columns.longs(loans, changed -> changed.loan().paid().feePaise()))
                .addValue(Columns.longs(loans, changed -> changed.loan().paid().interestPaise()))
                .addValue(Columns.longs(loans, changed -> changed.loan().paid().principalPaise()))
                .addValue(Columns.longs(loans, changed -> changed.loan().excessPaise()))
                .addValue(Columns.longs(loans, changed -> changed.loan().version()))
                .addValue(Columns.longs(loans, Changed::versionRead))
                .addValue(Columns.integers(loans, changed -> settled(changed).number()))
                .addValue(Columns.dates(loans, changed -> settled(changed).on()))
                .addValue(Columns.longs(loans, changed -> settled(changed).due().penaltyPaise()))
                .addValue(Columns.longs(loans, changed -> settled(changed).due().feePaise()))
                .addValue(Columns.longs(loans, changed -> settled(changed).due().interestPaise()))
                .addValue(Columns.longs(loans, changed -> settled(changed).due().principalPaise()));
    }

    private static Settled settled(Changed changed) {
        return changed.loan().settled();
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
                row.getLong(0),
                new LoanAccountNumber(row.getString(1)),
                row.getString(2),
                shares(row, 3),
                row.getLong(7),
                row.getLong(8),
                new Settled(row.getInteger(9), row.getLocalDate(10), shares(row, 11)));
    }

    private static Shares shares(Row row, int from) {
        return new Shares(row.getLong(from), row.getLong(from + 1), row.getLong(from + 2), row.getLong(from + 3));
    }
}
