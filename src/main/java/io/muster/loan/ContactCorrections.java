package io.muster.loan;

import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Corrects how borrowers are reached, and keeps how they were before; any thread, answers on the client's event loop. */
public final class ContactCorrections {
    /** Of one loan; the API shows no more. */
    public static final int PAST_MAX = 100;

    /** Of one loan by single requests; a loan book may go on. */
    public static final int CORRECTIONS_MAX = 500;

    static final String FIND = """
            select l.id, l.phone, l.email, l.language,
              (select count(*)::int from loan_contact_past c where c.loan_id = l.id) as corrections
            from loan_account l
            where l.number = $1
            """;

    static final String LOCK = FIND + "for no key update";

    // The moment is taken here, after the lock: whoever held the loan before had begun, and so issued, before it
    static final String CORRECT = """
            with wanted as (
              select t.loan_id, t.phone, t.email, t.language, t.row_number
              from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::int[])
                as t(loan_id, phone, email, language, row_number)),
            past as (
              insert into loan_contact_past (loan_id, until, phone, email, language, changed_by, upload_id, row_number)
              select l.id, clock_timestamp(), l.phone, l.email, l.language, $6, $7, w.row_number
              from wanted w
              join loan_account l on l.id = w.loan_id)
            update loan_account l
            set phone = w.phone, email = w.email, language = w.language
            from wanted w
            where l.id = w.loan_id
            """;

    static final String PAST = """
            select c.until, c.phone, c.email, c.language, c.changed_by, c.upload_id, c.row_number
            from loan_contact_past c
            join loan_account l on l.id = c.loan_id
            where l.number = $1
            order by c.until desc
            limit $2
            """;

    private ContactCorrections() {}

    /**
     * How a loan's borrower is reached now.
     *
     * @param corrections how often that was corrected
     */
    public record Now(long loanId, LoanContact contact, int corrections) {}

    /**
     * How a borrower is to be reached from now on.
     *
     * @param rowNumber the row that says so; null without a loan book
     */
    public record Correction(
            long loanId, LoanContact contact, @Nullable Integer rowNumber) {}

    /**
     * How a borrower was reached once.
     *
     * @param until when that was corrected
     * @param changedBy who corrected it
     * @param uploadId, rowNumber the row that did; null without a loan book
     */
    public record Past(
            Instant until,
            LoanContact contact,
            String changedBy,
            @Nullable UUID uploadId,
            @Nullable Integer rowNumber) {}

    /** How a loan's borrower is reached; empty when the books have none of this number. */
    public static Uni<Optional<Now>> find(SqlClient client, LoanAccountNumber number) {
        return client.preparedQuery(FIND).execute(Tuple.of(number.value())).map(ContactCorrections::readNow);
    }

    /** The same, with the loan locked until the transaction ends. */
    public static Uni<Optional<Now>> lock(SqlConnection tx, LoanAccountNumber number) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(number.value())).map(ContactCorrections::readNow);
    }

    /**
     * Corrects loans, each once, and keeps what was in force before.
     *
     * @param corrections of loans that the caller has locked in a statement before, and that differ from what is there
     * @param uploadId the loan book; null without one
     */
    public static Uni<Void> correct(
            SqlConnection tx, Collection<Correction> corrections, String by, @Nullable UUID uploadId) {
        return corrections.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(CORRECT)
                        .execute(tuple(corrections, by, uploadId))
                        .replaceWithVoid();
    }

    /** How a loan's borrower was reached before, the latest first, {@value #PAST_MAX} at most. */
    public static Uni<List<Past>> list(SqlClient client, LoanAccountNumber number) {
        return client.preparedQuery(PAST)
                .execute(Tuple.of(number.value(), PAST_MAX))
                .map(rows -> rows.stream().map(ContactCorrections::readPast).toList());
    }

    private static Tuple tuple(Collection<Correction> corrections, String by, @Nullable UUID uploadId) {
        return Tuple.tuple()
                .addValue(corrections.stream().map(Correction::loanId).toArray(Long[]::new))
                .addValue(
                        corrections.stream().map(each -> each.contact().phone()).toArray(String[]::new))
                .addValue(
                        corrections.stream().map(each -> each.contact().email()).toArray(String[]::new))
                .addValue(corrections.stream()
                        .map(each -> tag(each.contact().language()))
                        .toArray(String[]::new))
                .addValue(corrections.stream().map(Correction::rowNumber).toArray(Integer[]::new))
                .addString(by)
                .addUUID(uploadId);
    }

    private static @Nullable String tag(@Nullable Language language) {
        return language == null ? null : language.tag();
    }

    private static Optional<Now> readNow(RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new Now(row.getLong("id"), LoanContact.read(row), row.getInteger("corrections")));
    }

    private static Past readPast(Row row) {
        return new Past(
                row.getOffsetDateTime("until").toInstant(),
                LoanContact.read(row),
                row.getString("changed_by"),
                row.getUUID("upload_id"),
                row.getInteger("row_number"));
    }
}
