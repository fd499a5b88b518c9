package io.muster.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Removes messages that were kept for long enough, with their notes and with what rounds and summaries of those days left;
 * never one that waits or is being sent. In the caller's transaction; any thread.
 */
@ApplicationScoped
public class KeptMessages {
    /** Messages that one transaction removes at most. */
    public static final int BATCH = 1_000;

    /** Less would take from rounds, reminders and whoever hears an event again what they go by. */
    private static final Duration KEEP_MIN = Duration.ofDays(366);

    // The number only has to differ from those of other advisory locks of a lender's database
    static final String HOLD = "select pg_try_advisory_xact_lock(7079, 1) as held";

    // One that was sent again has come to its end anew
    static final String REMOVE = """
            delete from message
            where id in (
              select id
              from message
              where decided_at < $1 and state not in ('queued', 'sending') and coalesce(settled_at, decided_at) < $1
              order by decided_at, id
              limit $2
              for update skip locked)
            returning id
            """;

    static final String REMOVE_NOTES = "delete from message_note where message_id = any($1::uuid[])";

    static final String REMOVE_ROUNDS = "delete from message_round where day < $1 and ended_at is not null";

    static final String REMOVE_TOLD = "delete from deposit_told where day < $1";

    private final Duration keep;

    KeptMessages(KeepingConfig config) {
        this.keep = config.messagesFor();
        if (keep.compareTo(KEEP_MIN) < 0) {
            throw new IllegalArgumentException("muster.notify.keep.messages-for must be at least " + KEEP_MIN.toDays()
                    + "d, not " + keep.toDays() + "d");
        }
    }

    /** From when on messages are kept, as of a moment: what happened before then is decided no more. */
    public Instant since(Instant now) {
        return now.minus(keep);
    }

    /**
     * Removes the oldest that need not be kept.
     *
     * @param max at most {@link #BATCH}
     * @return how many messages are gone, fewer than {@code max} when no more are old enough; none while another process
     *     of the same lender is at it
     */
    public Uni<Integer> remove(SqlConnection tx, Instant now, int max) {
        Instant since = since(now);
        return tx.preparedQuery(HOLD)
                .execute()
                .flatMap(rows -> rows.iterator().next().getBoolean("held")
                        ? removeHeld(tx, since, max)
                        : Uni.createFrom().item(0));
    }

    private static Uni<Integer> removeHeld(SqlConnection tx, Instant since, int max) {
        LocalDate day = LocalDate.ofInstant(since, ContactHours.INDIA);
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(since.atOffset(ZoneOffset.UTC), Math.min(max, BATCH)))
                .map(gone -> gone.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new))
                .call(gone ->
                        tx.preparedQuery(REMOVE_NOTES).execute(Tuple.tuple().addArrayOfUUID(gone)))
                .call(() -> tx.preparedQuery(REMOVE_ROUNDS).execute(Tuple.of(day)))
                .call(() -> tx.preparedQuery(REMOVE_TOLD).execute(Tuple.of(day)))
                .map(gone -> gone.length);
    }
}
