package io.muster.notification.sending;

import io.muster.db.TenantDatabases;
import io.muster.notification.Channel;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages again because people ask for it.
 *
 * <p>A dead message goes again as it is, under its key. What a provider took and did not deliver goes as a new message, for
 * the provider would drop a second one under the same key; so does a dead one whose number was corrected, since the provider
 * may have taken it for the former. All go to the number or address that the books have now. What was refused needs another
 * decision: see {@link Redeciding}. A reminder is of its day: it does not go on another. Any thread.
 */
@ApplicationScoped
public class Redrives {
    /** Messages that one request may send again. */
    public static final int MESSAGES_MAX = 10_000;

    private static final String FIND = """
            select m.id, m.state, m.channel, m.decided_at, n.address,
              m.state = 'undelivered' or lower(m.recipient) <> lower(n.address) as anew,
              l.id is not null or a.code is not null as booked,
              m.chases and (m.decided_at at time zone 'Asia/Kolkata')::date < (now() at time zone 'Asia/Kolkata')::date
                as past,
              exists (select 1 from message c where c.id = md5(m.id || '/again')::uuid) as copied
            from message m
            left join loan_account l on l.id = m.loan_id
            left join agent a on a.code = m.agent
            cross join lateral (
              select case when l.id is null and a.code is null then m.recipient
                when m.channel = 'sms' then coalesce(l.phone, a.phone)
                else coalesce(l.email, a.email) end as address) n
            where m.state = any($1)
              and ($2::uuid is null or m.id = $2)
              and ($3::text is null or m.kind = $3)
              and ($4::text is null or m.reason_code = $4)
              and ($5::timestamptz is null or m.decided_at >= $5)
              and ($6::timestamptz is null or m.decided_at < $6)
              and ($7::timestamptz is null or (m.decided_at, m.id) > ($7, $8::uuid))
              and ($2::uuid is not null
                or not exists (select 1 from message c where c.id = md5(m.id || '/again')::uuid))
            order by m.decided_at, m.id
            limit $9
            for update of m skip locked
            """;

    private static final String QUEUE = """
            update message m
            set state = 'queued', version = m.version + 1, attempts = 0, give_up_at = null, due_at = now(),
              reason_code = null, reason = null, settled_at = null
            where m.id = any($1::uuid[])
            """;

    // Named by the old one, so that asking twice makes one
    private static final String COPY = """
            with again as (
              select md5(m.id || '/again')::uuid as new_id, n.address, m.*
              from unnest($1::uuid[], $2::text[]) as n(id, address)
              join message m on m.id = n.id),
            copied as (
              insert into message (id, kind, channel, loan_id, agent, payment_key, receipt_no, chases, about, recipient,
                language, template, template_version, subject, body, "values", state, due_at)
              select new_id, kind, channel, loan_id, agent, payment_key, receipt_no, chases, about, address,
                language, template, template_version, subject, body, again."values", 'queued', now()
              from again
              on conflict (id) do nothing
              returning id)
            insert into message_note (message_id, what, detail, by)
            select again.id, 'sent-anew', 'As message ' || again.new_id, $3
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

    /**
     * Which messages are to be sent again; null for any.
     *
     * @param after where the page before ended
     */
    public record Wanted(
            List<MessageState> states,
            @Nullable UUID id,
            @Nullable MessageKind kind,
            @Nullable String reasonCode,
            @Nullable Instant from,
            @Nullable Instant to,
            MessageLog.@Nullable Place after) {}

    /**
     * What came of it.
     *
     * @param found messages that were meant and could be
     * @param queued those that go again
     * @param left those that do not, by the code of why
     * @param next where this page ended; null when there is nothing behind it
     */
    public record Redriven(int found, int queued, Map<String, Integer> left, MessageLog.@Nullable Place next) {
        public Redriven {
            left = Map.copyOf(left);
        }
    }

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
                .addOffsetDateTime(MessageLog.utc(
                        wanted.after() == null ? null : wanted.after().decidedAt()))
                .addUUID(wanted.after() == null ? null : wanted.after().id())
                .addInteger(MESSAGES_MAX);
        return transaction
                .preparedQuery(FIND)
                .execute(tuple)
                .map(rows -> rows.stream().map(Found::read).toList())
                .flatMap(found -> redrive(transaction, tenant, found, by));
    }

    /**
     * @param address where the books say now that it goes; null when they have none
     * @param anew whether it goes as a new message, unless it was refused
     * @param left why it is not sent again, by a code; null when it may be
     */
    private record Found(
            UUID id,
            MessageState state,
            Instant decidedAt,
            @Nullable String address,
            boolean anew,
            @Nullable String left) {
        static Found read(Row row) {
            MessageState state = MessageState.of(row.getString("state"));
            String address = row.getString("address");
            return new Found(
                    row.getUUID("id"),
                    state,
                    row.getOffsetDateTime("decided_at").toInstant(),
                    address,
                    Boolean.TRUE.equals(row.getBoolean("anew")),
                    left(row, state, address));
        }

        boolean isRefused() {
            return state == MessageState.REFUSED;
        }

        private static @Nullable String left(Row row, MessageState state, @Nullable String address) {
            if (row.getBoolean("past")) {
                return "day-past";
            }
            if (row.getBoolean("copied")) {
                return "sent-anew";
            }
            // Whoever decides what was refused looks at this, too, after what counts for more
            return state == MessageState.REFUSED || !row.getBoolean("booked")
                    ? null
                    : Channel.of(row.getString("channel")).whyNotAt(address);
        }
    }

    private Uni<Redriven> redrive(SqlConnection transaction, TenantId tenant, List<Found> found, String by) {
        return again(transaction, listOf(found, each -> !each.isRefused() && !each.anew()), by)
                .flatMap(queued -> anew(transaction, listOf(found, each -> !each.isRefused() && each.anew()), by)
                        .map(copied -> queued + copied))
                .flatMap(queued -> redeciding
                        .decideAgain(transaction, tenant, List.of(ids(listOf(found, Found::isRefused))), by)
                        .map(redecided -> redriven(found, queued, redecided)));
    }

    private static Redriven redriven(List<Found> found, int queued, Redeciding.Redecided redecided) {
        Map<String, Integer> left = new HashMap<>(redecided.left());
        found.forEach(each -> {
            if (each.left() != null) {
                var _ = left.merge(each.left(), 1, Integer::sum);
            }
        });
        MessageLog.Place next = found.size() < MESSAGES_MAX
                ? null
                : new MessageLog.Place(
                        found.getLast().decidedAt(), found.getLast().id());
        return new Redriven(found.size(), queued + redecided.queued(), left, next);
    }

    private static List<Found> listOf(List<Found> found, Predicate<Found> which) {
        return found.stream().filter(each -> each.left() == null).filter(which).toList();
    }

    private static UUID[] ids(List<Found> messages) {
        return messages.stream().map(Found::id).toArray(UUID[]::new);
    }

    private static String[] addresses(List<Found> messages) {
        return messages.stream().map(Found::address).toArray(String[]::new);
    }

    private static Uni<Integer> again(SqlConnection transaction, List<Found> messages, String by) {
        return messages.isEmpty()
                ? Uni.createFrom().item(0)
                : transaction
                        .preparedQuery(QUEUE)
                        .execute(Tuple.of(ids(messages)))
                        .call(() -> transaction.preparedQuery(NOTE).execute(Tuple.of(ids(messages), by)))
                        .map(rows -> rows.rowCount());
    }

    private static Uni<Integer> anew(SqlConnection transaction, List<Found> messages, String by) {
        return messages.isEmpty()
                ? Uni.createFrom().item(0)
                : transaction
                        .preparedQuery(COPY)
                        .execute(Tuple.of(ids(messages), addresses(messages), by))
                        .map(rows -> rows.rowCount());
    }
}
