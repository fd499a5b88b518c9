package io.muster.notification;

import io.muster.notification.sending.Redeciding;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides once more what was refused, as after a number was corrected or DLT ids were added: to whom the books say now, by the
 * template that is in force now, with the values that were kept. Any thread.
 */
@ApplicationScoped
class Redecisions implements Redeciding {
    private static final String REFUSED = """
            select m.id, m.kind, m.channel, m.language, m."values",
              case when m.channel = 'sms' then coalesce(l.phone, a.phone) else coalesce(l.email, a.email) end as recipient,
              coalesce(l.language, a.language) as spoken
            from message m
            left join loan_account l on l.id = m.loan_id
            left join agent a on a.code = m.agent
            where m.id = any($1) and m.state = 'refused'
            """;

    private static final String QUEUE = """
            update message m
            set state = 'queued', version = m.version + 1, recipient = n.recipient, language = n.language,
              template = n.template, template_version = n.template_version, subject = n.subject, body = n.body,
              due_at = n.due_at, attempts = 0, give_up_at = null, reason_code = null, reason = null, settled_at = null
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[],
              $8::timestamptz[])
              as n(id, recipient, language, template, template_version, subject, body, due_at)
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

    @Override
    public Uni<Redecided> decideAgain(SqlConnection transaction, TenantId tenant, List<UUID> messages, String by) {
        if (messages.isEmpty()) {
            return Uni.createFrom().item(new Redecided(0, Map.of()));
        }
        Instant now = Instant.now();
        return policies.find(tenant, LocalDate.ofInstant(now, ContactHours.INDIA))
                .flatMap(rules -> rules.map(inForce -> decideAgain(transaction, inForce, messages, by, now))
                        .orElseGet(() ->
                                Uni.createFrom().item(new Redecided(0, Map.of("not-wanted", messages.size())))));
    }

    static Uni<Redecided> decideAgain(
            SqlConnection transaction, MessageRules rules, List<UUID> messages, String by, Instant now) {
        return transaction
                .preparedQuery(REFUSED)
                .execute(Tuple.of(messages.toArray(UUID[]::new)))
                .map(rows -> sort(rows, rules, now))
                .call(sorted -> queue(transaction, sorted.sendable(), by))
                .map(sorted -> new Redecided(sorted.sendable().size(), sorted.left()));
    }

    private record Sorted(List<Sendable> sendable, Map<String, Integer> left) {}

    private record Sendable(
            UUID id, String recipient, MessageTemplate template, MessageTemplate.Rendered text, Instant dueAt) {}

    /** A refused message as it is kept, and how its borrower or agent is reached now. */
    private record Refused(
            UUID id,
            MessageKind kind,
            Channel channel,
            Language language,
            @Nullable Language spoken,
            @Nullable String recipient,
            Map<String, String> values) {

        static Refused read(Row row) {
            Map<String, String> values = new HashMap<>();
            JsonObject kept = row.getJsonObject("values");
            kept.forEach(value -> values.put(value.getKey(), String.valueOf(value.getValue())));
            return new Refused(
                    row.getUUID("id"),
                    MessageKind.of(row.getString("kind")),
                    Channel.of(row.getString("channel")),
                    Language.of(row.getString("language")).orElse(Language.ENGLISH),
                    Contacts.language(row.getString("spoken")),
                    row.getString("recipient"),
                    values);
        }

        /** A bounce's values are in its own language: the bank's reason is a sentence. */
        Language wanted(MessageRules rules) {
            return kind == MessageKind.BOUNCE
                    ? language
                    : Optional.ofNullable(spoken).orElse(rules.policy().language());
        }
    }

    private static Sorted sort(RowSet<Row> rows, MessageRules rules, Instant now) {
        List<Sendable> sendable = new ArrayList<>();
        Map<String, Integer> left = new HashMap<>();
        for (Row row : rows) {
            String why = sort(Refused.read(row), rules, now, sendable);
            if (why != null) {
                var _ = left.merge(why, 1, Integer::sum);
            }
        }
        return new Sorted(sendable, left);
    }

    /** Why it stays refused, by a code; null when it goes, and then it is among the sendable. */
    private static @Nullable String sort(Refused refused, MessageRules rules, Instant now, List<Sendable> sendable) {
        Optional<MessagesPolicy.Rule> rule = rules.wanted(refused.kind());
        if (rule.isEmpty()) {
            return "not-wanted";
        }
        String recipient = refused.recipient();
        String unreachable = refused.channel().whyNotAt(recipient);
        if (recipient == null || unreachable != null) {
            return unreachable;
        }
        Optional<MessageTemplate> template = rules.template(rule.get(), refused.channel(), refused.wanted(rules));
        if (template.isEmpty()) {
            return "no-template";
        }
        if (!refused.values().keySet().containsAll(MessageValues.names(refused.kind()))) {
            return "no-values";
        }
        MessageTemplate.Rendered text = template.get().render(refused.values());
        Optional<Obstacle> obstacle = template.get().obstacle(text);
        if (obstacle.isPresent()) {
            return obstacle.get().code();
        }
        sendable.add(new Sendable(refused.id(), recipient, template.get(), text, next(rule.get(), now)));
        return null;
    }

    private static Instant next(MessagesPolicy.Rule rule, Instant earliest) {
        return rule.hours() == null ? earliest : rule.hours().next(earliest);
    }

    private static Uni<Void> queue(SqlConnection transaction, List<Sendable> sendable, String by) {
        if (sendable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = sendable.stream().map(Sendable::id).toArray(UUID[]::new);
        return transaction
                .preparedQuery(QUEUE)
                .execute(tuple(ids, sendable))
                .call(() -> transaction.preparedQuery(NOTE).execute(Tuple.of(ids, by)))
                .replaceWithVoid();
    }

    private static Tuple tuple(UUID[] ids, List<Sendable> sendable) {
        List<MessageTemplate> templates =
                sendable.stream().map(Sendable::template).toList();
        return Tuple.tuple()
                .addArrayOfUUID(ids)
                .addArrayOfString(sendable.stream().map(Sendable::recipient).toArray(String[]::new))
                .addArrayOfString(
                        templates.stream().map(each -> each.language().tag()).toArray(String[]::new))
                .addArrayOfString(templates.stream().map(MessageTemplate::name).toArray(String[]::new))
                .addArrayOfInteger(
                        templates.stream().map(MessageTemplate::version).toArray(Integer[]::new))
                .addArrayOfString(
                        sendable.stream().map(each -> each.text().subject()).toArray(String[]::new))
                .addArrayOfString(
                        sendable.stream().map(each -> each.text().body()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(sendable.stream()
                        .map(each -> each.dueAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }
}
