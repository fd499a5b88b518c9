package io.muster.upload;

import io.muster.db.TenantDatabases;
import io.muster.tenant.TenantId;
import io.muster.trace.TraceContext;
import io.muster.upload.Decision.What;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes workbooks that lie in the spool into a lender's books, each content once. */
@ApplicationScoped
public class Receptions {
    private static final String INSERT = """
            insert into upload (id, kind, file_name, sha256, size_bytes, received_by, received_subject, state, phase,
              looks_first, declared_rows, declared_paise, parent_id, correction_id, traceparent)
            values ($1, $2, $3, $4, $5, $6, $7, 'received',
              case
                when $8 or $9::int is not null or $10::bigint is not null
                  or (select ruled from upload_rule_above($2)) then 'try'
                else 'post'
              end,
              $8, $9, $10, $11, $12, coalesce($13, (select p.traceparent from upload p where p.id = $11)))
            on conflict (sha256, kind) do nothing
            returning id
            """;

    private static final String LOOKS_FIRST = """
            update upload
            set looks_first = looks_first or $2
            where id = $1 and phase = 'try'
            """;

    private static final String LOCK_SAME_CONTENT = """
            select id
            from upload
            where sha256 = $1 and kind = $2
            for update
            """;

    private final TenantDatabases databases;
    private final Uploads uploads;
    private final States states;
    private final DecisionLog log;
    private final Declarations declarations;
    private final Rules rules;

    Receptions(
            TenantDatabases databases,
            Uploads uploads,
            States states,
            DecisionLog log,
            Declarations declarations,
            Rules rules) {
        this.databases = databases;
        this.uploads = uploads;
        this.states = states;
        this.log = log;
        this.declarations = declarations;
        this.rules = rules;
    }

    /**
     * Notes a workbook that lies in the spool. The same bytes of the same kind are one upload for ever; if they failed, or
     * somebody discarded them, they wait again, but for corrected rows that went with another upload meanwhile.
     *
     * <p>It begins with a trial when its sender wants to look first or has declared something, or when the lender has a rule
     * about a second person for its kind; so does one that failed and comes again, unless what the rule asks for was given.
     * What was declared of it before counts on, and so does the wish to look, until the sender says otherwise. What is declared
     * of one that is at work counts while nobody was asked to approve it; else nothing is taken.
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
                .addUUID(correction)
                .addString(TraceContext.text(upload.trace()));
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
                .flatMap(rows -> get(tx, new UploadId(rows.iterator().next().getUUID("id"))));
    }

    private Uni<Reception> receiveKnown(SqlConnection tx, NewUpload upload) {
        return lockSame(tx, upload).flatMap(known -> receiveKnown(tx, known, upload));
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
                    UploadState.Cancelled _ -> receiveAtWork(tx, known, upload);
        };
    }

    private Uni<Reception> receiveAtWork(SqlConnection tx, Upload known, NewUpload upload) {
        if (upload.declared().isSaidBy(known.declared())) {
            return Uni.createFrom().item(new Reception.Known(known));
        }
        return declarations.mayStillBe(known)
                ? declarations
                        .declare(tx, known, upload.sender(), upload.declared())
                        .chain(() -> get(tx, known.id()))
                        .map(Reception.Known::new)
                : Uni.createFrom().item(new Reception.NotTaken(known));
    }

    /**
     * Who sends what had ended has a hand in it from then on; who sends what is at work, or was posted, has not. What somebody
     * declared or wanted to see before still counts; where it is declared otherwise now, its maker looks.
     */
    private Uni<Reception> receiveAgain(SqlConnection tx, Upload known, UploadState.Received again, NewUpload upload) {
        Declared before = known.declared();
        Declared now = upload.declared().or(before);
        boolean otherwise = !now.equals(before);
        boolean looks = upload.looksFirst() || otherwise && before.any();
        return log.append(tx, known, What.SENT_AGAIN, upload.sender(), null)
                .chain(() -> states.move(tx, known.id(), known.state(), again))
                .chain(() -> tx.preparedQuery(LOOKS_FIRST)
                        .execute(Tuple.of(known.id().value(), looks)))
                .chain(() -> otherwise
                        ? declarations.declare(tx, known, upload.sender(), now)
                        : Uni.createFrom().voidItem())
                .chain(() -> get(tx, known.id()))
                .map(Reception.Again::new);
    }

    private Uni<Upload> get(SqlConnection tx, UploadId id) {
        return uploads.find(tx, id).map(Optional::orElseThrow);
    }

    private static Buffer buffer(ContentHash content) {
        return Buffer.buffer(content.bytes());
    }
}
