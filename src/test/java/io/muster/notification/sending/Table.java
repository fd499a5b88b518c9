package io.muster.notification.sending;

import io.muster.db.TenantDatabases;
import io.muster.tenant.Policies;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The table of messages, as whoever decides fills it and as a test looks into it. */
@ApplicationScoped
class Table {
    static final TenantId KAVERI = new TenantId("kaveri");
    static final TenantId SUTLEJ = new TenantId("sutlej");

    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private final TenantDatabases databases;
    private final Policies policies;

    Table(TenantDatabases databases, Policies policies) {
        this.databases = databases;
        this.policies = policies;
    }

    UUID sms(TenantId tenant, String number, String text) {
        return add(tenant, "sms", number, null, text, "queued", false);
    }

    UUID mail(TenantId tenant, String address, String subject, String text) {
        return add(tenant, "email", address, subject, text, "queued", false);
    }

    UUID reminder(TenantId tenant, String number, String text) {
        return add(tenant, "sms", number, null, text, "queued", true);
    }

    private UUID add(
            TenantId tenant,
            String channel,
            String recipient,
            @org.jspecify.annotations.Nullable String subject,
            String text,
            String state,
            boolean chases) {
        UUID id = UUID.randomUUID();
        var _ = run(
                tenant,
                """
                insert into message (id, kind, channel, chases, recipient, language, template, template_version, subject,
                  body, state, due_at)
                values ($1, $2, $3, $4, $5, 'en', 'a-template', 0, $6, $7, $8, now())
                """,
                Tuple.tuple()
                        .addUUID(id)
                        .addString(chases ? "dues-reminder" : "payment-received")
                        .addString(channel)
                        .addBoolean(chases)
                        .addString(recipient)
                        .addString(subject)
                        .addString(text)
                        .addString(state));
        return id;
    }

    Row row(TenantId tenant, UUID id) {
        return run(tenant, "select * from message where id = $1", Tuple.of(id))
                .iterator()
                .next();
    }

    String state(TenantId tenant, UUID id) {
        return row(tenant, id).getString("state");
    }

    List<String> notes(TenantId tenant, UUID id) {
        return run(tenant, "select what from message_note where message_id = $1 order by seq", Tuple.of(id)).stream()
                .map(row -> row.getString("what"))
                .toList();
    }

    /** The events that the outbox has of a message. */
    List<String> events(TenantId tenant, UUID id) {
        return run(tenant, """
                        select event_id
                        from outbox_event
                        where event_type = 'io.muster.message.settled.v1' and event_id like $1
                        order by horizon, seq, place
                        """, Tuple.of(id + "/%")).stream()
                .map(row -> row.getString("event_id"))
                .toList();
    }

    RowSet<Row> run(TenantId tenant, String sql, Tuple parameters) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(sql).execute(parameters))
                .await()
                .atMost(ANSWER_MAX);
    }

    void gateway(TenantId tenant, String name, String definition) {
        var _ = policies.add(tenant, PolicyKind.GATEWAY, name, LocalDate.of(2026, 1, 1), definition, "test")
                .await()
                .atMost(ANSWER_MAX);
    }
}
