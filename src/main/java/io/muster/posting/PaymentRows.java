package io.muster.posting;

import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.validation.PaymentMode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes payments as rows and reads them back. */
final class PaymentRows {
    // By key: neighbours in the index, and two transactions with common keys wait in one order. A key that another
    // transaction put into suspense or corrected after our look is left out here, and then the batch is run again.
    static final String INSERT = """
            insert into payment (
              key, loan_id, loan_version, amount_paise, mode, reference, value_date, payer, agent, row_number, receipt_no,
              penalty_paise, fee_paise, interest_paise, principal_paise, excess_paise,
              before_penalty_paise, before_fee_paise, before_interest_paise, before_principal_paise, before_excess_paise,
              corrects, business_date, posted_by, upload_id, waterfall)
            select t.key, t.loan, t.version, t.amount, t.mode, t.reference, t.day, t.payer, t.agent, t.row, t.receipt,
              t.s1, t.s2, t.s3, t.s4, t.s5, t.b1, t.b2, t.b3, t.b4, t.b5,
              t.corrects, $24::date, $25::text, $26::uuid, $27::text
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::date[],
              $8::text[], $9::text[], $10::int[], $11::text[], $12::bigint[], $13::bigint[], $14::bigint[],
              $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[],
              $22::boolean[], $23::uuid[])
              as t(key, loan, version, amount, mode, reference, day, payer, agent, row, receipt,
                s1, s2, s3, s4, s5, b1, b2, b3, b4, b5, was_held, corrects)
            where not exists (select from payment p where p.corrects = t.key)
              and not exists (select from payment p where p.key = t.corrects)
              and (t.was_held or not exists (
                select from suspense s where s.key in (t.key, t.corrects) or s.corrects in (t.key, t.corrects)))
            order by t.key
            on conflict do nothing
            returning key, posted_at
            """;

    private PaymentRows() {}

    /** Inserts payments and answers when each was posted, by key; fails with {@link ConcurrentPosting}. */
    static Uni<Map<UUID, Instant>> insert(SqlConnection tx, PostingOrigin origin, List<Receipted> payments) {
        return tx.preparedQuery(INSERT).execute(tuple(origin, payments)).map(rows -> times(rows, payments.size()));
    }

    /** A payment to be written, with its receipt's number. */
    record Receipted(Decision.Post post, ReceiptNumber number) {
        UUID key() {
            return post.claim().key();
        }
    }

    private static Map<UUID, Instant> times(RowSet<Row> rows, int sent) {
        if (rows.size() != sent) {
            throw new ConcurrentPosting("payment");
        }
        Map<UUID, Instant> times = HashMap.newHashMap(sent);
        for (Row row : rows) {
            times.put(row.getUUID("key"), row.getOffsetDateTime("posted_at").toInstant());
        }
        return times;
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
                .addValue(Columns.booleans(rows, row -> row.post().suspenseKey() != null))
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
                row.getUUID("key"),
                row.getLong("loan_id"),
                new LoanAccountNumber(row.getString("loan_number")),
                row.getLong("loan_version"),
                row.getLong("amount_paise"),
                PaymentMode.valueOf(row.getString("mode")),
                row.getString("reference"),
                row.getLocalDate("value_date"),
                row.getLocalDate("business_date"),
                row.getString("payer"),
                row.getString("agent"),
                row.getOffsetDateTime("posted_at").toInstant(),
                row.getString("posted_by"),
                row.getUUID("upload_id"),
                row.getInteger("row_number"),
                new ReceiptNumber(row.getString("receipt_no")),
                Waterfall.of(row.getString("waterfall")),
                shares(row, ""),
                row.getLong("excess_paise"),
                shares(row, "before_"),
                row.getLong("before_excess_paise"));
    }

    private static Shares shares(Row row, String prefix) {
        return new Shares(
                row.getLong(prefix + "penalty_paise"),
                row.getLong(prefix + "fee_paise"),
                row.getLong(prefix + "interest_paise"),
                row.getLong(prefix + "principal_paise"));
    }
}
