package io.muster.upload;

import io.muster.db.TenantDatabases;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Every upload of a lender, in the lender's own books. */
@ApplicationScoped
public class Uploads {
    /** The most that one page holds. */
    public static final int PAGE_ROWS_MAX = 200;

    private static final String FIND = """
            select %s
            from upload u
            %s
            where u.id = $1
            """.formatted(UploadRow.COLUMNS, UploadRow.TALLY);

    /** Ids sort by time, so the newest come first and a page goes on behind the last id of the one before. */
    private static final String LIST = """
            select %s
            from upload u
            %s
            where ($1::text is null or u.state = $1) and ($2::uuid is null or u.id < $2)
            order by u.id desc
            limit $3
            """.formatted(UploadRow.COLUMNS, UploadRow.TALLY);

    private static final String CHILDREN = """
            select id
            from upload
            where parent_id = $1
            order by id
            limit %d
            """.formatted(PAGE_ROWS_MAX);

    private static final String ASKING = """
            select %s
            from upload u
            %s
            where u.state = 'held' and u.asks = $1
            order by u.received_at, u.id
            limit $2
            """.formatted(UploadRow.COLUMNS, UploadRow.TALLY);

    /** Waiting, or held by a worker that has gone silent; some small ones and some others. */
    private static final String DUE = """
            with due as (
              select id, size_bytes, received_at, size_bytes <= $2 as small
              from upload
              where state = 'received' or (state = 'reading' and lease_until < now())
            )
            (select id, size_bytes from due where small order by received_at limit $1)
            union all
            (select id, size_bytes from due where not small order by received_at limit $1)
            """;

    private static final String UNKNOWN = """
            select place
            from unnest($1::text[], $2::text[]) with ordinality as lying(sha256, kind, place)
            where not exists (select from upload u where u.sha256 = decode(lying.sha256, 'hex') and u.kind = lying.kind)
            """;

    private final TenantDatabases databases;

    Uploads(TenantDatabases databases) {
        this.databases = databases;
    }

    /** The upload of this id, if the lender has it. */
    public Uni<Optional<Upload>> find(TenantId tenant, UploadId id) {
        return databases.pool(tenant).flatMap(pool -> find(pool, id));
    }

    /** As {@link #find(TenantId, UploadId)}, over a connection that the caller has. */
    public Uni<Optional<Upload>> find(SqlClient client, UploadId id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(rows -> list(rows).stream().findFirst());
    }

    /** The uploads that correct rows of this one, the oldest first; {@value #PAGE_ROWS_MAX} at most. */
    public Uni<List<UploadId>> listChildren(TenantId tenant, UploadId parent) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(CHILDREN).execute(Tuple.of(parent.value())))
                .map(Uploads::ids);
    }

    /**
     * A page of uploads, the newest first.
     *
     * @param state the state's name; null for all
     * @param after the last id of the page before; null for the first page
     * @param limit 1 to {@value #PAGE_ROWS_MAX}
     */
    public Uni<List<Upload>> list(TenantId tenant, @Nullable String state, @Nullable UploadId after, int limit) {
        Tuple page = Tuple.tuple()
                .addString(state)
                .addUUID(after == null ? null : after.value())
                .addInteger(Math.clamp(limit, 1, PAGE_ROWS_MAX));
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(LIST).execute(page))
                .map(Uploads::list);
    }

    /**
     * Uploads that wait for this person, the oldest first.
     *
     * @param limit 1 to {@value #PAGE_ROWS_MAX}
     */
    public Uni<List<Upload>> asking(TenantId tenant, Ask ask, int limit) {
        Tuple page = Tuple.of(ask.slug(), Math.clamp(limit, 1, PAGE_ROWS_MAX));
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(ASKING).execute(page))
                .map(Uploads::list);
    }

    /**
     * Uploads that a worker should take now, first the small ones and then the others, of each the oldest first.
     *
     * @param limit of the small ones, and of the others
     * @param smallBytesMax up to which size a workbook is small
     */
    public Uni<List<Waiting>> due(TenantId tenant, int limit, long smallBytesMax) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(DUE).execute(Tuple.of(limit, smallBytesMax)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Waiting(new UploadId(row.getUUID("id")), row.getLong("size_bytes")))
                        .toList());
    }

    /** Those workbooks of which no upload was ever written down. */
    Uni<List<Resting>> unknown(TenantId tenant, List<Resting> workbooks) {
        if (workbooks.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple lying = Tuple.tuple()
                .addArrayOfString(workbooks.stream()
                        .map(workbook -> workbook.content().hex())
                        .toArray(String[]::new))
                .addArrayOfString(workbooks.stream()
                        .map(workbook -> workbook.kind().slug())
                        .toArray(String[]::new));
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(UNKNOWN).execute(lying))
                .map(places -> StreamSupport.stream(places.spliterator(), false)
                        .map(row -> workbooks.get(Math.toIntExact(row.getLong("place")) - 1))
                        .toList());
    }

    private static List<Upload> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(UploadRow::read)
                .toList();
    }

    private static List<UploadId> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new UploadId(row.getUUID("id")))
                .toList();
    }
}
