package io.muster.notification.sending;

import io.muster.db.TenantDatabases;
import io.muster.tenant.Policies;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The table of messages, as whoever decides fills it and as a test looks into it. */
@ApplicationScoped
class Table {
    static final TenantId KAVERI = new TenantId("kaveri");
    static final TenantId SUTLEJ = new TenantId("sutlej");

    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private static final Duration STATE_MAX = Duration.ofSeconds(30);

    private final TenantDatabases databases;
    private final Policies policies;

    Table(TenantDatabases databases, Policies policies) {
        this.databases = databases;
        this.policies = policies;
    }

    UUID sms(TenantId tenant, String number, String text) {
        return add(tenant, "sms", number, null, text, "queued");
    }

    UUID mail(TenantId tenant, String address, String subject, String text) {
        return add(tenant, "email", address, subject, text, "queued");
    }

    /** A loan that owes nothing, and that is not to be written to from now on when it is silent. */
    long loan(TenantId tenant, boolean silent) {
        long loan = run(tenant, """
                        insert into loan_account (number, borrower, branch, phone)
                        values ($1, 'Asha Rao', 'PUNE', '9' || lpad(floor(random() * 1e9)::text, 9, '0'))
                        returning id
                        """, Tuple.of("LN-" + UUID.randomUUID()))
                .iterator()
                .next()
                .getLong("id");
        if (silent) {
            var _ = run(tenant, """
                    insert into contact_exclusion (loan_id, reason, from_date, recorded_by)
                    values ($1, 'asked us', '2026-01-01', 'maker')
                    """, Tuple.of(loan));
        }
        return loan;
    }

    /** A loan on which so many paise fell due in November 2026, and whose borrower can be reached where an address is said. */
    String loan(TenantId tenant, String borrower, @Nullable String phone, @Nullable String email, long duePaise) {
        String number = "LN" + Long.toUnsignedString(UUID.randomUUID().getLeastSignificantBits());
        var _ = run(tenant, """
                with series as (
                  insert into branch (code, series) values ('PUNE', 'PUNE') on conflict do nothing),
                loan as (
                  insert into loan_account (number, borrower, branch, phone, email)
                  values ($1, $2, 'PUNE', $3, $4)
                  returning id)
                insert into instalment (loan_id, number, due_date, penalty_paise, fee_paise, interest_paise, principal_paise)
                select id, 1, '2026-11-05', 0, 0, 0, $5 from loan
                """, Tuple.of(number, borrower, phone, email, duePaise));
        return number;
    }

    /** The id of a loan. */
    long id(TenantId tenant, String loan) {
        return run(tenant, "select id from loan_account where number = $1", Tuple.of(loan))
                .iterator()
                .next()
                .getLong("id");
    }

    /** A message that waits is due now. */
    void due(TenantId tenant, UUID id) {
        var _ = run(tenant, "update message set due_at = now() where id = $1", Tuple.of(id));
    }

    /** Adds a version of a policy as it is, without the check at the door. */
    void policy(TenantId tenant, PolicyKind kind, String name, String definition) {
        var _ = policies.add(tenant, kind, name, LocalDate.of(2026, 1, 1), definition, "test")
                .await()
                .atMost(ANSWER_MAX);
    }

    /** A message to a loan's telephone, decided so many days ago and not due today. */
    UUID ofLoan(TenantId tenant, long loan, String kind, String state, int daysAgo) {
        UUID id = UUID.randomUUID();
        var _ = run(tenant, """
                insert into message (id, kind, channel, loan_id, chases, about, recipient, language, template,
                  template_version, body, state, version, decided_at, due_at)
                select $1, $2, 'sms', id, $2 = 'dues-reminder', '2026-11-05', phone, 'en', 'a-template', 0, 'hello', $4, 2,
                  now() - $5::int * interval '1 day', now() + interval '1 day'
                from loan_account
                where id = $3
                """, Tuple.of(id, kind, loan, state, daysAgo));
        return id;
    }

    /** Writes down what came of a try. */
    void settle(TenantId tenant, Outcome outcome) {
        var _ = databases
                .inTransaction(
                        tenant,
                        tx -> Outcomes.settle(
                                tx,
                                tenant,
                                List.of(outcome),
                                (_, _, _) -> Uni.createFrom().voidItem()))
                .await()
                .atMost(ANSWER_MAX);
    }

    private UUID add(
            TenantId tenant, String channel, String recipient, @Nullable String subject, String text, String state) {
        UUID id = UUID.randomUUID();
        var _ = run(
                tenant,
                """
                insert into message (id, kind, channel, recipient, language, template, template_version, subject, body,
                  state, due_at)
                values ($1, 'payment-received', $2, $3, 'en', 'a-template', 0, $4, $5, $6, now())
                """,
                Tuple.tuple()
                        .addUUID(id)
                        .addString(channel)
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

    void awaitState(TenantId tenant, UUID id, String state) {
        Awaitility.await().atMost(STATE_MAX).until(() -> state(tenant, id).equals(state));
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
        policy(tenant, PolicyKind.GATEWAY, name, definition);
    }
}
