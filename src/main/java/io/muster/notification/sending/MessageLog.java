package io.muster.notification.sending;

import io.muster.db.TenantDatabases;
import io.muster.notification.Channel;
import io.muster.notification.MessageKind;
import io.muster.notification.MessageState;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every message of a lender, for its staff; each method is a short read on the lender's pool. Any thread. */
@ApplicationScoped
public class MessageLog {
    private static final String COLUMNS = """
            select m.id, m.kind, m.channel, m.state, m.recipient, m.language, m.template, m.template_version, m.subject,
              m.body, m.receipt_no, m.agent, (select number from loan_account l where l.id = m.loan_id) as loan,
              m.reason_code, m.reason, m.attempts, m.due_at, m.gateway, m.provider_id, m.decided_at, m.sent_at,
              m.settled_at, m.version
            from message m
            """;

    /** As the index of these has it. */
    private static final String FAILED = "m.state in ('refused', 'dead', 'undelivered')";

    private static final String ONE = COLUMNS + """
            where m.id = $1
            """;

    private static final String OF_RECEIPTS = COLUMNS + """
            where m.receipt_no = any($1::text[])
            order by m.decided_at desc, m.id desc
            limit $2
            """;

    private static final String NOTES = """
            select at, what, detail, by
            from message_note
            where message_id = $1
            order by seq
            limit 200
            """;

    private static final String SUMMARY = """
            select state, kind, channel, count(*) as messages
            from message
            where decided_at >= $1 and decided_at < $2
            group by state, kind, channel
            order by state, kind, channel
            """;

    private final TenantDatabases databases;

    MessageLog(TenantDatabases databases) {
        this.databases = databases;
    }

    /** A message with all that staff may see of it; the recipient is still to be masked. */
    public record Entry(
            UUID id,
            MessageKind kind,
            Channel channel,
            MessageState state,
            @Nullable String recipient,
            String language,
            String template,
            int templateVersion,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String loan,
            @Nullable String receipt,
            @Nullable String agent,
            @Nullable String reasonCode,
            @Nullable String reason,
            int attempts,
            Instant dueAt,
            @Nullable String gateway,
            @Nullable String providerId,
            Instant decidedAt,
            @Nullable Instant sentAt,
            @Nullable Instant settledAt) {}

    /** What happened to a message, and who did it when it was a person. */
    public record Note(
            Instant at,
            String what,
            @Nullable String detail,
            @Nullable String by) {}

    /** Where a page ends: messages are listed the latest decision first. */
    public record Place(Instant decidedAt, UUID id) {}

    /** How many messages are in a state. */
    public record Count(MessageState state, MessageKind kind, Channel channel, long messages) {}

    /**
     * Which messages are wanted; null for any.
     *
     * @param phone ten digits
     * @param failed those alone that did not arrive and can be sent again
     */
    public record Filter(
            @Nullable String loan,
            @Nullable String receipt,
            @Nullable String phone,
            @Nullable MessageState state,
            boolean failed,
            @Nullable MessageKind kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Place after) {
        /** All messages about a loan. */
        public static Filter ofLoan(String number) {
            return new Filter(number, null, null, null, false, null, null, null, null);
        }
    }

    /** The messages that a filter lets through, the latest decision first. */
    public Uni<List<Entry>> list(TenantId tenant, Filter filter, int limit) {
        Conditions conditions = new Conditions();
        conditions.add(filter.loan(), "m.loan_id = (select id from loan_account where number = $%d)");
        conditions.add(filter.receipt(), "m.receipt_no = $%d");
        conditions.add(
                filter.phone() == null ? null : new String[] {filter.phone(), "+91" + filter.phone()},
                "m.recipient = any($%d)");
        if (filter.state() != null) {
            // One of nine words, written out so that indexes of some states are of use
            conditions.add("m.state = '" + filter.state().slug() + "'");
        }
        if (filter.failed()) {
            conditions.add(FAILED);
        }
        conditions.add(filter.kind() == null ? null : filter.kind().slug(), "m.kind = $%d");
        conditions.add(utc(filter.from()), "m.decided_at >= $%d");
        conditions.add(utc(filter.to()), "m.decided_at < $%d");
        if (filter.after() != null) {
            conditions.add(utc(filter.after().decidedAt()), "m.decided_at <= $%d");
            conditions.add(filter.after().id(), "(m.decided_at, m.id) < ($" + conditions.size() + ", $%d)");
        }
        String sql = COLUMNS + conditions.where() + "order by m.decided_at desc, m.id desc\nlimit " + limit;
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(sql).execute(conditions.tuple))
                .map(MessageLog::entries);
    }

    /** Fixed texts for what is asked for, and bound values. */
    private static final class Conditions {
        private final List<String> texts = new ArrayList<>();
        private final Tuple tuple = Tuple.tuple();

        void add(@Nullable Object value, String text) {
            if (value != null) {
                tuple.addValue(value);
                texts.add(text.formatted(tuple.size()));
            }
        }

        void add(String text) {
            texts.add(text);
        }

        int size() {
            return tuple.size();
        }

        String where() {
            return texts.isEmpty() ? "" : "where " + String.join("\n  and ", texts) + "\n";
        }
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** One message; empty when the lender has none of this id. */
    public Uni<Optional<Entry>> find(TenantId tenant, UUID id) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(ONE).execute(Tuple.of(id)))
                .map(MessageLog::entries)
                .map(found -> found.stream().findFirst());
    }

    /** The messages about any of these receipts, the latest decision first. */
    public Uni<List<Entry>> ofReceipts(TenantId tenant, List<String> receipts, int limit) {
        return databases
                .pool(tenant)
                .flatMap(pool ->
                        pool.preparedQuery(OF_RECEIPTS).execute(Tuple.of(receipts.toArray(String[]::new), limit)))
                .map(MessageLog::entries);
    }

    /** What happened to a message, oldest first. */
    public Uni<List<Note>> notes(TenantId tenant, UUID id) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(NOTES).execute(Tuple.of(id)))
                .map(rows -> rows.stream()
                        .map(row -> new Note(
                                row.getOffsetDateTime("at").toInstant(),
                                row.getString("what"),
                                row.getString("detail"),
                                row.getString("by")))
                        .toList());
    }

    /** How many messages decided in a time are in which state. */
    public Uni<List<Count>> summary(TenantId tenant, Instant from, Instant to) {
        return databases
                .pool(tenant)
                .flatMap(pool -> summary(pool, from, to))
                .map(rows -> rows.stream()
                        .map(row -> new Count(
                                MessageState.of(row.getString("state")),
                                MessageKind.of(row.getString("kind")),
                                Channel.of(row.getString("channel")),
                                row.getLong("messages")))
                        .toList());
    }

    private static Uni<RowSet<Row>> summary(SqlClient client, Instant from, Instant to) {
        return client.preparedQuery(SUMMARY).execute(Tuple.of(utc(from), utc(to)));
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        return rows.stream().map(MessageLog::read).toList();
    }

    private static Entry read(Row row) {
        return new Entry(
                row.getUUID("id"),
                MessageKind.of(row.getString("kind")),
                Channel.of(row.getString("channel")),
                MessageState.of(row.getString("state")),
                row.getString("recipient"),
                row.getString("language"),
                row.getString("template"),
                row.getInteger("template_version"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("loan"),
                row.getString("receipt_no"),
                row.getString("agent"),
                row.getString("reason_code"),
                row.getString("reason"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getString("gateway"),
                row.getString("provider_id"),
                row.getOffsetDateTime("decided_at").toInstant(),
                instant(row, "sent_at"),
                instant(row, "settled_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
