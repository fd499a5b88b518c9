package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The sittings at which rows are mended, and the rows that went with each; any thread. */
@ApplicationScoped
public class Sittings {
    private static final String GONE_ELSEWHERE = "MU004";

    static final String OPEN = """
            insert into correction (id, upload_id, opened_by)
            select $1::uuid, $2::uuid, $3::text
            where $1::uuid is not null
            on conflict (upload_id) where state = 'open' do nothing
            """;

    static final String FIND_OPEN = """
            select id, upload_id, opened_by, opened_at, child_id
            from correction
            where upload_id = $1 and state = 'open'
            """;

    static final String FIND = """
            select id, upload_id, opened_by, opened_at, child_id
            from correction
            where upload_id = $1 and id = $2
            """;

    static final String LOCK = FIND + "for update";

    static final String CLOSE = """
            update correction
            set state = 'sent', child_id = $2
            where id = $1 and state = 'open'
            """;

    static final String KEEP_ROWS = """
            insert into correction_row (correction_id, row_number, child_row)
            select $1, t.row_number, t.place + 1
            from unnest($2::int[]) with ordinality as t(row_number, place)
            """;

    static final String SENT = """
            select w.row_number, w.child_id
            from row_with_child w
            where w.upload_id = $1 and w.row_number = any($2::int[])
            """;

    // What changes whenever rows are edited, sent, or given back
    static final String MARK = """
            select coalesce(max(e.newest), 0) as newest,
              coalesce(string_agg(
                u.id::text || (u.state in ('discarded', 'cancelled'))::text, ',' order by u.id), '') as children
            from correction c
            left join lateral (select max(id) as newest from cell_edit where correction_id = c.id) e on true
            left join upload u on u.id = c.child_id
            where c.upload_id = $1
            """;

    /** Opens a sitting for the upload unless one is open; answers the open one. */
    public Uni<Correction> open(SqlConnection tx, UUID uploadId, String by) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(UUID.randomUUID(), uploadId, by))
                .chain(() -> findOpen(tx, uploadId))
                .map(Optional::orElseThrow);
    }

    /** The upload's open sitting. */
    public Uni<Optional<Correction>> findOpen(SqlClient client, UUID uploadId) {
        return client.preparedQuery(FIND_OPEN).execute(Tuple.of(uploadId)).map(Sittings::first);
    }

    /** The upload's sitting of this id, open or sent. */
    public Uni<Optional<Correction>> find(SqlClient client, UUID uploadId, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(uploadId, id)).map(Sittings::first);
    }

    /** The sitting, held until the transaction ends: edits and sending come one after the other. */
    public Uni<Optional<Correction>> lock(SqlConnection tx, UUID uploadId, UUID id) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(uploadId, id)).map(Sittings::first);
    }

    /**
     * Notes that an open sitting went as this child, with these rows in their order; fails when one of them is with another
     * child by now.
     */
    public Uni<Void> close(SqlConnection tx, Correction open, UUID childId, List<Integer> rows) {
        return tx.preparedQuery(CLOSE)
                .execute(Tuple.of(open.id(), childId))
                .invoke(Sittings::requireOne)
                .chain(() ->
                        tx.preparedQuery(KEEP_ROWS).execute(Tuple.of(open.id(), Columns.integers(rows, row -> row))))
                .replaceWithVoid();
    }

    /** Those of the rows that went with a child which still stands, with that child. */
    public Uni<Map<Integer, UUID>> sent(SqlClient client, UUID uploadId, Collection<Integer> rows) {
        return client.preparedQuery(SENT)
                .execute(Tuple.of(uploadId, Columns.integers(rows, row -> row)))
                .map(Sittings::children);
    }

    /**
     * How far the corrections of an upload have come: two marks that are equal have the same rows edited and sent.
     *
     * @param newestEdit its id; 0 when there is none
     * @param children those that were sent, each with whether it was ended
     */
    public record Mark(long newestEdit, String children) {}

    /** How far the upload's corrections have come. */
    public Uni<Mark> mark(SqlClient client, UUID uploadId) {
        return client.preparedQuery(MARK)
                .execute(Tuple.of(uploadId))
                .map(found -> found.iterator().next())
                .map(row -> new Mark(row.getLong("newest"), row.getString("children")));
    }

    /** Whether the books refused because a row is with another child by now. */
    public static boolean goneElsewhere(Throwable failure) {
        return failure instanceof PgException refused && GONE_ELSEWHERE.equals(refused.getSqlState());
    }

    private static void requireOne(RowSet<Row> updated) {
        if (updated.rowCount() != 1) {
            throw new IllegalStateException("the sitting was not open");
        }
    }

    private static Map<Integer, UUID> children(RowSet<Row> rows) {
        Map<Integer, UUID> children = HashMap.newHashMap(rows.size());
        rows.forEach(row -> children.put(row.getInteger("row_number"), row.getUUID("child_id")));
        return children;
    }

    private static Optional<Correction> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(Sittings::read);
    }

    private static Correction read(Row row) {
        return new Correction(
                row.getUUID("id"),
                row.getUUID("upload_id"),
                row.getString("opened_by"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getUUID("child_id"));
    }
}
