package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of an upload that did not pass, by what is wrong with them; any thread. */
@ApplicationScoped
public class RowsToMend {
    private static final String COLUMNS =
            "v.row_number, v.verdict, v.amount_paise, v.receipt_no, v.payment_key, v.reasons, v.cells,"
                    + " v.reference";

    static final String PAGE = """
            select %s
            from row_verdict v
            where v.upload_id = $1 and v.row_number > $2 and v.verdict = any($3::text[])
              and ($4::text is null or v.reasons @> jsonb_build_array(jsonb_build_object('code', $4::text)))
            order by v.row_number
            limit $5
            """.formatted(COLUMNS);

    static final String LIST = """
            select %s
            from row_verdict v
            where v.upload_id = $1 and v.row_number = any($2::int[]) and v.verdict in ('rejected', 'refused')
            order by v.row_number
            """.formatted(COLUMNS);

    static final String COUNTS = """
            select v.verdict, r.code, count(distinct v.row_number)::int as rows
            from row_verdict v
            cross join lateral (select x ->> 'code' as code from jsonb_array_elements(v.reasons) x) r
            where v.upload_id = $1 and v.verdict in ('rejected', 'refused')
            group by v.verdict, r.code
            order by rows desc, r.code
            """;

    // What stands in one column of the rows that are not sent, and fits
    static final String MATCHES = """
            select v.row_number, t.text
            from row_verdict v
            left join lateral (
              select e.after
              from correction c
              join cell_edit e on e.correction_id = c.id and e.row_number = v.row_number and e.col = $2
              where c.upload_id = $1
              order by e.id desc
              limit 1) s on true
            cross join lateral (select coalesce(s.after, v.cells[$2::int + 1], '') as text) t
            where v.upload_id = $1 and v.verdict = any($3::text[])
              and ($4::text is null or v.reasons @> jsonb_build_array(jsonb_build_object('code', $4::text)))
              and case when $5::boolean then lower(btrim(t.text)) = lower(btrim($6::text))
                else position(lower($6::text) in lower(t.text)) > 0 end
              and not exists (
                select from row_with_child w
                where w.upload_id = $1 and w.row_number = v.row_number)
            order by v.row_number
            limit $7
            """;

    /**
     * Which rows are meant.
     *
     * @param code of one of their reasons; null for any
     */
    public record Filter(
            Set<RowVerdict.Kind> kinds, @Nullable String code) {}

    /** How many rows have this verdict for this reason; a row with two reasons counts for both. */
    public record Count(RowVerdict.Kind kind, String code, int rows) {}

    /** What stands in one cell. */
    public record Match(int row, String text) {}

    /** The rows after a row (0 for all), in order. */
    public Uni<List<RowVerdict>> page(SqlClient client, UUID uploadId, Filter filter, int afterRow, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(uploadId, afterRow, kinds(filter), filter.code(), limit))
                .map(RowVerdicts::read);
    }

    /** These rows, as far as they are to be mended. */
    public Uni<List<RowVerdict>> list(SqlClient client, UUID uploadId, Collection<Integer> rows) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(uploadId, Columns.integers(rows, row -> row)))
                .map(RowVerdicts::read);
    }

    /** What is wrong how often, the most frequent first. */
    public Uni<List<Count>> counts(SqlClient client, UUID uploadId) {
        return client.preparedQuery(COUNTS)
                .execute(Tuple.of(uploadId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RowsToMend::readCount)
                        .toList());
    }

    /**
     * The cells of a column in which a text stands, whatever its case.
     *
     * @param whole the text is all that the cell has, but for spaces around it; an empty one finds empty cells
     */
    public Uni<List<Match>> matches(
            SqlClient client, UUID uploadId, int col, Filter filter, String text, boolean whole, int limit) {
        Tuple asked = Tuple.tuple()
                .addValue(uploadId)
                .addValue(col)
                .addValue(kinds(filter))
                .addValue(filter.code())
                .addValue(whole)
                .addValue(text)
                .addValue(limit);
        return client.preparedQuery(MATCHES)
                .execute(asked)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Match(row.getInteger("row_number"), row.getString("text")))
                        .toList());
    }

    private static String[] kinds(Filter filter) {
        return Columns.texts(filter.kinds(), RowVerdict.Kind::slug);
    }

    private static Count readCount(Row row) {
        return new Count(
                RowVerdict.Kind.of(row.getString("verdict")).orElseThrow(),
                row.getString("code"),
                row.getInteger("rows"));
    }
}
