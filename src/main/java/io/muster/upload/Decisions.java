package io.muster.upload;

import io.muster.tenant.TenantId;
import io.muster.upload.Decision.What;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about uploads that are held: each decision is one transaction that writes who decided and moves the
 * upload. What was decided already, for the same numbers, is answered with how it stands.
 *
 * <p>Each answers empty when the lender has no such upload.
 */
@ApplicationScoped
public class Decisions {
    private static final String DECIDED = """
            select count(*) > 0 as decided
            from upload_decision
            where upload_id = $1 and what = $2 and trial = $3 and rows = $4 and paise = $5
            """;

    private static final String MAP = """
            update upload
            set mapping = $2
            where id = $1
            """;

    private final Turning turning;
    private final Rules rules;
    private final DecisionLog log;
    private final Declarations declarations;
    private final Uploads uploads;

    Decisions(Turning turning, Rules rules, DecisionLog log, Declarations declarations, Uploads uploads) {
        this.turning = turning;
        this.rules = rules;
        this.log = log;
        this.declarations = declarations;
        this.uploads = uploads;
    }

    /** The maker lets it be posted; where the lender's rule asks for a second person, a checker is asked instead. */
    public Uni<Optional<Decided>> post(TenantId tenant, UploadId id, Hand maker, Seen seen) {
        return turning.turn(tenant, id, (tx, upload) -> post(tx, upload, maker, seen));
    }

    private Uni<Decided> post(SqlConnection tx, Upload upload, Hand maker, Seen seen) {
        if (!(upload.state() instanceof UploadState.Held held) || held.ask() == Ask.CHECKER) {
            return decidedBefore(tx, upload, seen, held(upload) ? What.ASKED : What.POSTED);
        }
        if (held.ask() != Ask.MAKER) {
            return answer(new Decided.NotAsked(upload));
        }
        if (!seen.isOf(upload)) {
            return answer(new Decided.ChangedSince(upload));
        }
        return rules.needsApproval(tx, upload.id())
                .flatMap(needed -> needed
                        ? decide(tx, upload, What.ASKED, maker, null, held.ask(Ask.CHECKER))
                        : decide(tx, upload, What.POSTED, maker, null, held.post()));
    }

    private static boolean held(Upload upload) {
        return upload.state() instanceof UploadState.Held;
    }

    /**
     * A second person lets it be posted. Whether this is one, the books say: who sent it, mended it, mapped it or declared its
     * totals is not.
     */
    public Uni<Optional<Decided>> approve(TenantId tenant, UploadId id, Hand checker, Seen seen) {
        return turning.turn(tenant, id, (tx, upload) -> approve(tx, upload, checker, seen))
                .onFailure(Guard.NEEDS_ANOTHER::refused)
                .recoverWithUni(() -> uploads.find(tenant, id).map(found -> found.map(Decided.OwnUpload::new)));
    }

    private Uni<Decided> approve(SqlConnection tx, Upload upload, Hand checker, Seen seen) {
        if (!(upload.state() instanceof UploadState.Held held)) {
            return decidedBefore(tx, upload, seen, What.APPROVED);
        }
        if (held.ask() != Ask.CHECKER) {
            return answer(new Decided.NotAsked(upload));
        }
        return seen.isOf(upload)
                ? decide(tx, upload, What.APPROVED, checker, null, held.post())
                : answer(new Decided.ChangedSince(upload));
    }

    private Uni<Decided> decidedBefore(SqlConnection tx, Upload upload, Seen seen, What what) {
        Tuple row = Tuple.of(upload.id().value(), what.slug(), seen.trial(), seen.rows(), seen.paise());
        return tx.preparedQuery(DECIDED)
                .execute(row)
                .map(rows -> rows.iterator().next().getBoolean("decided"))
                .map(decided -> decided ? new Decided.Done(upload) : new Decided.NotAsked(upload));
    }

    /** The checker gives it back to its maker, who posts it, has it read otherwise, or discards it. */
    public Uni<Optional<Decided>> giveBack(TenantId tenant, UploadId id, Hand checker, String reason) {
        return turning.turn(
                tenant,
                id,
                (tx, upload) -> upload.state() instanceof UploadState.Held held && held.ask() == Ask.CHECKER
                        ? decide(tx, upload, What.RETURNED, checker, reason, held.ask(Ask.MAKER))
                        : answer(new Decided.NotAsked(upload)));
    }

    /**
     * The maker says otherwise what is in the sheet. When that ties, the maker is asked to post it: a control that was changed
     * until it fits posts nothing by itself.
     */
    public Uni<Optional<Decided>> declare(TenantId tenant, UploadId id, Hand maker, Declared declared) {
        return turning.turn(
                tenant,
                id,
                (tx, upload) -> upload.state() instanceof UploadState.Held held && held.ask() == Ask.DECLARATION
                        ? declare(tx, upload, maker, declared)
                        : answer(new Decided.NotAsked(upload)));
    }

    private Uni<Decided> declare(SqlConnection tx, Upload upload, Hand maker, Declared declared) {
        return declarations.declare(tx, upload, maker, declared).chain(() -> turning.as(tx, upload, Decided.Done::new));
    }

    /**
     * The maker says which column means what: it is tried anew by that. One with posted rows is read as they were, whatever
     * anybody says.
     *
     * @param mapping as the trial reads it
     */
    public Uni<Optional<Decided>> map(TenantId tenant, UploadId id, Hand maker, JsonObject mapping) {
        return turning.turn(
                tenant,
                id,
                (tx, upload) -> upload.state() instanceof UploadState.Held held
                                && held.ask() != Ask.CHECKER
                                && upload.tally().rows() == 0
                        ? map(tx, upload, held, maker, mapping)
                        : answer(new Decided.NotAsked(upload)));
    }

    private Uni<Decided> map(SqlConnection tx, Upload upload, UploadState.Held held, Hand maker, JsonObject mapping) {
        return log.append(tx, upload, What.MAPPED, maker, null, mapping)
                .chain(() -> tx.preparedQuery(MAP).execute(Tuple.of(upload.id().value(), mapping)))
                .chain(() -> turning.move(tx, upload, held.tryAgain()));
    }

    /**
     * The rest of a cancelled upload is wanted after all: it begins with a trial, and needs its approval anew. What a checker
     * has cancelled and a maker takes up needs one in any case. Not when its rows were mended anew and went with another upload,
     * the books say.
     *
     * @param hand a maker, with the weight of a checker if this person is one, too
     */
    public Uni<Optional<Decided>> takeUp(TenantId tenant, UploadId id, Hand hand) {
        return turning.turn(
                        tenant,
                        id,
                        (tx, upload) -> upload.state() instanceof UploadState.Cancelled cancelled
                                ? decide(tx, upload, What.TAKEN_UP, hand, null, cancelled.takeUpAgain())
                                : answer(new Decided.NotAsked(upload)))
                .onFailure(Guard.ROWS_ELSEWHERE::refused)
                .recoverWithUni(failure -> elsewhere(tenant, id, Guard.elsewhere(failure)));
    }

    private Uni<Optional<Decided>> elsewhere(TenantId tenant, UploadId id, UploadId other) {
        return Uni.combine()
                .all()
                .unis(uploads.find(tenant, id), uploads.find(tenant, other))
                .with((found, its) -> found.map(upload -> new Decided.RowsElsewhere(upload, its.orElseThrow())));
    }

    /** The decision first: the database looks for it when the upload moves. */
    private Uni<Decided> decide(
            SqlConnection tx, Upload upload, What what, Hand hand, @Nullable String reason, UploadState to) {
        return log.append(tx, upload, what, hand, reason).chain(() -> turning.move(tx, upload, to));
    }

    private static Uni<Decided> answer(Decided decided) {
        return Uni.createFrom().item(decided);
    }
}
