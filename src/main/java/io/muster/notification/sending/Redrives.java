package io.muster.notification.sending;

import io.muster.db.TenantDatabases;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages again because people ask for it.
 *
 * <p>A dead message, and one that a gateway refused, goes again as it is, under its key. What a provider took and did not
 * deliver goes as a new message, for the provider would drop a second one under the same key. What was refused when it was
 * decided needs another decision: see {@link Redeciding}. Any thread.
 */
@ApplicationScoped
public class Redrives {
    /** Messages that one request may send again. */
    public static final int MESSAGES_MAX = 10_000;

    private static final String FIND = """
            select id, state, attempts
            from message
            where state = any($1)
              and ($2::uuid is null or id = $2)
              and ($3::text is null or kind = $3)
              and ($4::text is null or reason_code = $4)
              and ($5::timestamptz is null or decided_at >= $5)
              and ($6::timestamptz is null or decided_at < $6)
            order by decided_at, id
            limit $7
            for update skip locked
            """;

    private static final String QUEUE = """
            update message
            set state = 'queued', version = version + 1, attempts = 0, give_up_at = null, due_at = now(),
              reason_code = null, reason = null, settled_at = null
            where id = any($1)
            """;

    // Named by the old one, so that asking twice makes one
    private static final String COPY = """
            with again as (
              select md5(id || '/again')::uuid as new_id, *
              from message
              where id = any($1)),
            copied as (
              insert into message (id, kind, channel, loan_id, agent, payment_key, receipt_no, chases, recipient, language,
                template, template_version, subject, body, state, due_at)
              select new_id, kind, channel, loan_id, agent, payment_key, receipt_no, chases, recipient, language,
                template, template_version, subject, body, 'queued', now()
              from again
              on conflict (id) do nothing
              returning id)
            insert into message_note (message_id, what, detail, by)
            select again.id, 'sent-anew', 'As message ' || again.new_id, $2
            from again
            join copied on copied.id = again.new_id
            """;

    private static final String NOTE = """
            insert into message_note (message_id, what, by)
            select id, 'sent-again', $2
            from unnest($1::uuid[]) as n(id)
            """;

    private final TenantDatabases databases;
    private final Redeciding redeciding;
    private final Senders senders;

    Redrives(TenantDatabases databases, Redeciding redeciding, Senders senders) {
        this.databases = databases;
        this.redeciding = redeciding;
        this.senders = senders;
    }

    /** Which messages are to be sent again; null for any. */
    public record Wanted(
            List<MessageState> states,
            @Nullable UUID id,
            @Nullable MessageKind kind,
            @Nullable String reasonCode,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * What came of it.
     *
     * @param found messages that were meant and could be
     * @param queued those that go again
     * @param more whether there were more than one request takes
     */
    public record Redriven(int found, int queued, boolean more) {}

    /** Queues what is wanted and may go again. */
    public Uni<Redriven> redrive(TenantId tenant, Wanted wanted, String by) {
        return databases
                .inTransaction(tenant, transaction -> redrive(transaction, tenant, wanted, by))
                .invoke(() -> senders.nudge(tenant));
    }

    private Uni<Redriven> redrive(SqlConnection transaction, TenantId tenant, Wanted wanted, String by) {
        Tuple tuple = Tuple.tuple()
                .addArrayOfString(
                        wanted.states().stream().map(MessageState::slug).toArray(String[]::new))
                .addUUID(wanted.id())
                .addString(wanted.kind() == null ? null : wanted.kind().slug())
                .addString(wanted.reasonCode())
                .addOffsetDateTime(MessageLog.utc(wanted.from()))
                .addOffsetDateTime(MessageLog.utc(wanted.to()))
                .addInteger(MESSAGES_MAX);
        return transaction.preparedQuery(FIND).execute(tuple).flatMap(found -> redrive(transaction, tenant, found, by));
    }

    private Uni<Redriven> redrive(SqlConnection transaction, TenantId tenant, RowSet<Row> found, String by) {
        UUID[] missed = ids(found, MessageState.UNDELIVERED, true);
        UUID[] dead = ids(found, MessageState.DEAD, true);
        UUID[] refused = ids(found, MessageState.REFUSED, true);
        UUID[] undecided = ids(found, MessageState.REFUSED, false);
        return again(transaction, dead, by)
                .flatMap(one -> again(transaction, refused, by).map(other -> one + other))
                .flatMap(queued -> anew(transaction, missed, by).map(copied -> queued + copied))
                .flatMap(queued -> redeciding
                        .decideAgain(transaction, tenant, List.of(undecided), by)
                        .map(decided -> queued + decided))
                .map(queued -> new Redriven(found.size(), queued, found.size() == MESSAGES_MAX));
    }

    /** @param tried whether they were offered to a gateway; what a decision refused was not */
    private static UUID[] ids(RowSet<Row> found, MessageState state, boolean tried) {
        return found.stream()
                .filter(row -> row.getString("state").equals(state.slug()))
                .filter(row -> row.getInteger("attempts") > 0 == tried)
                .map(row -> row.getUUID("id"))
                .toArray(UUID[]::new);
    }

    private static Uni<Integer> again(SqlConnection transaction, UUID[] ids, String by) {
        return ids.length == 0
                ? Uni.createFrom().item(0)
                : transaction
                        .preparedQuery(QUEUE)
                        .execute(Tuple.of(ids))
                        .call(() -> transaction.preparedQuery(NOTE).execute(Tuple.of(ids, by)))
                        .map(rows -> rows.rowCount());
    }

    private static Uni<Integer> anew(SqlConnection transaction, UUID[] ids, String by) {
        return ids.length == 0
                ? Uni.createFrom().item(0)
                : transaction.preparedQuery(COPY).execute(Tuple.of(ids, by)).map(rows -> rows.rowCount());
    }
}
