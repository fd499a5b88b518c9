package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what became of every row, for ever; any thread, answers on the client's event loop. */
@ApplicationScoped
public class RowVerdicts {
    // An array of arrays must be square, so each row's cells go as one JSON text. A sheet that has a row number twice
    // keeps the first verdict: a bad sheet must not stop its lane.
    static final String APPEND = """
            insert into row_verdict (
              upload_id, row_number, verdict, amount_paise, receipt_no, payment_key, reasons, cells, reference)
            select $1::uuid, t.row_number, t.verdict, t.amount_paise, t.receipt_no, t.payment_key, t.reasons::jsonb,
              array(select c.value from jsonb_array_elements_text(t.cells::jsonb) with ordinality as c(value, place)
                order by c.place), t.reference
            from unnest(
                $2::int[], $3::text[], $4::bigint[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[])
              as t(row_number, verdict, amount_paise, receipt_no, payment_key, reasons, cells, reference)
            on conflict (upload_id, row_number) do nothing
            """;

    static final String PAGE = """
            select row_number, verdict, amount_paise, receipt_no, payment_key, reasons, cells, reference
            from row_verdict
            where upload_id = $1 and row_number > $2 and verdict = any($3::text[])
            order by row_number
            limit $4
            """;

    static final String FIND = """
            select v.row_number, v.verdict, v.amount_paise, v.receipt_no, v.payment_key, v.reasons, v.cells,
              v.reference
            from row_verdict v
            where v.upload_id = $1 and v.row_number = $2
            union all
            select p.row_number, 'posted', p.amount_paise, p.receipt_no, null, '[]'::jsonb, '{}'::text[], p.reference
            from payment p
            where p.upload_id = $1 and p.row_number = $2
            union all
            select i.row_number, 'posted', i.penalty_paise + i.fee_paise + i.interest_paise + i.principal_paise,
              null, null, '[]'::jsonb, '{}'::text[], null
            from instalment i
            where i.upload_id = $1 and i.row_number = $2
            union all
            select l.row_number, 'posted', l.principal_paise, null, null, '[]'::jsonb, '{}'::text[], null
            from loan_account l
            where l.upload_id = $1 and l.row_number = $2 and l.principal_paise is not null
            limit 1
            """;

    static final String DONE = """
            with done as (
              select row_number from row_verdict where upload_id = $1
              union
              select row_number from payment where upload_id = $1
              union
              select row_number from instalment where upload_id = $1
              union
              select row_number from loan_account where upload_id = $1
            ),
            numbered as (
              select row_number, row_number - row_number() over (order by row_number) as run
              from done
            )
            select min(row_number) as first_row, max(row_number) as last_row
            from numbered
            group by run
            order by first_row
            """;

    /** The rows that have their verdicts already. */
    public Uni<RowsDone> done(SqlClient client, UUID uploadId) {
        return client.preparedQuery(DONE).execute(Tuple.of(uploadId)).map(RowsDone::read);
    }

    /** Keeps the verdicts of rows that did not become something new; posted ones among them are left out. */
    public Uni<Void> append(SqlConnection tx, UUID uploadId, Collection<RowVerdict> verdicts) {
        List<RowVerdict> kept = verdicts.stream()
                .filter(verdict -> verdict.kind() != RowVerdict.Kind.POSTED)
                .toList();
        if (kept.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(APPEND).execute(tuple(uploadId, kept)).replaceWithVoid();
    }

    /** An upload's verdicts of these kinds by row, those after a row (0 for all), at most {@code limit}. */
    public Uni<List<RowVerdict>> page(
            SqlClient client, UUID uploadId, int afterRow, int limit, Set<RowVerdict.Kind> kinds) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(uploadId, afterRow, Columns.texts(kinds, RowVerdict.Kind::slug), limit))
                .map(RowVerdicts::read);
    }

    /** What became of a row, posted ones included; empty when it has no verdict yet. */
    public Uni<Optional<RowVerdict>> find(SqlClient client, UUID uploadId, int rowNumber) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(uploadId, rowNumber))
                .map(rows -> read(rows).stream().findFirst());
    }

    private static Tuple tuple(UUID uploadId, List<RowVerdict> verdicts) {
        return Tuple.tuple()
                .addValue(uploadId)
                .addValue(Columns.integers(verdicts, RowVerdict::rowNumber))
                .addValue(Columns.texts(verdicts, verdict -> verdict.kind().slug()))
                .addValue(Columns.longs(verdicts, RowVerdict::amountPaise))
                .addValue(Columns.texts(verdicts, verdict -> text(verdict.receipt())))
                .addValue(Columns.uuids(verdicts, RowVerdict::correctionKey))
                .addValue(Columns.texts(verdicts, verdict -> ReasonsJson.write(verdict.reasons())))
                .addValue(Columns.texts(verdicts, verdict -> ReasonsJson.writeCells(verdict.cells())))
                .addValue(Columns.texts(verdicts, RowVerdict::reference));
    }

    static List<RowVerdict> read(RowSet<Row> rows) {
        List<RowVerdict> verdicts = new ArrayList<>(rows.size());
        rows.forEach(row -> verdicts.add(read(row)));
        return verdicts;
    }

    private static RowVerdict read(Row row) {
        String receipt = row.getString("receipt_no");
        return new RowVerdict(
                row.getInteger("row_number"),
                RowVerdict.Kind.of(row.getString("verdict")).orElseThrow(),
                row.getLong("amount_paise"),
                receipt == null ? null : new ReceiptNumber(receipt),
                row.getUUID("payment_key"),
                ReasonsJson.read(row.getJsonArray("reasons")),
                List.of(row.getArrayOfStrings("cells")),
                row.getString("reference"));
    }

    private static @Nullable String text(@Nullable ReceiptNumber receipt) {
        return receipt == null ? null : receipt.value();
    }
}
