package io.muster.upload;

import io.muster.db.TenantDatabases;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Every upload of a lender, in the lender's own books. */
@ApplicationScoped
public class Uploads {
    /** The most that one page holds. */
    public static final int PAGE_ROWS_MAX = 200;

    private static final String INSERT = """
            insert into upload (id, kind, file_name, sha256, size_bytes, received_by, received_subject, state, phase,
              looks_first, declared_rows, declared_paise, parent_id, correction_id)
            values ($1, $2, $3, $4, $5, $6, $7, 'received',
              case
                when $8 or $9::int is not null or $10::bigint is not null
                  or (select ruled from upload_rule_above($2)) then 'try'
                else 'post'
              end,
              $8, $9, $10, $11, $12)
            on conflict (sha256, kind) do nothing
            returning id
            """;

    /** What the sender says now counts, unless rows of it are being posted by what was said before. */
    private static final String SAID_AGAIN = """
            update upload
            set looks_first = $2, declared_rows = $3, declared_paise = $4
            where id = $1 and phase = 'try'
            """;

    private static final String LOCK_SAME_CONTENT = """
            select id
            from upload
            where sha256 = $1 and kind = $2
            for update
            """;

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
    private final States states;
    private final DecisionLog decisions;
    private final Rules rules;

    Uploads(TenantDatabases databases, States states, DecisionLog decisions, Rules rules) {
        this.databases = databases;
        this.states = states;
        this.decisions = decisions;
        this.rules = rules;
    }

    /**
     * Notes a workbook that lies in the spool. The same bytes of the same kind are one upload for ever; if they failed, or
     * somebody discarded them, they wait again, but for corrected rows that went with another upload meanwhile.
     *
     * <p>It begins with a trial when its sender wants to look first or has declared something, or when the lender has a rule
     * about a second person for its kind; so does one that failed and comes again, unless what the rule asks for was given.
     */
    public Uni<Reception> receive(TenantId tenant, NewUpload upload) {
        return rules.note(tenant)
                .chain(() -> databases.inTransaction(tenant, tx -> receive(tx, upload, null, null)))
                .onFailure(Guard.ROWS_ELSEWHERE::refused)
                .recoverWithUni(() -> databases.inTransaction(tenant, tx -> findSame(tx, upload)));
    }

    private Uni<Reception> findSame(SqlConnection tx, NewUpload upload) {
        return lockSame(tx, upload).map(Reception.Known::new);
    }

    /**
     * As {@link #receive}, of a workbook that was written from corrected rows of another upload, in a transaction that the
     * caller commits, and before which it has noted the lender's rules.
     *
     * @param correction where its rows were mended
     */
    public Uni<Reception> receiveChild(SqlConnection tx, NewUpload upload, UploadId parent, UUID correction) {
        return receive(tx, upload, parent, correction);
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

    private Uni<Reception> receive(
            SqlConnection tx, NewUpload upload, @Nullable UploadId parent, @Nullable UUID correction) {
        UploadId id = UploadId.next();
        Tuple row = Tuple.tuple()
                .addUUID(id.value())
                .addString(upload.kind().slug())
                .addString(upload.fileName())
                .addBuffer(buffer(upload.content()))
                .addLong(upload.sizeBytes())
                .addString(upload.receivedBy())
                .addString(upload.receivedSubject())
                .addBoolean(upload.looksFirst())
                .addInteger(upload.declaredRows())
                .addLong(upload.declaredPaise())
                .addUUID(parent == null ? null : parent.value())
                .addUUID(correction);
        return tx.preparedQuery(INSERT)
                .execute(row)
                .flatMap(inserted ->
                        inserted.rowCount() == 1 ? get(tx, id).map(Reception.First::new) : receiveKnown(tx, upload));
    }

    private Uni<Upload> lockSame(SqlConnection tx, NewUpload upload) {
        return tx.preparedQuery(LOCK_SAME_CONTENT)
                .execute(Tuple.tuple()
                        .addBuffer(buffer(upload.content()))
                        .addString(upload.kind().slug()))
                .map(rows -> ids(rows).getFirst())
                .flatMap(id -> get(tx, id));
    }

    private Uni<Reception> receiveKnown(SqlConnection tx, NewUpload upload) {
        return lockSame(tx, upload)
                .call(known -> decisions.noteSentAgain(tx, known, upload))
                .flatMap(known -> receiveKnown(tx, known, upload));
    }

    private Uni<Reception> receiveKnown(SqlConnection tx, Upload known, NewUpload upload) {
        return switch (known.state()) {
            case UploadState.Failed failed ->
                rules.looksFirst(tx, known.id(), upload)
                        .map(looks -> looks ? failed.tryAgain() : failed.receiveAgain())
                        .flatMap(again -> receiveAgain(tx, known, again, upload));
            case UploadState.Discarded discarded -> receiveAgain(tx, known, discarded.receiveAgain(), upload);
            case UploadState.Received _,
                    UploadState.Reading _,
                    UploadState.Held _,
                    UploadState.Paused _,
                    UploadState.Completed _,
                    UploadState.Cancelled _ -> Uni.createFrom().item(new Reception.Known(known));
        };
    }

    private Uni<Reception> receiveAgain(SqlConnection tx, Upload known, UploadState.Received again, NewUpload upload) {
        Tuple said = Tuple.of(known.id().value(), upload.looksFirst(), upload.declaredRows(), upload.declaredPaise());
        return states.move(tx, known.id(), known.state(), again)
                .chain(() -> tx.preparedQuery(SAID_AGAIN).execute(said))
                .chain(() -> get(tx, known.id()))
                .map(Reception.Again::new);
    }

    private Uni<Upload> get(SqlClient client, UploadId id) {
        return find(client, id).map(Optional::orElseThrow);
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

    private static Buffer buffer(ContentHash content) {
        return Buffer.buffer(content.bytes());
    }
}
