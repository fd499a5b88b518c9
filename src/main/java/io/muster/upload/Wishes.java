package io.muster.upload;

import io.muster.tenant.TenantId;
import io.muster.upload.Decision.What;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people want of uploads that are under way: that they rest, go on, or end. While a worker has one the wish is noted on
 * it, and done at the end of a window; a worker that died leaves it to the next, who does it before anything else.
 *
 * <p>Each answers empty when the lender has no such upload.
 */
@ApplicationScoped
public class Wishes {
    /** What waits to be tried again is to be taken at once, not to be tried but to be let go. */
    private static final String WISH = """
            update upload
            set wish = $2,
              paused_role = case when $2 = 'pause' then $3 else paused_role end,
              lease_until = case when lease_owner is null then clock_timestamp() else lease_until end
            where id = $1 and state = 'reading'
            """;

    private static final String PAUSED_BY = """
            update upload
            set paused_role = $2
            where id = $1
            """;

    private static final String TAKE_BACK = """
            update upload
            set wish = null
            where id = $1
            """;

    /** A checker's word on what this person sent is a maker's, and stops nobody. */
    private static final String MATTERS = """
            select upload_last_stop(id) is null
              and (received_subject = $2 or lower(received_by) = lower($3)) is not true as matters
            from upload
            where id = $1
            """;

    private final Turning turning;
    private final DecisionLog log;

    Wishes(Turning turning, DecisionLog log) {
        this.turning = turning;
        this.log = log;
    }

    /** It is to rest between two batches; only what is being posted, or is about to be, can. */
    public Uni<Optional<Decided>> pause(TenantId tenant, UploadId id, Hand hand) {
        return turning.turn(tenant, id, (tx, upload) -> pause(tx, upload, hand));
    }

    private Uni<Decided> pause(SqlConnection tx, Upload upload, Hand hand) {
        return switch (upload.state()) {
            case UploadState.Paused _ -> pauseToo(tx, upload, hand);
            case UploadState.Received _, UploadState.Reading _
            when upload.wish() == Wish.PAUSE -> pauseToo(tx, upload, hand);
            case UploadState.Received received
            when received.phase() == Phase.POST && upload.wish() != Wish.CANCEL ->
                notePaused(tx, upload, hand).chain(() -> turning.move(tx, upload, received.pause()));
            case UploadState.Reading reading
            when reading.phase() == Phase.POST && upload.wish() != Wish.CANCEL ->
                wish(tx, upload, Wish.PAUSE, What.PAUSED, hand, null);
            case UploadState.Received _,
                    UploadState.Reading _,
                    UploadState.Held _,
                    UploadState.Completed _,
                    UploadState.Failed _,
                    UploadState.Cancelled _,
                    UploadState.Discarded _ -> answer(new Decided.NotAsked(upload));
        };
    }

    private Uni<Void> notePaused(SqlConnection tx, Upload upload, Hand hand) {
        Tuple row = Tuple.of(upload.id().value(), hand.role().slug());
        return log.append(tx, upload, What.PAUSED, hand, null)
                .chain(() -> tx.preparedQuery(PAUSED_BY).execute(row))
                .replaceWithVoid();
    }

    /** It rests, or is about to; a checker who wants that, too, takes it out of the maker's hands. */
    private Uni<Decided> pauseToo(SqlConnection tx, Upload upload, Hand hand) {
        Function<Upload, Decided> paused =
                upload.state() instanceof UploadState.Paused ? Decided.Done::new : Decided.Noted::new;
        boolean counts = hand.role() == Hand.Role.CHECKER && !isPausedByChecker(upload);
        return counts
                ? notePaused(tx, upload, hand).chain(() -> turning.as(tx, upload, paused))
                : answer(paused.apply(upload));
    }

    /** Whether it rests, or is about to, as a checker wants. */
    public static boolean isPausedByChecker(Upload upload) {
        return isPaused(upload) && Hand.Role.CHECKER.slug().equals(upload.pausedRole());
    }

    private static boolean isPaused(Upload upload) {
        return upload.state() instanceof UploadState.Paused || upload.wish() == Wish.PAUSE;
    }

    /** Whether a checker lets it rest, so that somebody who acts as less can neither let it go on nor end it. */
    public static boolean keepsFrom(Hand hand, Upload upload) {
        return hand.role() != Hand.Role.CHECKER && isPausedByChecker(upload);
    }

    /** It goes on behind its checkpoints; what a checker has paused, a checker lets go on. */
    public Uni<Optional<Decided>> resume(TenantId tenant, UploadId id, Hand hand) {
        return turning.turn(tenant, id, (tx, upload) -> resume(tx, upload, hand));
    }

    private Uni<Decided> resume(SqlConnection tx, Upload upload, Hand hand) {
        if (!isPaused(upload)) {
            return answer(isUnderWay(upload) ? new Decided.Done(upload) : new Decided.NotAsked(upload));
        }
        if (keepsFrom(hand, upload)) {
            return answer(new Decided.PausedByChecker(upload));
        }
        return log.append(tx, upload, What.RESUMED, hand, null).chain(() -> goOn(tx, upload));
    }

    private static boolean isUnderWay(Upload upload) {
        return upload.phase() == Phase.POST && !upload.finished() && upload.wish() == null;
    }

    private Uni<Decided> goOn(SqlConnection tx, Upload upload) {
        return upload.state() instanceof UploadState.Paused paused
                ? turning.move(tx, upload, paused.resume())
                : tx.preparedQuery(TAKE_BACK)
                        .execute(Tuple.of(upload.id().value()))
                        .chain(() -> turning.as(tx, upload, Decided.Done::new));
    }

    /** Nobody wants it any more, and nothing of it was posted: its trial ends, or it is held no longer. */
    public Uni<Optional<Decided>> discard(TenantId tenant, UploadId id, Hand hand, String reason) {
        return turning.turn(tenant, id, (tx, upload) -> discard(tx, upload, hand, reason));
    }

    private Uni<Decided> discard(SqlConnection tx, Upload upload, Hand hand, String reason) {
        if (upload.tally().rows() > 0) {
            return answer(new Decided.AlreadyPosting(upload));
        }
        return switch (upload.state()) {
            case UploadState.Discarded _ -> answer(new Decided.Done(upload));
            case UploadState.Held held -> end(tx, upload, What.DISCARDED, hand, reason, held.discard());
            case UploadState.Received received
            when received.phase() == Phase.TRY -> end(tx, upload, What.DISCARDED, hand, reason, received.discard());
            case UploadState.Reading reading
            when reading.phase() == Phase.TRY -> wish(tx, upload, Wish.CANCEL, What.DISCARDED, hand, reason);
            case UploadState.Received _,
                    UploadState.Reading _,
                    UploadState.Paused _,
                    UploadState.Completed _,
                    UploadState.Failed _,
                    UploadState.Cancelled _ -> answer(new Decided.NotAsked(upload));
        };
    }

    /** One that was cancelled, taken up and held ends again without more being posted; nobody needs to be told anew. */
    public Uni<Decided> cancelHeld(SqlConnection tx, Upload upload, UploadState.Held held, Hand hand, String reason) {
        return end(tx, upload, What.CANCELLED, hand, reason, held.cancel());
    }

    /** The worker that has it ends it; a checker who wants that, too, is noted besides whoever wished it first. */
    public Uni<Decided> cancelReading(SqlConnection tx, Upload upload, Hand hand, String reason) {
        return upload.wish() == Wish.CANCEL
                ? cancelToo(tx, upload, hand, reason).chain(() -> turning.as(tx, upload, Decided.Noted::new))
                : wish(tx, upload, Wish.CANCEL, What.CANCELLED, hand, reason);
    }

    /** It has ended already; a checker who wants that, too, is noted, for the rest then needs a checker's approval. */
    public Uni<Decided> cancelCancelled(SqlConnection tx, Upload upload, Hand hand, String reason) {
        return cancelToo(tx, upload, hand, reason).chain(() -> turning.as(tx, upload, Decided.Done::new));
    }

    private Uni<Void> cancelToo(SqlConnection tx, Upload upload, Hand hand, String reason) {
        return hand.role() == Hand.Role.CHECKER
                ? matters(tx, upload, hand)
                        .flatMap(matters -> matters
                                ? noteCancelled(tx, upload, hand, reason)
                                : Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }

    /** Whether it makes a difference that this checker, too, wants it to end. */
    private static Uni<Boolean> matters(SqlConnection tx, Upload upload, Hand checker) {
        return tx.preparedQuery(MATTERS)
                .execute(Tuple.of(upload.id().value(), checker.subject(), checker.name()))
                .map(rows -> rows.iterator().next().getBoolean("matters"));
    }

    /** Notes who wants it to end, in the transaction that ends it. */
    public Uni<Void> noteCancelled(SqlConnection tx, Upload upload, Hand hand, String reason) {
        return log.append(tx, upload, What.CANCELLED, hand, reason);
    }

    /** It is not to rest any longer, but to end in this transaction. */
    public Uni<Void> leavePause(SqlConnection tx, UploadState.Paused paused, Upload upload) {
        return turning.move(tx, upload, paused.resume()).replaceWithVoid();
    }

    private Uni<Decided> end(SqlConnection tx, Upload upload, What what, Hand hand, String reason, UploadState to) {
        return log.append(tx, upload, what, hand, reason).chain(() -> turning.move(tx, upload, to));
    }

    /** Whoever wishes the same again has wished it. */
    private Uni<Decided> wish(
            SqlConnection tx, Upload upload, Wish wish, What what, Hand hand, @Nullable String reason) {
        if (upload.wish() == wish) {
            return answer(new Decided.Noted(upload));
        }
        Tuple row = Tuple.of(upload.id().value(), wish.slug(), hand.role().slug());
        return log.append(tx, upload, what, hand, reason)
                .chain(() -> tx.preparedQuery(WISH).execute(row))
                .chain(() -> turning.as(tx, upload, Decided.Noted::new));
    }

    private static Uni<Decided> answer(Decided decided) {
        return Uni.createFrom().item(decided);
    }
}
