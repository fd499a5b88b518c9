package io.muster.posting;

import io.muster.loan.LoanContact;
import io.muster.loan.Terms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds accounts to the loan book and locks them. */
final class LoanAccounts {
    // By number, so that two loan books with common accounts wait for each other in one order
    static final String ADD = """
            insert into loan_account (number, borrower, phone, branch, product,
              principal_paise, annual_rate_bps, tenure_months, first_due_date, row_number, email, language, upload_id)
            select t.number, t.borrower, t.phone, t.branch, t.product, t.principal, t.rate, t.tenure, t.first_due,
              t.row, t.email, t.language, $13::uuid
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::int[], $8::int[],
              $9::date[], $10::int[], $11::text[], $12::text[])
              as t(number, borrower, phone, branch, product, principal, rate, tenure, first_due, row, email, language)
            order by t.number
            on conflict (number) do nothing
            returning number
            """;

    static final String LOCK = """
            select l.id, l.number, l.borrower, l.phone, l.email, l.language, l.branch, l.product,
              l.principal_paise, l.annual_rate_bps, l.tenure_months, l.first_due_date,
              coalesce(l.upload_id = $2, false)
                or exists (select from loan_contact_past c where c.loan_id = l.id and c.upload_id = $2) as by_this_file
            from loan_account l
            where l.number = any($1::text[])
            order by l.id
            for no key update
            """;

    // In a statement of its own: only what is read after the lock is sure to be the latest
    static final String LAST_PAID = """
            select l.number, (select max(p.business_date) from payment p where p.loan_id = l.id) as last_paid_on
            from loan_account l
            where l.number = any($1::text[]) and l.version > 0
            """;

    // A posting that read the schedule without a lock asks for its version when it writes
    static final String RAISE = """
            update loan_account l set schedule_version = l.schedule_version + 1
            where l.id = any($1::bigint[])
            """;

    private LoanAccounts() {}

    /** Adds accounts that are not there; answers the numbers of those that are new. */
    static Uni<Set<String>> add(SqlConnection tx, PostingOrigin origin, List<LoanClaim> claims) {
        return tx.preparedQuery(ADD).execute(tuple(origin, claims)).map(LoanAccounts::readNumbers);
    }

    /** Locks accounts until the transaction ends, by number. */
    static Uni<Map<String, BookedLoan>> lock(SqlConnection tx, PostingOrigin origin, Collection<String> numbers) {
        String[] wanted = Columns.texts(numbers, number -> number);
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(wanted, origin.uploadId()))
                .flatMap(loans ->
                        tx.preparedQuery(LAST_PAID).execute(Tuple.of(wanted)).map(paid -> read(loans, paid)));
    }

    /** Tells postings that read the schedules of these loans, which are locked, that they have changed. */
    static Uni<Void> raiseSchedules(SqlConnection tx, Collection<Long> loanIds) {
        return loanIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(RAISE)
                        .execute(Tuple.of(Columns.longs(loanIds, id -> id)))
                        .replaceWithVoid();
    }

    private static Tuple tuple(PostingOrigin origin, List<LoanClaim> claims) {
        return Tuple.tuple()
                .addValue(Columns.texts(claims, LoanClaim::number))
                .addValue(Columns.texts(claims, claim -> claim.line().borrower()))
                .addValue(Columns.texts(claims, claim -> claim.line().phone()))
                .addValue(Columns.texts(claims, LoanClaim::branch))
                .addValue(Columns.texts(claims, claim -> claim.line().product()))
                .addValue(Columns.longs(
                        claims,
                        claim -> claim.terms() == null ? null : claim.terms().principalPaise()))
                .addValue(Columns.integers(
                        claims,
                        claim -> claim.terms() == null ? null : claim.terms().annualRateBps()))
                .addValue(Columns.integers(
                        claims,
                        claim -> claim.terms() == null ? null : claim.terms().tenureMonths()))
                .addValue(Columns.dates(
                        claims,
                        claim -> claim.terms() == null ? null : claim.terms().firstDueDate()))
                .addValue(Columns.integers(claims, claim -> claim.row().rowNumber()))
                .addValue(Columns.texts(claims, claim -> claim.line().email()))
                .addValue(Columns.texts(claims, LoanClaim::language))
                .addValue(origin.uploadId());
    }

    private static Set<String> readNumbers(RowSet<Row> rows) {
        Set<String> numbers = new HashSet<>();
        rows.forEach(row -> numbers.add(row.getString("number")));
        return numbers;
    }

    private static Map<String, BookedLoan> read(RowSet<Row> loans, RowSet<Row> paid) {
        Map<String, Row> paidByNumber = new HashMap<>();
        paid.forEach(row -> paidByNumber.put(row.getString("number"), row));
        Map<String, BookedLoan> byNumber = new HashMap<>();
        for (Row row : loans) {
            String number = row.getString("number");
            byNumber.put(number, read(row, paidByNumber.get(number)));
        }
        return byNumber;
    }

    private static BookedLoan read(Row row, @Nullable Row paid) {
        return new BookedLoan(
                row.getLong("id"),
                row.getString("number"),
                row.getString("borrower"),
                LoanContact.read(row),
                row.getBoolean("by_this_file"),
                row.getString("branch"),
                row.getString("product"),
                readTerms(row),
                paid == null ? null : paid.getLocalDate("last_paid_on"));
    }

    private static @Nullable Terms readTerms(Row row) {
        Long principalPaise = row.getLong("principal_paise");
        return principalPaise == null
                ? null
                : new Terms(
                        principalPaise,
                        row.getInteger("annual_rate_bps"),
                        row.getInteger("tenure_months"),
                        row.getLocalDate("first_due_date"));
    }
}
