package io.muster.posting;

import io.muster.db.Pipelined;
import io.muster.loan.LoanAccountNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds loans, payments and rows by what people have in hand, in one round trip; any thread, answers on the client's
 * event loop.
 *
 * <p>Each arm has an index and a limit of its own, so that no text costs more than another. Beginnings are compared as
 * bytes, by ranges: an index serves those whatever the value, {@code like} only where it is known when planning.
 */
@ApplicationScoped
public class Searches {
    /** The most that is found of each kind; one more tells that there is more. */
    public static final int FOUND_MAX = 20;

    static final String LOANS = """
            select l.number, l.borrower, l.branch, l.product, l.phone
            from (
              (select a.id from loan_account a
               where a.number ~>=~ $1 and a.number ~<~ ($1 || chr(1114111))
               order by a.number using ~<~ limit $4)
              union
              (select a.id from loan_account a
               where reverse(a.number) ~>=~ reverse($1) and reverse(a.number) ~<~ (reverse($1) || chr(1114111))
               order by reverse(a.number) using ~<~ limit $4)
              union
              (select a.id from loan_account a where a.phone = $2 limit $4)
              union
              (select a.id from loan_account a
               where to_tsvector('simple', a.borrower) @@ to_tsquery('simple', $3) limit $4)) t
            join loan_account l on l.id = t.id
            order by l.number <> $1, l.number
            limit $4
            """;

    static final String PAYMENTS = Payments.COLUMNS + """
            from (
              (select a.key from payment a where a.reference = $1 limit $4)
              union
              select a.key from payment a where a.receipt_no = $2
              union
              select r.payment_key from receipt_reissue r where r.receipt_no = $2
              union
              select a.key from payment a where a.key = $3
              union
              select a.key from payment a where a.corrects = $3) t
            join payment p on p.key = t.key
            join loan_account l on l.id = p.loan_id
            order by p.posted_at desc, p.key
            limit $4
            """;

    static final String ROWS = """
            select v.upload_id, u.file_name, v.row_number, v.verdict, v.amount_paise, v.reference, u.received_at,
              v.reasons -> 0 ->> 'message' as reason
            from (
              (select a.upload_id, a.row_number from row_verdict a where a.reference = $1 limit $3)
              union
              (select a.upload_id, a.row_number from row_verdict a where a.payment_key = $2 limit $3)) t
            join row_verdict v on v.upload_id = t.upload_id and v.row_number = t.row_number
            join upload u on u.id = v.upload_id
            order by u.received_at desc, v.row_number
            limit $3
            """;

    static final String HELD = """
            select s.key, s.loan_text, s.amount_paise, s.mode, s.reference, s.value_date, s.opened_at, s.upload_id,
              s.row_number, r.released_at, r.payment_key
            from (
              (select a.key from suspense a where a.reference = $1 limit $3)
              union
              select a.key from suspense a where a.key = $2
              union
              select a.key from suspense a where a.corrects = $2) t
            join suspense s on s.key = t.key
            left join suspense_release r on r.key = s.key
            order by s.opened_at desc, s.key
            limit $3
            """;

    static final String UPLOAD = """
            select u.id, u.file_name, u.received_at
            from upload u
            where u.id = $1
            """;

    /** A loan that was found; the phone is still to be masked. */
    public record LoanFound(
            LoanAccountNumber number,
            String borrower,
            String branch,
            @Nullable String product,
            @Nullable String phone) {}

    /**
     * A row that became no payment of its own.
     *
     * @param reason the first of its reasons, in the user's words
     */
    public record RowFound(
            UUID uploadId,
            String fileName,
            int rowNumber,
            RowVerdict.Kind verdict,
            long amountPaise,
            @Nullable String reference,
            Instant receivedAt,
            @Nullable String reason) {}

    /**
     * Money that came for a loan that nobody knew.
     *
     * @param uploadId the workbook that it came in; null for a single posting
     * @param releasedAt when it became a payment; null while it is held
     * @param paymentKey of the payment that it became; null while it is held
     */
    public record HeldFound(
            UUID key,
            String loanText,
            long amountPaise,
            String mode,
            @Nullable String reference,
            LocalDate valueDate,
            Instant openedAt,
            @Nullable UUID uploadId,
            @Nullable Integer rowNumber,
            @Nullable Instant releasedAt,
            @Nullable UUID paymentKey) {}

    /** A workbook that was found. */
    public record UploadFound(UUID id, String fileName, Instant receivedAt) {}

    /**
     * All that was found, of each kind at most {@value #FOUND_MAX}.
     *
     * @param more whether there is more of a kind than is shown
     */
    public record Found(
            List<LoanFound> loans,
            List<Payment> payments,
            List<RowFound> rows,
            List<HeldFound> held,
            Optional<UploadFound> upload,
            boolean more) {
        /** Nothing at all. */
        public static final Found NOTHING =
                new Found(List.of(), List.of(), List.of(), List.of(), Optional.empty(), false);

        private static Found of(
                List<LoanFound> loans,
                List<Payment> payments,
                List<RowFound> rows,
                List<HeldFound> held,
                Optional<UploadFound> upload) {
            boolean more = loans.size() > FOUND_MAX
                    || payments.size() > FOUND_MAX
                    || rows.size() > FOUND_MAX
                    || held.size() > FOUND_MAX;
            return new Found(shown(loans), shown(payments), shown(rows), shown(held), upload, more);
        }

        private static <T> List<T> shown(List<T> found) {
            return List.copyOf(found.subList(0, Math.min(found.size(), FOUND_MAX)));
        }

        /** Whether nothing was found. */
        public boolean isEmpty() {
            return loans.isEmpty() && payments.isEmpty() && rows.isEmpty() && held.isEmpty() && upload.isEmpty();
        }
    }

    /** Looks for everything; the statements go together over the caller's connection. */
    public Uni<Found> everything(SqlConnection connection, Query query) {
        int limit = FOUND_MAX + 1;
        String receipt = query.receipt() == null ? null : query.receipt().value();
        return Pipelined.failingWithTheFirst(Uni.combine()
                .all()
                .unis(
                        findLoans(connection, query, limit),
                        connection
                                .preparedQuery(PAYMENTS)
                                .execute(Tuple.of(query.reference(), receipt, query.id(), limit))
                                .map(rows ->
                                        rows.stream().map(PaymentRows::read).toList()),
                        connection
                                .preparedQuery(ROWS)
                                .execute(Tuple.of(query.reference(), query.id(), limit))
                                .map(rows ->
                                        rows.stream().map(Searches::readRow).toList()),
                        findHeld(connection, query.reference(), query.id(), limit),
                        connection
                                .preparedQuery(UPLOAD)
                                .execute(Tuple.of(query.id()))
                                .map(rows ->
                                        rows.stream().map(Searches::readUpload).findFirst()))
                .collectFailures()
                .with(Found::of));
    }

    /** Looks for loans alone. */
    public Uni<Found> loans(SqlConnection connection, Query query) {
        return findLoans(connection, query, FOUND_MAX + 1)
                .map(loans -> Found.of(loans, List.of(), List.of(), List.of(), Optional.empty()));
    }

    /** The money that is, or was, held under a key; empty when none was. */
    public Uni<Optional<HeldFound>> held(SqlConnection connection, UUID key) {
        return findHeld(connection, null, key, 1).map(found -> found.stream().findFirst());
    }

    private static Uni<List<LoanFound>> findLoans(SqlConnection connection, Query query, int limit) {
        return connection
                .preparedQuery(LOANS)
                .execute(Tuple.of(query.loan(), query.phone(), query.names(), limit))
                .map(rows -> rows.stream().map(Searches::readLoan).toList());
    }

    private static Uni<List<HeldFound>> findHeld(
            SqlConnection connection, @Nullable String reference, @Nullable UUID key, int limit) {
        return connection
                .preparedQuery(HELD)
                .execute(Tuple.of(reference, key, limit))
                .map(rows -> rows.stream().map(Searches::readHeld).toList());
    }

    private static LoanFound readLoan(Row row) {
        return new LoanFound(
                new LoanAccountNumber(row.getString("number")),
                row.getString("borrower"),
                row.getString("branch"),
                row.getString("product"),
                row.getString("phone"));
    }

    private static RowFound readRow(Row row) {
        return new RowFound(
                row.getUUID("upload_id"),
                row.getString("file_name"),
                row.getInteger("row_number"),
                RowVerdict.Kind.of(row.getString("verdict")).orElseThrow(),
                row.getLong("amount_paise"),
                row.getString("reference"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("reason"));
    }

    private static HeldFound readHeld(Row row) {
        var released = row.getOffsetDateTime("released_at");
        return new HeldFound(
                row.getUUID("key"),
                row.getString("loan_text"),
                row.getLong("amount_paise"),
                row.getString("mode"),
                row.getString("reference"),
                row.getLocalDate("value_date"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getUUID("upload_id"),
                row.getInteger("row_number"),
                released == null ? null : released.toInstant(),
                row.getUUID("payment_key"));
    }

    private static UploadFound readUpload(Row row) {
        return new UploadFound(
                row.getUUID("id"),
                row.getString("file_name"),
                row.getOffsetDateTime("received_at").toInstant());
    }
}
