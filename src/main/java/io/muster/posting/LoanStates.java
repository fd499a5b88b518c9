package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads loans for a posting, locked or not, and writes their totals. */
final class LoanStates {
    static final String READ = """
            select l.id, l.number, l.branch,
              l.paid_penalty_paise, l.paid_fee_paise, l.paid_interest_paise, l.paid_principal_paise,
              l.excess_paise, l.version, l.schedule_version, l.settled_number, l.settled_on,
              l.settled_penalty_paise, l.settled_fee_paise, l.settled_interest_paise, l.settled_principal_paise
            from loan_account l
            where l.number = any($1::text[])
            """;

    // In id order, so that two batches with common loans wait for each other and never deadlock; the row that a wait
    // ends with is the newest, so the totals are those of the last committed posting
    static final String LOCK = READ + """
            order by l.id
            for no key update
            """;

    // The versions that were read are the condition, with a lock as without: the allocation rests on them. Columns go
    // by subscript, since each unnest would copy its array through a store of its own, value by value
    static final String UPDATE = """
            update loan_account l set
              paid_penalty_paise = ($2::bigint[])[t.i], paid_fee_paise = ($3::bigint[])[t.i],
              paid_interest_paise = ($4::bigint[])[t.i], paid_principal_paise = ($5::bigint[])[t.i],
              excess_paise = ($6::bigint[])[t.i], version = ($7::bigint[])[t.i],
              settled_number = ($9::int[])[t.i], settled_on = t.settled_on,
              settled_penalty_paise = ($11::bigint[])[t.i], settled_fee_paise = ($12::bigint[])[t.i],
              settled_interest_paise = ($13::bigint[])[t.i], settled_principal_paise = ($14::bigint[])[t.i]
            from (
              select u.id, u.settled_on, u.place::int as i
              from unnest($1::bigint[], $10::date[]) with ordinality as u(id, settled_on, place)) as t
            where l.id = t.id and l.version = ($8::bigint[])[t.i] and l.schedule_version = ($15::int[])[t.i]
            """;

    private LoanStates() {}

    /** The loans that exist, by number; locked until the transaction ends, or not at all. */
    static Uni<Map<LoanAccountNumber, LoanState>> read(
            SqlConnection tx, Locking locking, Collection<LoanAccountNumber> numbers) {
        return tx.preparedQuery(locking == Locking.PESSIMISTIC ? LOCK : READ)
                .execute(Tuple.of(Columns.texts(numbers, LoanAccountNumber::value)))
                .map(LoanStates::read);
    }

    /**
     * A loan that a batch changes.
     *
     * @param versionRead its version before the batch
     */
    record Changed(LoanState loan, long versionRead) {}

    /**
     * Writes totals, and locks the loans in id order where they are not locked yet; fails with {@link ConcurrentPosting}
     * when one of them is not as it was read.
     */
    static Uni<Void> update(SqlConnection tx, Collection<Changed> loans) {
        List<Changed> byId = new ArrayList<>(loans);
        byId.sort(Comparator.comparingLong(changed -> changed.loan().id()));
        return tx.preparedQuery(UPDATE)
                .execute(tuple(byId))
                .invoke(updated -> requireAll(loans.size(), updated.rowCount()))
                .replaceWithVoid();
    }

    private static void requireAll(int loans, int updated) {
        if (updated != loans) {
            throw new ConcurrentPosting("loan_account");
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
                .addValue(Columns.longs(loans, changed -> settled(changed).due().principalPaise()))
                .addValue(Columns.integers(loans, changed -> changed.loan().scheduleVersion()));
    }

    private static Settled settled(Changed changed) {
        return changed.loan().settled();
    }

    private static Map<LoanAccountNumber, LoanState> read(RowSet<Row> rows) {
        Map<LoanAccountNumber, LoanState> loans = HashMap.newHashMap(rows.size());
        for (Row row : rows) {
            LoanState loan = read(row);
            loans.put(loan.number(), loan);
        }
        return loans;
    }

    private static LoanState read(Row row) {
        return new LoanState(
                row.getLong(0),
                new LoanAccountNumber(row.getString(1)),
                row.getString(2),
                shares(row, 3),
                row.getLong(7),
                row.getLong(8),
                row.getInteger(9),
                new Settled(row.getInteger(10), row.getLocalDate(11), shares(row, 12)));
    }

    private static Shares shares(Row row, int from) {
        return new Shares(row.getLong(from), row.getLong(from + 1), row.getLong(from + 2), row.getLong(from + 3));
    }
}
