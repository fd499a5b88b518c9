package io.muster.notification.sending;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.muster.notification.sending.Table.KAVERI;
import static io.muster.notification.sending.Table.SUTLEJ;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.muster.notification.Notifying;
import io.muster.tenant.TenantId;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages on their way through real gateways, which hang, refuse, are busy, or die. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class SendingIT {
    private static final String NUMBER = "+919876543210";
    private static final Duration STATE_WAIT = Duration.ofSeconds(60);

    @Inject
    Table table;

    private WireMock kaveri = WireMock.create().build();
    private WireMock sutlej = WireMock.create().build();

    @BeforeEach
    void prepare() {
        Lenders.provision();
        kaveri = gateway(Providers.KAVERI_PORT);
        sutlej = gateway(Providers.SUTLEJ_PORT);
        table.gateway(KAVERI, "sms", policy(Providers.KAVERI_PORT));
        table.gateway(SUTLEJ, "sms", policy(Providers.SUTLEJ_PORT));
    }

    static WireMock gateway(String port) {
        WireMock gateway = WireMock.create()
                .host("localhost")
                .port(Integer.getInteger(port))
                .build();
        gateway.resetToDefaultMappings();
        gateway.resetRequests();
        gateway.resetScenarios();
        gateway.register(post(urlPathMatching("/send.*"))
                .atPriority(9)
                .willReturn(okJson("{\"status\":\"ok\",\"ref\":\"P-{{jsonPath request.body '$.key'}}\"}")
                        .withTransformers("response-template")));
        return gateway;
    }

    static String policy(String port) {
        return """
                {"type": "http",
                 "send": {"url": "http://localhost:%d/send/{recipient10}",
                   "headers": {"Authorization": "Bearer {secret.sms-key}", "Idempotency-Key": "{id}"},
                   "json": {"key": "{id}", "to": "{recipient}", "text": "{text}", "type": "{unicode?unicode:text}"}},
                 "taken": {"statuses": [200], "where": {"/status": "ok"}, "id": "/ref"},
                 "refused": [{"statuses": [422], "where": {"/error": "dnd"}, "code": "number-blocked",
                   "reason": "The operator blocks this number."}],
                 "limits": {"timeoutSeconds": 1, "circuitAfter": 6, "circuitRestSeconds": 1, "perSecond": 500},
                 "reports": {
                   "webhook": {"list": "/reports", "id": "/ref", "messageId": "/key", "status": "/s", "reason": "/why",
                     "states": {"DELIVRD": "delivered", "EXPIRED": "undelivered", "ENROUTE": "pending"},
                     "proof": {"type": "hmac-sha256", "header": "X-Signature", "secret": "sms-reports",
                       "timestampHeader": "X-Time", "toleranceSeconds": 60}},
                   "poll": {"method": "GET", "url": "http://localhost:%d/status/{providerId}", "status": "/s",
                     "states": {"DELIVRD": "delivered"}, "afterSeconds": 1, "everySeconds": 1, "timesMax": 3}}}
                """.formatted(Integer.getInteger(port), Integer.getInteger(port));
    }

    @Test
    void aMessageGoesOnceUnderItsOwnKey() {
        UUID id = table.sms(KAVERI, NUMBER, "Rs 1,000 \"received\" {x}\nनमस्ते");

        awaitState(id, "sent");

        kaveri.verifyThat(
                1,
                postRequestedFor(urlPathMatching("/send/9876543210"))
                        .withHeader("Idempotency-Key", equalTo(id.toString()))
                        .withHeader("Authorization", equalTo("Bearer " + Secret.API_KEY))
                        .withRequestBody(matchingJsonPath("$.to", equalTo(NUMBER)))
                        .withRequestBody(matchingJsonPath("$.type", equalTo("unicode")))
                        .withRequestBody(matchingJsonPath("$.text", equalTo("Rs 1,000 \"received\" {x}\nनमस्ते"))));
        assertThat(table.row(KAVERI, id).getString("provider_id")).isEqualTo("P-" + id);
        assertThat(table.events(KAVERI, id)).hasSize(1);
    }

    @Test
    void aGatewayThatAnotherProcessHasJustAddedIsUsedAtOnce() throws SQLException {
        // Given: a lender of whom it is known here that it has none
        TenantId lender = new TenantId("gates");
        Lenders.provision(lender.value(), "Gates Finance");
        UUID early = table.sms(lender, NUMBER, "nobody takes this");
        awaitState(lender, early, "refused");

        // When
        addElsewhere(lender, """
                {"type": "http", "taken": {"where": {"/status": "ok"}},
                 "send": {"url": "http://localhost:%d/send/{recipient10}", "json": {"key": "{id}"}}}
                """.formatted(Integer.getInteger(Providers.KAVERI_PORT)));
        UUID late = table.sms(lender, NUMBER, "hello");

        // Then
        awaitState(lender, late, "sent");
    }

    /** Past all that this process keeps in mind. */
    private static void addElsewhere(TenantId lender, String policy) throws SQLException {
        Map<String, String> settings = SharedStack.settings();
        String control =
                String.valueOf(settings.get("muster.provisioning.url")).replaceFirst("/[^/]*$", "/muster_control");
        try (Connection books = DriverManager.getConnection(
                        "jdbc:" + control,
                        settings.get("muster.provisioning.username"),
                        settings.get("muster.provisioning.password"));
                PreparedStatement insert = books.prepareStatement("""
                        insert into policy (tenant_id, kind, name, version, effective_from, definition, added_by)
                        values (?, 'gateway', 'sms', 1, '2026-01-01', ?, 'test')
                        """)) {
            insert.setString(1, lender.value());
            insert.setString(2, policy);
            assertThat(insert.executeUpdate()).isOne();
        }
    }

    @Test
    void whatAGatewaysPaceHoldsBackGoesAsSoonAsThePaceAllows() {
        table.gateway(KAVERI, "sms", policy(Providers.KAVERI_PORT).replace("\"perSecond\": 500", "\"perSecond\": 20"));

        List<UUID> ids = IntStream.range(0, 60)
                .mapToObj(each -> table.sms(KAVERI, NUMBER, "message " + each))
                .toList();

        ids.forEach(id -> awaitState(id, "sent"));
        kaveri.verifyThat(60, postRequestedFor(urlPathMatching("/send/9876543210")));
    }

    @Test
    void aGatewayThatHangsIsAskedAgainUnderTheSameKey() {
        // Time enough for an answer of a machine that is busy, and a hang that outlasts it
        table.gateway(
                KAVERI, "sms", policy(Providers.KAVERI_PORT).replace("\"timeoutSeconds\": 1", "\"timeoutSeconds\": 4"));
        kaveri.register(post(anyUrl())
                .inScenario("hang")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("awake")
                .willReturn(okJson("{\"status\":\"ok\"}").withFixedDelay(20_000)));
        UUID id = table.sms(KAVERI, NUMBER, "hello");

        awaitState(id, "sent");

        assertThat(keys(kaveri)).hasSize(2).containsOnly(id.toString());
        assertThat(table.notes(KAVERI, id)).containsExactly("try-failed");
    }

    @Test
    void aBusyGatewayIsLeftAloneForAsLongAsItAsksAndThatIsNoFailedTry() {
        kaveri.register(post(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("free")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "2")));
        Instant began = Instant.now();
        UUID id = table.sms(KAVERI, NUMBER, "hello");

        awaitState(id, "sent");

        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        assertThat(table.row(KAVERI, id).getInteger("attempts")).isOne();
        assertThat(table.notes(KAVERI, id)).isEmpty();
    }

    @Test
    void aRefusalIsForEverAndSaysWhy() {
        kaveri.register(post(anyUrl()).willReturn(aResponse().withStatus(422).withBody("{\"error\":\"dnd\"}")));
        UUID id = table.sms(KAVERI, NUMBER, "hello");

        awaitState(id, "refused");

        assertThat(table.row(KAVERI, id).getString("reason_code")).isEqualTo("number-blocked");
        assertThat(table.events(KAVERI, id)).hasSize(1);
        assertThat(keys(kaveri)).hasSize(1);
    }

    @Test
    void afterItsTriesAMessageIsDeadAndGoesWhenPeopleSendItAgain() {
        kaveri.register(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        UUID id = table.sms(KAVERI, NUMBER, "hello");

        awaitState(id, "dead");
        assertThat(table.row(KAVERI, id).getString("reason_code")).isEqualTo("gateway-answer-500");
        assertThat(keys(kaveri)).hasSize(4);
        assertThat(table.notes(KAVERI, id)).containsExactly("try-failed", "try-failed", "try-failed", "dead");

        kaveri.resetToDefaultMappings();
        kaveri = gateway(Providers.KAVERI_PORT);
        staff("kaveri-checker")
                .post("/api/v1/messages/" + id + "/redrive")
                .then()
                .statusCode(200);

        awaitState(id, "sent");
        assertThat(table.events(KAVERI, id)).hasSize(2);
        assertThat(staff("kaveri-auditor")
                        .get("/api/v1/messages/" + id)
                        .jsonPath()
                        .getList("notes.by"))
                .contains("kaveri-checker");
    }

    @Test
    void aLenderWhoseGatewayIsDeadHoldsNoOther() {
        kaveri.register(post(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));
        List<UUID> stuck = IntStream.range(0, 40)
                .mapToObj(i -> table.sms(KAVERI, NUMBER, "stuck " + i))
                .toList();
        await().until(() -> !keys(kaveri).isEmpty());

        List<UUID> flowing = IntStream.range(0, 40)
                .mapToObj(i -> table.sms(SUTLEJ, NUMBER, "flowing " + i))
                .toList();

        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        flowing.stream().allMatch(id -> table.state(SUTLEJ, id).equals("sent")));
        assertThat(stuck).noneMatch(id -> table.state(KAVERI, id).equals("sent"));
        // Its circuit opens: most of what waits is not offered, and uses up no try
        assertThat(keys(kaveri)).hasSizeLessThan(40);
        kaveri = gateway(Providers.KAVERI_PORT);
        stuck.forEach(id -> awaitState(id, "sent"));
    }

    @Test
    void whatASilentProcessLeftIsSentUnderTheSameKey() {
        UUID id = table.sms(KAVERI, NUMBER, "hello");
        awaitState(id, "sent");
        var _ = table.run(KAVERI, """
                update message
                set state = 'sending', version = version + 1, lease_owner = 'gone', lease_until = now()
                where id = $1
                """, Tuple.of(id));

        awaitState(id, "sent");

        assertThat(keys(kaveri)).hasSize(2).containsOnly(id.toString());
        assertThat(table.notes(KAVERI, id)).containsExactly("lease-ran-out");
    }

    @Test
    void reportsMoveAMessageForwardOnceAndInNoOrder() {
        UUID id = table.sms(KAVERI, NUMBER, "hello");
        awaitState(id, "sent");

        assertThat(report(id, "DELIVRD").statusCode()).isEqualTo(202);
        assertThat(report(id, "DELIVRD").statusCode()).isEqualTo(202);
        awaitState(id, "delivered");
        assertThat(report(id, "EXPIRED").statusCode()).isEqualTo(202);
        await().until(() -> reportsWaiting() == 0);

        assertThat(table.state(KAVERI, id)).isEqualTo("delivered");
        assertThat(table.events(KAVERI, id)).hasSize(2);
    }

    @Test
    void aReportThatComesBeforeItsMessageIsKnownAsSentWaits() {
        UUID id = UUID.randomUUID();
        byte[] body = body("{\"reports\":[{\"ref\":\"P-%s\",\"s\":\"EXPIRED\",\"why\":\"off\"}]}".formatted(id));
        assertThat(send(body, sign(body, now()), now()).statusCode()).isEqualTo(202);

        var _ = table.run(KAVERI, """
                insert into message (id, kind, channel, recipient, language, template, template_version, body, state, due_at)
                values ($1, 'payment-received', 'sms', '+919876543210', 'en', 'a-template', 0, 'x', 'queued', now())
                """, Tuple.of(id));

        awaitState(id, "undelivered");
        assertThat(table.row(KAVERI, id).getString("reason")).isEqualTo("off");
    }

    @Test
    void whoeverCannotProveToBeTheProviderLearnsNothing() {
        byte[] body = body("{\"reports\":[]}");
        String time = now();
        String right = sign(body, time);
        String old = Long.toString(Instant.now().minusSeconds(600).getEpochSecond());

        Response wrong = send(body, right.replace(right.charAt(3), right.charAt(3) == 'a' ? 'b' : 'a'), time);
        assertThat(send(body, right, time).statusCode()).isEqualTo(202);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(send(body("{\"reports\":[ ]}"), right, time).statusCode()).isEqualTo(401);
        assertThat(send(body, sign(body, old), old).statusCode()).isEqualTo(401);
        assertThat(send(body, right, old).statusCode()).isEqualTo(401);
        String nobody = signed(body, right, time)
                .post("/api/v1/delivery-reports/nobody/sms")
                .asString();
        String noGateway = signed(body, right, time)
                .post("/api/v1/delivery-reports/kaveri/fax")
                .asString();
        assertThat(nobody).isEqualTo(wrong.asString()).isEqualTo(noGateway);
    }

    @Test
    void aProviderThatReportsNothingIsAsked() {
        kaveri.register(get(urlPathMatching("/status/.*")).willReturn(okJson("{\"s\":\"DELIVRD\"}")));
        UUID id = table.sms(KAVERI, NUMBER, "hello");

        awaitState(id, "delivered");

        assertThat(table.events(KAVERI, id)).hasSize(2);
    }

    @Test
    void withoutAGatewayAMessageIsRefusedWithAReason() {
        table.gateway(KAVERI, "sms", policy(Providers.KAVERI_PORT).replace("\"type\": \"http\"", "\"type\": \"fax\""));
        UUID id = table.sms(KAVERI, NUMBER, "hello");

        awaitState(id, "refused");

        assertThat(table.row(KAVERI, id).getString("reason_code")).isEqualTo("no-gateway");
    }

    @Test
    void aMailHasOneIdForAllItsCopiesAndNoOtherHeaders() throws Exception {
        table.gateway(KAVERI, "email", """
                {"type": "smtp", "from": "receipts@kaveri.example", "fromName": "कावेरी Finance",
                 "replyTo": "care@kaveri.example"}
                """);
        String address = "asha." + UUID.randomUUID() + "@borrower.example";
        UUID id = table.mail(KAVERI, address, "रसीद 12\r\nBcc: somebody@else.example", "नमस्ते <b>Asha</b>");

        awaitState(id, "sent");

        var mail = Inbox.of(address).getFirst();
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + id + "@muster.invalid>");
        assertThat(mail.getSubject()).isEqualTo("रसीद 12 Bcc: somebody@else.example");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getReplyTo()[0]).hasToString("care@kaveri.example");
        assertThat(new io.muster.local.MailParts(mail).sender()).contains("कावेरी Finance", "receipts@kaveri.example");
        assertThat(new io.muster.local.MailParts(mail).text()).isEqualTo("नमस्ते <b>Asha</b>");
        assertThat(table.events(KAVERI, id)).hasSize(1);
    }

    @Test
    void anAddressThatCannotBeOneIsRefused() {
        table.gateway(KAVERI, "email", "{\"type\": \"smtp\", \"from\": \"receipts@kaveri.example\"}");
        UUID id = table.mail(KAVERI, "asha@borrower.example, other@x.example", "Receipt", "hello");

        awaitState(id, "refused");

        assertThat(table.row(KAVERI, id).getString("reason_code")).isEqualTo("address-invalid");
    }

    @Test
    void staffFindAMessageByWhatTheyKnowAndSeeNoNumber() {
        UUID id = table.sms(KAVERI, "+919123456780", "hello");
        awaitState(id, "sent");

        Response found = staff("kaveri-maker").get("/api/v1/messages?phone=9123456780&state=sent&limit=1");

        found.then().statusCode(200);
        assertThat(found.jsonPath().getString("items[0].id")).isEqualTo(id.toString());
        assertThat(found.asString()).doesNotContain("9123456780").contains("6780");
        assertThat(staff("kaveri-maker")
                        .get("/api/v1/messages?after=" + found.jsonPath().getString("next") + "&phone=9123456780")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(staff("sutlej-maker").get("/api/v1/messages/" + id).statusCode())
                .isEqualTo(404);
        assertThat(staff("kaveri-maker")
                        .get("/api/v1/messages/summary")
                        .jsonPath()
                        .getList("state"))
                .contains("sent");
        staff("kaveri-checker")
                .post("/api/v1/messages/" + id + "/redrive")
                .then()
                .statusCode(409);
        staff("kaveri-maker").get("/api/v1/messages?from=yesterday").then().statusCode(400);
    }

    @Test
    void whatWasNotDeliveredGoesAgainAsANewMessage() {
        UUID id = table.sms(SUTLEJ, NUMBER, "hello");
        await().until(() -> table.state(SUTLEJ, id).equals("sent"));
        var _ = table.run(
                SUTLEJ, "update message set state = 'undelivered', poll_at = null where id = $1", Tuple.of(id));

        staff("sutlej-checker")
                .body("{\"state\":\"undelivered\",\"kind\":\"payment-received\"}")
                .post("/api/v1/messages/redrive")
                .then()
                .statusCode(200);

        await().until(() -> keys(sutlej).size() == 2);
        assertThat(keys(sutlej)).doesNotHaveDuplicates();
        assertThat(table.notes(SUTLEJ, id)).containsExactly("sent-anew");
    }

    @Test
    void anOptOutStopsWhatIsQueuedAlready() {
        UUID id = table.ofLoan(KAVERI, table.loan(KAVERI, true), "bounce", "queued", 0);
        var _ = table.run(KAVERI, "update message set due_at = now() where id = $1", Tuple.of(id));

        awaitState(id, "suppressed");

        assertThat(table.row(KAVERI, id).getString("reason_code")).isEqualTo("opted-out");
        assertThat(table.events(KAVERI, id)).hasSize(1);
        assertThat(keys(kaveri)).isEmpty();
    }

    @Test
    void aReminderGoesAgainOnItsOwnDayAloneAndWithWhatItIsAbout() {
        long loan = table.loan(KAVERI, false);
        UUID old = table.ofLoan(KAVERI, loan, "dues-reminder", "undelivered", 2);
        UUID today = table.ofLoan(KAVERI, loan, "dues-reminder", "undelivered", 0);

        Response first = redriveReminders();
        Response second = redriveReminders();

        assertThat(first.jsonPath().getInt("queued")).isOne();
        assertThat(first.jsonPath().getMap("left")).containsOnlyKeys("day-past");
        assertThat(second.jsonPath().getInt("found")).as("it has its copy").isOne();
        assertThat(table.notes(KAVERI, today)).containsExactly("sent-anew");
        assertThat(table.notes(KAVERI, old)).isEmpty();
        // It owes nothing: the copy is looked at before it goes
        await().until(() -> table.run(
                                KAVERI,
                                "select from message where loan_id = $1 and about = '2026-11-05' and state = 'cancelled'",
                                Tuple.of(loan))
                        .rowCount()
                == 1);
        assertThat(keys(kaveri)).isEmpty();
    }

    @Test
    void whatIsSentAgainGoesToTheNumberThatTheBooksHaveNow() {
        long corrected = table.loan(KAVERI, false);
        long gone = table.loan(KAVERI, false);
        UUID dead = table.ofLoan(KAVERI, corrected, "bounce", "dead", 1);
        UUID undelivered = table.ofLoan(KAVERI, corrected, "bounce", "undelivered", 1);
        UUID nowhere = table.ofLoan(KAVERI, gone, "bounce", "dead", 1);
        String number = "8" + String.format("%09d", System.nanoTime() % 1_000_000_000);
        var _ = table.run(KAVERI, "update loan_account set phone = $2 where id = $1", Tuple.of(corrected, number));
        var _ = table.run(KAVERI, "update loan_account set phone = null where id = $1", Tuple.of(gone));

        assertThat(redrive(dead).getInt("queued")).isOne();
        assertThat(redrive(undelivered).getInt("queued")).isOne();
        assertThat(redrive(nowhere).getMap("left")).containsOnlyKeys("no-phone");

        assertThat(table.notes(KAVERI, dead))
                .as("under its key a provider may have it")
                .containsExactly("sent-anew");
        assertThat(table.state(KAVERI, dead)).isEqualTo("dead");
        assertThat(redrive(dead).getMap("left")).containsOnlyKeys("sent-anew");
        assertThat(table.run(
                                KAVERI,
                                "select from message where loan_id = $1 and recipient = $2",
                                Tuple.of(corrected, number))
                        .rowCount())
                .as("the copies of both")
                .isEqualTo(2);
        assertThat(table.state(KAVERI, nowhere)).isEqualTo("dead");
    }

    private static JsonPath redrive(UUID id) {
        return staff("kaveri-checker")
                .post("/api/v1/messages/" + id + "/redrive")
                .jsonPath();
    }

    private Response redriveReminders() {
        return staff("kaveri-checker")
                .body("{\"state\":\"undelivered\",\"kind\":\"dues-reminder\"}")
                .post("/api/v1/messages/redrive");
    }

    @Test
    void whatWentAlthoughItsLeaseHadRunOutDoesNotGoTwice() {
        UUID freed = table.ofLoan(KAVERI, table.loan(KAVERI, false), "bounce", "queued", 0);
        UUID moved = table.ofLoan(KAVERI, table.loan(KAVERI, false), "bounce", "queued", 0);

        table.settle(KAVERI, sent(freed, 1));
        table.settle(KAVERI, sent(moved, 0));

        assertThat(table.state(KAVERI, freed)).isEqualTo("sent");
        assertThat(table.state(KAVERI, moved)).isEqualTo("queued");
    }

    private static Outcome sent(UUID id, int version) {
        return new Outcome(
                id, version, io.muster.notification.MessageState.SENT, null, null, null, true, false, "sms", "P");
    }

    @Test
    void strangersDoNotShutTheDoorForTheProviderNorAreLongListsCut() {
        byte[] wrong = body("{}");
        for (int i = 0; i < 60; i++) {
            assertThat(send(wrong, "no", "1").statusCode()).isIn(401, 429);
        }
        byte[] right = body("{\"reports\":[]}");
        assertThat(send(right, sign(right, now()), now()).statusCode()).isEqualTo(202);

        byte[] many = body("{\"reports\":[" + "{},".repeat(500) + "{}]}");
        assertThat(send(many, sign(many, now()), now()).statusCode()).isEqualTo(400);
    }

    @Test
    void daysThatNoBooksHaveAreRefused() {
        for (String path : List.of("summary?to=%2B999999999-12-31", "summary?from=2020-01-01&to=2026-01-01")) {
            staff("kaveri-maker").get("/api/v1/messages/" + path).then().statusCode(400);
        }
        staff("kaveri-checker")
                .body("{\"state\":\"dead\",\"to\":\"+999999999-12-31\"}")
                .post("/api/v1/messages/redrive")
                .then()
                .statusCode(400);
    }

    static io.restassured.specification.RequestSpecification staff(String person) {
        return given().auth().oauth2(io.muster.web.People.token(person)).contentType("application/json");
    }

    private void awaitState(UUID id, String state) {
        awaitState(KAVERI, id, state);
    }

    private void awaitState(TenantId tenant, UUID id, String state) {
        await().atMost(STATE_WAIT).until(() -> table.state(tenant, id), state::equals);
    }

    private long reportsWaiting() {
        return table.run(KAVERI, "select count(*) from delivery_report", Tuple.tuple())
                .iterator()
                .next()
                .getLong(0);
    }

    static List<String> keys(WireMock gateway) {
        return gateway.find(postRequestedFor(urlPathMatching("/send.*"))).stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    private static Response report(UUID id, String state) {
        byte[] body = body("{\"reports\":[{\"key\":\"%s\",\"s\":\"%s\"}]}".formatted(id, state));
        return send(body, sign(body, now()), now());
    }

    private static Response send(byte[] body, String signature, String time) {
        return signed(body, signature, time).post("/api/v1/delivery-reports/kaveri/sms");
    }

    private static io.restassured.specification.RequestSpecification signed(
            byte[] body, String signature, String time) {
        return given().contentType("application/json")
                .header("X-Signature", signature)
                .header("X-Time", time)
                .body(body);
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private static String sign(byte[] body, String time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(body(Secret.REPORTS), "HmacSHA256"));
            mac.update(body(time + "."));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
