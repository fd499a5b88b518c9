package io.muster.upload;

import io.muster.db.TenantDatabases;
import io.muster.tenant.RememberedMapping;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who did what with which upload: facts, which the database keeps from being changed. */
@ApplicationScoped
public class DecisionLog {
    /** Of one upload; nobody does more with one by hand. */
    private static final int DECISIONS_MAX = 1_000;

    private static final String APPEND = """
            insert into upload_decision (upload_id, what, by, subject, role, trial, rows, paise, reason, detail)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    /** As of when it was said; not again while it is the last that was. */
    private static final String MAPPED_BEFORE = """
            insert into upload_decision (upload_id, what, by, subject, role, trial, at, detail)
            select $1, 'mapped-before', $2, $3, 'maker', $4, $5, $6
            where $3 is distinct from (
              select subject from upload_decision where upload_id = $1 and what = 'mapped-before' order by seq desc limit 1)
            """;

    private static final String LIST = """
            select what, by, role, at, trial, rows, paise, reason
            from upload_decision
            where upload_id = $1
            order by seq
            limit %d
            """.formatted(DECISIONS_MAX);

    private final TenantDatabases databases;

    DecisionLog(TenantDatabases databases) {
        this.databases = databases;
    }

    /** What people did with an upload, in order. */
    public Uni<List<Decision>> list(TenantId tenant, UploadId upload) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(LIST).execute(Tuple.of(upload.value())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DecisionLog::read)
                        .toList());
    }

    /**
     * Notes what a person does, in the transaction that does it.
     *
     * @param upload as it stood before
     */
    public Uni<Void> append(SqlConnection tx, Upload upload, Decision.What what, Hand hand, @Nullable String reason) {
        return append(tx, upload, what, hand, reason, null);
    }

    /** As {@link #append(SqlConnection, Upload, Decision.What, Hand, String)}, with what was said. */
    public Uni<Void> append(
            SqlConnection tx,
            Upload upload,
            Decision.What what,
            Hand hand,
            @Nullable String reason,
            @Nullable JsonObject detail) {
        Found found = upload.found();
        Tuple row = Tuple.tuple()
                .addUUID(upload.id().value())
                .addString(what.slug())
                .addString(hand.name())
                .addString(hand.subject())
                .addString(hand.role().slug())
                .addInteger(upload.trial())
                .addInteger(found == null ? null : found.rows())
                .addLong(found == null ? null : found.paise())
                .addString(reason)
                .addValue(detail);
        return tx.preparedQuery(APPEND).execute(row).replaceWithVoid();
    }

    /** Notes by whose word a sheet is read of which nobody has said anything itself. */
    public Uni<Void> noteMappedBefore(SqlConnection tx, Upload upload, RememberedMapping said) {
        Tuple row = Tuple.of(
                upload.id().value(),
                said.by(),
                said.subject(),
                upload.trial(),
                said.at().atOffset(ZoneOffset.UTC),
                ChosenMappings.json(said.mapping()));
        return tx.preparedQuery(MAPPED_BEFORE).execute(row).replaceWithVoid();
    }

    private static Decision read(Row row) {
        Integer rows = row.getInteger("rows");
        return new Decision(
                Decision.What.of(row.getString("what")),
                row.getString("by"),
                row.getString("role"),
                UploadRow.instant(row, "at"),
                row.getInteger("trial"),
                rows == null ? null : new Found(rows, row.getLong("paise")),
                row.getString("reason"));
    }
}
