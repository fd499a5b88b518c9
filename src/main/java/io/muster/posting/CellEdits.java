package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Every edit of the rows that did not pass, for ever; any thread.
 *
 * <p>What stands in a cell is the newest edit of all the upload's sittings, so that what was left over when rows were sent
 * is still there in the next.
 */
@ApplicationScoped
public class CellEdits {
    static final String STANDING = """
            select distinct on (e.row_number, e.col) e.row_number, e.col, e.after, e.how
            from correction c
            join cell_edit e on e.correction_id = c.id and e.row_number = any($2::int[])
            where c.upload_id = $1
            order by e.row_number, e.col, e.id desc
            """;

    // Rows whose text differs from what was sent, or that were said to be right as they are, and that nobody sent yet
    static final String EDITED = """
            select distinct n.row_number
            from (
              select distinct on (e.row_number, e.col) e.row_number, e.col, e.after, e.how
              from correction c
              join cell_edit e on e.correction_id = c.id and e.row_number > $2
              where c.upload_id = $1
              order by e.row_number, e.col, e.id desc) n
            join row_verdict v on v.upload_id = $1 and v.row_number = n.row_number
            where (n.how = 'kept' or n.after <> coalesce(v.cells[n.col + 1], ''))
              and not exists (
                select from row_with_child w
                where w.upload_id = $1 and w.row_number = n.row_number)
            order by n.row_number
            limit $3
            """;

    static final String ROWS = """
            select count(distinct row_number)::int as rows
            from cell_edit
            where correction_id = $1
            """;

    static final String NEWEST = """
            select coalesce(max(e.newest), 0) as id
            from correction c
            cross join lateral (select max(id) as newest from cell_edit where correction_id = c.id) e
            where c.upload_id = $1
            """;

    static final String SINCE = """
            select distinct e.row_number
            from correction c
            join cell_edit e on e.correction_id = c.id and e.id > $2
            where c.upload_id = $1
            order by e.row_number
            """;

    static final String APPEND = """
            insert into cell_edit (correction_id, row_number, col, before, after, how, step, undoes, by, subject)
            select $1::uuid, t.row_number, t.col, t.before, t.after, $6::text, $7::uuid, $8::uuid, $9::text, $10::text
            from unnest($2::int[], $3::int[], $4::text[], $5::text[]) as t(row_number, col, before, after)
            on conflict (correction_id, step, row_number, col) do nothing
            """;

    static final String LAST_STEP = """
            select e.step
            from cell_edit e
            where e.correction_id = $1 and e.subject = $2 and e.how <> 'undone'
              and not exists (select from cell_edit u where u.correction_id = $1 and u.undoes = e.step)
            order by e.id desc
            limit 1
            """;

    static final String OF_STEP = """
            select id, row_number, col, before, after, how, step, by, subject, at
            from cell_edit
            where correction_id = $1 and step = $2
            order by row_number, col
            """;

    static final String LOG = """
            select e.id, e.row_number, e.col, e.before, e.after, e.how, e.step, e.by, e.subject, e.at
            from correction c
            join cell_edit e on e.correction_id = c.id
            where c.upload_id = $1 and ($2::bigint = 0 or e.id < $2)
            order by e.id desc
            limit $3
            """;

    /** What stands in the edited cells of these rows. */
    public Uni<List<CellEdit.Standing>> standing(SqlClient client, UUID uploadId, Collection<Integer> rows) {
        return client.preparedQuery(STANDING)
                .execute(Tuple.of(uploadId, Columns.integers(rows, row -> row)))
                .map(found -> list(found, CellEdits::readStanding));
    }

    /** The upload's rows that are edited and not sent, those after a row, in order. */
    public Uni<List<Integer>> edited(SqlClient client, UUID uploadId, int afterRow, int limit) {
        return client.preparedQuery(EDITED)
                .execute(Tuple.of(uploadId, afterRow, limit))
                .map(found -> list(found, row -> row.getInteger("row_number")));
    }

    /** How many rows were touched in this sitting. */
    public Uni<Integer> rows(SqlClient client, UUID correctionId) {
        return client.preparedQuery(ROWS)
                .execute(Tuple.of(correctionId))
                .map(found -> found.iterator().next().getInteger("rows"));
    }

    /** The newest edit's id of all the upload's; 0 when there is none. */
    public Uni<Long> newest(SqlClient client, UUID uploadId) {
        return client.preparedQuery(NEWEST)
                .execute(Tuple.of(uploadId))
                .map(found -> found.iterator().next().getLong("id"));
    }

    /** The upload's rows that were edited after an edit, in order. */
    public Uni<List<Integer>> since(SqlClient client, UUID uploadId, long edit) {
        return client.preparedQuery(SINCE)
                .execute(Tuple.of(uploadId, edit))
                .map(found -> list(found, row -> row.getInteger("row_number")));
    }

    /**
     * Who does what in one action.
     *
     * @param undoes the action that is undone by it; null for any other
     */
    public record Step(
            UUID correctionId,
            UUID id,
            CellEdit.How how,
            @Nullable UUID undoes,
            String by,
            String subject) {}

    /**
     * Keeps the edits of a step; those of a step that is there already are not kept twice.
     *
     * @param before what stands in each of the cells, in the same order
     */
    public Uni<Void> append(SqlConnection tx, Step step, List<CellEdit.Wanted> edits, List<String> before) {
        if (edits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple = Tuple.tuple()
                .addValue(step.correctionId())
                .addValue(Columns.integers(edits, CellEdit.Wanted::row))
                .addValue(Columns.integers(edits, CellEdit.Wanted::col))
                .addValue(Columns.texts(before, text -> text))
                .addValue(Columns.texts(edits, CellEdit.Wanted::text))
                .addValue(step.how().slug())
                .addValue(step.id())
                .addValue(step.undoes())
                .addValue(step.by())
                .addValue(step.subject());
        return tx.preparedQuery(APPEND).execute(tuple).replaceWithVoid();
    }

    /** What this person did last in this sitting and has not undone. */
    public Uni<Optional<UUID>> lastStep(SqlClient client, UUID correctionId, String subject) {
        return client.preparedQuery(LAST_STEP)
                .execute(Tuple.of(correctionId, subject))
                .map(found -> list(found, row -> row.getUUID("step")).stream().findFirst());
    }

    /** The edits of one step. */
    public Uni<List<CellEdit>> ofStep(SqlClient client, UUID correctionId, UUID step) {
        return client.preparedQuery(OF_STEP)
                .execute(Tuple.of(correctionId, step))
                .map(found -> list(found, CellEdits::read));
    }

    /**
     * The upload's edits, the newest first.
     *
     * @param before the last id of the page before; 0 for the first page
     */
    public Uni<List<CellEdit>> log(SqlClient client, UUID uploadId, long before, int limit) {
        return client.preparedQuery(LOG)
                .execute(Tuple.of(uploadId, before, limit))
                .map(found -> list(found, CellEdits::read));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static CellEdit.Standing readStanding(Row row) {
        return new CellEdit.Standing(
                row.getInteger("row_number"), row.getInteger("col"), row.getString("after"), how(row));
    }

    private static CellEdit read(Row row) {
        return new CellEdit(
                row.getLong("id"),
                row.getInteger("row_number"),
                row.getInteger("col"),
                row.getString("before"),
                row.getString("after"),
                how(row),
                row.getUUID("step"),
                row.getString("by"),
                row.getString("subject"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static CellEdit.How how(Row row) {
        return CellEdit.How.of(row.getString("how")).orElseThrow();
    }
}
