package io.muster.notification.sending;

import static io.muster.notification.sending.SendingIT.staff;
import static io.muster.notification.sending.Table.KAVERI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.muster.notification.Notifying;
import io.muster.notification.ShippedPolicies;
import io.muster.pipeline.TheRoad;
import io.muster.tenant.PolicyKind;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a lender's gateway takes everything and says nothing, its payments are posted as if there were none. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class DeadGatewayIT {
    /** More than the lender's pool has connections, and as many as a policy may say. */
    private static final int AT_ONCE = 64;

    private static final int BACKLOG = 300;
    private static final int SINGLE = 20;
    /** Far less than what a gateway may take. */
    private static final Duration HELD_MAX = Duration.ofSeconds(5);

    private static final int ROWS = 500;

    @Inject
    Table table;

    @TempDir
    Path folder;

    private final UUID template = UUID.randomUUID();

    @BeforeEach
    void fillAndHang() {
        Lenders.provision();
        // No payment calls for a message: only what was decided before is to be sent
        table.policy(
                KAVERI,
                PolicyKind.MESSAGES,
                "messages",
                "{\"language\": \"en\", \"kinds\": {\"receipt-replaced\": {\"on\": true, \"channels\": [\"sms\"]}}}");
        int port = Integer.getInteger(Providers.SILENT_PORT);
        table.gateway(KAVERI, "sms", """
                {"type": "http", "send": {"url": "http://localhost:%d/", "json": {"key": "{id}"}},
                 "taken": {"statuses": [200]},
                 "limits": {"timeoutSeconds": 30, "atOnce": %d, "perSecond": 2000, "circuitAfter": 1000}}
                """.formatted(port, AT_ONCE));
        var _ = table.run(KAVERI, """
                insert into message (id, kind, channel, recipient, language, template, template_version, body, state, due_at)
                select gen_random_uuid(), 'receipt-replaced', 'sms', '+919876543210', 'en', $1, 0, 'hello', 'queued', now()
                from generate_series(1, $2)
                """, Tuple.of(template.toString(), BACKLOG));
    }

    @AfterEach
    void letGo() throws IOException {
        var _ = table.run(KAVERI, "delete from message where template = $1", Tuple.of(template.toString()));
        table.gateway(KAVERI, "sms", SendingIT.policy(Providers.KAVERI_PORT));
        table.policy(KAVERI, PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());
        Silence.end(Integer.getInteger(Providers.SILENT_PORT));
    }

    @Test
    void paymentsArePostedWhileEverySenderHangs() throws Exception {
        TheRoad road = TheRoad.of("kaveri", folder);
        await().atMost(Duration.ofSeconds(10)).until(() -> hanging() >= AT_ONCE);

        String loan = road.loans(1).getFirst();
        for (int i = 0; i < SINGLE; i++) {
            pay(loan);
        }
        Path sheet = road.sample(folder.resolve("hanging.xlsx"), "--rows", "" + ROWS, "--bad", "0%");
        JsonPath upload = road.collect(Files.readAllBytes(sheet));

        assertThat(upload.getLong("verdicts.posted.rows")).isEqualTo(ROWS);
        assertThat(hanging()).as("all the while nobody was answered").isGreaterThanOrEqualTo(AT_ONCE);
        Set<String> before = idleInTransaction();
        await().atMost(HELD_MAX)
                .untilAsserted(() -> assertThat(idleInTransaction())
                        .as("no sender holds a transaction")
                        .noneMatch(before::contains));
    }

    /** Backends and their transactions; what others do at a moment is not there for as long as a gateway may take. */
    private Set<String> idleInTransaction() {
        return table.run(KAVERI, """
                        select pid || ' since ' || xact_start as held
                        from pg_stat_activity
                        where datname = current_database() and state like 'idle in transaction%'
                        """, Tuple.tuple()).stream()
                .map(row -> row.getString("held"))
                .collect(Collectors.toSet());
    }

    private long hanging() {
        return table.run(
                        KAVERI,
                        "select from message where template = $1 and state = 'sending' and attempts = 1",
                        Tuple.of(template.toString()))
                .rowCount();
    }

    private static void pay(String loan) {
        staff("kaveri-agent")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"loanAccount": "%s", "amountPaise": 100, "mode": "UPI", "reference": "%s", "valueDate": "%s"}
                        """.formatted(
                                loan,
                                "%012d".formatted(System.nanoTime() % 1_000_000_000_000L),
                                LocalDate.now(ZoneId.of("Asia/Kolkata"))))
                .post("/api/v1/payments")
                .then()
                .statusCode(201);
    }
}
