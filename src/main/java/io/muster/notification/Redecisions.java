package io.muster.notification;

import io.muster.notification.sending.Redeciding;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides once more what was refused: a text that was not registered then may be now, as after its DLT ids were added. Any
 * thread.
 */
@ApplicationScoped
class Redecisions implements Redeciding {
    private static final String REFUSED = """
            select id, kind, recipient, template, subject, body
            from message
            where id = any($1) and body is not null
            """;

    private static final String QUEUE = """
            update message m
            set state = 'queued', version = m.version + 1, template_version = n.template_version, due_at = n.due_at,
              attempts = 0, give_up_at = null, reason_code = null, reason = null, settled_at = null
            from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as n(id, template_version, due_at)
            where m.id = n.id and m.state = 'refused'
            """;

    private static final String NOTE = """
            insert into message_note (message_id, what, by)
            select id, 'sent-again', $2
            from unnest($1::uuid[]) as n(id)
            """;

    private final MessagePolicies policies;

    Redecisions(MessagePolicies policies) {
        this.policies = policies;
    }

    /** RBI's hours hold even where a lender has no policy any more. */
    private static Instant next(Optional<MessageRules> rules, MessageKind kind, Instant earliest) {
        Optional<ContactHours> decided =
                rules.flatMap(inForce -> inForce.wanted(kind)).flatMap(rule -> Optional.ofNullable(rule.hours()));
        return decided.or(() -> kind.recovers() ? Optional.of(ContactHours.OF_RECOVERY) : Optional.empty())
                .map(hours -> hours.next(earliest))
                .orElse(earliest);
    }

    @Override
    public Uni<Integer> decideAgain(SqlConnection transaction, TenantId tenant, List<UUID> messages, String by) {
        if (messages.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Instant now = Instant.now();
        return policies.find(tenant, LocalDate.ofInstant(now, ContactHours.INDIA))
                .flatMap(rules -> rules.map(inForce -> decideAgain(transaction, inForce, messages, by, now))
                        .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Integer> decideAgain(
            SqlConnection transaction, MessageRules rules, List<UUID> messages, String by, Instant now) {
        return transaction
                .preparedQuery(REFUSED)
                .execute(Tuple.of(messages.toArray(UUID[]::new)))
                .map(rows -> sendable(rows, rules, now))
                .flatMap(sendable -> queue(transaction, sendable, by));
    }

    private record Sendable(UUID id, int templateVersion, Instant dueAt) {}

    /** The texts stay as they were made; they go when the newest template lets them through to the character. */
    private static List<Sendable> sendable(RowSet<Row> rows, MessageRules rules, Instant now) {
        List<Sendable> sendable = new ArrayList<>();
        for (Row row : rows) {
            MessageKind kind = MessageKind.of(row.getString("kind"));
            String name = row.getString("template");
            var text = new MessageTemplate.Rendered(row.getString("subject"), row.getString("body"));
            Optional.ofNullable(rules.templates().get(name))
                    .or(() -> ShippedPolicies.template(name))
                    .filter(template -> isReachable(template, row.getString("recipient")))
                    .filter(template -> template.obstacle(text).isEmpty())
                    .map(template ->
                            new Sendable(row.getUUID("id"), template.version(), next(Optional.of(rules), kind, now)))
                    .ifPresent(sendable::add);
        }
        return sendable;
    }

    private static boolean isReachable(MessageTemplate template, @org.jspecify.annotations.Nullable String recipient) {
        return recipient != null && (template.channel() != Channel.SMS || DltRules.isMobile(recipient));
    }

    private static Uni<Integer> queue(SqlConnection transaction, List<Sendable> sendable, String by) {
        if (sendable.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        UUID[] ids = sendable.stream().map(Sendable::id).toArray(UUID[]::new);
        return transaction
                .preparedQuery(QUEUE)
                .execute(Tuple.of(
                        ids,
                        sendable.stream().map(Sendable::templateVersion).toArray(Integer[]::new),
                        sendable.stream()
                                .map(each -> each.dueAt().atOffset(java.time.ZoneOffset.UTC))
                                .toArray(java.time.OffsetDateTime[]::new)))
                .call(() -> transaction.preparedQuery(NOTE).execute(Tuple.of(ids, by)))
                .map(rows -> rows.rowCount());
    }
}
