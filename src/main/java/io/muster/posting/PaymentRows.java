package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.validation.PaymentMode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Writes payments as rows and reads them back. */
final class PaymentRows {
    // Without ON CONFLICT, which looks every key up before each insert: a duplicate is no outcome here, it only
    // says that the key stands, and then the batch is run again and reads under which payment
    static final String INSERT = """
            insert into payment (
              key, loan_id, loan_version, amount_paise, mode, reference, value_date, payer, agent, row_number, receipt_no,
              penalty_paise, fee_paise, interest_paise, principal_paise, excess_paise,
              before_penalty_paise, before_fee_paise, before_interest_paise, before_principal_paise, before_excess_paise,
              corrects, business_date, posted_by, upload_id, waterfall)
            select ($1::uuid[])[t.i], ($2::bigint[])[t.i], ($3::bigint[])[t.i], ($4::bigint[])[t.i],
              t.mode, t.reference, ($7::date[])[t.i], t.payer, t.agent, ($10::int[])[t.i], t.receipt,
              ($12::bigint[])[t.i], ($13::bigint[])[t.i], ($14::bigint[])[t.i], ($15::bigint[])[t.i], ($16::bigint[])[t.i],
              ($17::bigint[])[t.i], ($18::bigint[])[t.i], ($19::bigint[])[t.i], ($20::bigint[])[t.i], ($21::bigint[])[t.i],
              ($22::uuid[])[t.i], $23::date, $24::text, $25::uuid, $26::text
            from (
              select u.mode, u.reference, u.payer, u.agent, u.receipt, u.place::int as i
              from unnest($5::text[], $6::text[], $8::text[], $9::text[], $11::text[]) with ordinality
                as u(mode, reference, payer, agent, receipt, place)) as t
            """;

    // What other transactions put into suspense or corrected between our look and our lock
    static final String TURNED = """
            select 1 from payment p where p.corrects = any($1::uuid[])
            union all
            select 1 from payment p where p.key = any($2::uuid[])
            union all
            select 1 from suspense s where s.key = any($3::uuid[])
            union all
            select 1 from suspense s where s.corrects = any($3::uuid[])
            """;

    private static final String DUPLICATE = "23505";
    private static final Set<String> KEYS = Set.of("payment_pkey", "payment_of_correction");

    /** As Postgres compares them. */
    private static final Comparator<Receipted> BY_KEY = Comparator.<Receipted>comparingLong(
                    row -> row.key().getMostSignificantBits() ^ Long.MIN_VALUE)
            .thenComparingLong(row -> row.key().getLeastSignificantBits() ^ Long.MIN_VALUE);

    private PaymentRows() {}

    /**
     * Inserts payments, in the order of their keys: neighbours in the index, and two transactions with common keys wait in
     * one order. Fails with {@link ConcurrentPosting} when another transaction used one of the keys meanwhile.
     */
    static Uni<Void> insert(SqlConnection tx, PostingOrigin origin, List<Receipted> payments) {
        List<Receipted> byKey = new ArrayList<>(payments);
        byKey.sort(BY_KEY);
        return tx.preparedQuery(INSERT)
                .execute(tuple(origin, byKey))
                .onFailure(PaymentRows::isUsedKey)
                .transform(_ -> new ConcurrentPosting("payment"))
                .replaceWithVoid();
    }

    /**
     * Fails with {@link ConcurrentPosting} when a key of ours became money in suspense or another payment's correction; to be
     * asked under {@link Suspense#hold}.
     */
    static Uni<Void> requireUnturned(SqlConnection tx, List<Receipted> payments) {
        List<Claim> claims = payments.stream().map(row -> row.post().claim()).toList();
        UUID[] keys = Columns.uuids(claims, Claim::key);
        UUID[] originals =
                claims.stream().map(Claim::originalKey).filter(Objects::nonNull).toArray(UUID[]::new);
        UUID[] notHeld = payments.stream()
                .filter(row -> row.post().suspenseKey() == null)
                .flatMap(row -> row.post().claim().keys().stream())
                .toArray(UUID[]::new);
        return tx.preparedQuery(TURNED)
                .execute(Tuple.of(keys, originals, notHeld))
                .invoke(PaymentRows::requireNone)
                .replaceWithVoid();
    }

    private static void requireNone(RowSet<Row> turned) {
        if (turned.size() > 0) {
            throw new ConcurrentPosting("suspense");
        }
    }

    private static boolean isUsedKey(Throwable failure) {
        return failure instanceof PgException refused
                && DUPLICATE.equals(refused.getSqlState())
                && KEYS.contains(refused.getConstraint());
    }

    /** A payment to be written, with its receipt's number. */
    record Receipted(Decision.Post post, ReceiptNumber number) {
        UUID key() {
            return post.claim().key();
        }
    }

    private static Tuple tuple(PostingOrigin origin, List<Receipted> rows) {
        Tuple tuple = Tuple.tuple()
                .addValue(Columns.uuids(rows, Receipted::key))
                .addValue(Columns.longs(rows, row -> row.post().before().id()))
                .addValue(Columns.longs(rows, row -> row.post().before().version() + 1))
                .addValue(Columns.longs(rows, row -> row.post().claim().line().amountPaise()))
                .addValue(Columns.texts(
                        rows, row -> row.post().claim().line().mode().name()))
                .addValue(Columns.texts(rows, row -> row.post().claim().line().reference()))
                .addValue(Columns.dates(rows, row -> row.post().claim().line().valueDate()))
                .addValue(Columns.texts(rows, row -> row.post().claim().line().payer()))
                .addValue(Columns.texts(rows, row -> row.post().claim().line().agent()))
                .addValue(Columns.integers(
                        rows,
                        row -> origin.uploadId() == null
                                ? null
                                : row.post().claim().row().rowNumber()))
                .addValue(Columns.texts(rows, row -> row.number().value()));
        return addTotals(tuple, rows)
                .addValue(Columns.uuids(rows, row -> row.post().claim().originalKey()))
                .addValue(origin.businessDate())
                .addValue(origin.postedBy())
                .addValue(origin.uploadId())
                .addValue(Waterfall.HORIZONTAL_1.id());
    }

    private static Tuple addTotals(Tuple tuple, List<Receipted> rows) {
        return tuple.addValue(Columns.longs(
                        rows, row -> row.post().allocation().share().penaltyPaise()))
                .addValue(Columns.longs(
                        rows, row -> row.post().allocation().share().feePaise()))
                .addValue(Columns.longs(
                        rows, row -> row.post().allocation().share().interestPaise()))
                .addValue(Columns.longs(
                        rows, row -> row.post().allocation().share().principalPaise()))
                .addValue(Columns.longs(rows, row -> row.post().allocation().excessPaise()))
                .addValue(Columns.longs(rows, row -> row.post().before().paid().penaltyPaise()))
                .addValue(Columns.longs(rows, row -> row.post().before().paid().feePaise()))
                .addValue(Columns.longs(rows, row -> row.post().before().paid().interestPaise()))
                .addValue(Columns.longs(rows, row -> row.post().before().paid().principalPaise()))
                .addValue(Columns.longs(rows, row -> row.post().before().excessPaise()));
    }

    /** Reads a row of {@link Payments#COLUMNS}. */
    static Payment read(Row row) {
        return new Payment(
                row.getUUID(0),
                row.getLong(1),
                new LoanAccountNumber(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                PaymentMode.valueOf(row.getString(5)),
                row.getString(6),
                row.getLocalDate(7),
                row.getLocalDate(8),
                row.getString(9),
                row.getString(10),
                row.getOffsetDateTime(11).toInstant(),
                row.getString(12),
                row.getUUID(13),
                row.getInteger(14),
                new ReceiptNumber(row.getString(15)),
                Waterfall.of(row.getString(16)),
                shares(row, 17),
                row.getLong(21),
                shares(row, 22),
                row.getLong(26));
    }

    private static Shares shares(Row row, int from) {
        return new Shares(row.getLong(from), row.getLong(from + 1), row.getLong(from + 2), row.getLong(from + 3));
    }
}
