package io.muster.notification.sending;

import static io.muster.notification.sending.SendingIT.staff;
import static io.muster.notification.sending.Table.KAVERI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.muster.local.LocalStackResource;
import io.muster.notification.Notifying;
import io.muster.notification.ShippedPolicies;
import io.muster.tenant.PolicyKind;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator would drop without a word is refused here, on the whole road from a bounce to the list that staff see. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class RefusedMessagesIT {
    private static final Duration ROAD_MAX = Duration.ofSeconds(30);
    private static final String TEMPLATE = "bounce-sms-en";
    private static final String PHONE = "9876500001";
    private static final String DLT = """
            {"entityId": "1101234567890123456", "header": "KAVFIN", "templateId": "1107123456789012345",
             "text": "Dear {#var#}, your payment of Rs {#var#} came back. Kaveri"}
            """;

    @Inject
    Table table;

    private WireMock kaveri = WireMock.create().build();

    @BeforeEach
    void prepare() {
        Lenders.provision();
        kaveri = SendingIT.gateway(Providers.KAVERI_PORT);
        table.gateway(KAVERI, "sms", SendingIT.policy(Providers.KAVERI_PORT));
        table.policy(KAVERI, PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());
    }

    @Test
    void aTextThatDiffersFromTheRegisteredOneByACharacterIsNotOffered() {
        table.policy(
                KAVERI, PolicyKind.MESSAGE_TEMPLATE, TEMPLATE, template(DLT.replace("back. Kaveri", "back, Kaveri")));

        assertRefused(bounced("Asha Rao", PHONE), "dlt-text", "differs from the text registered under DLT");
    }

    @Test
    void aValueOfThirtyOneCharactersIsNotOfferedOneOfThirtyIsAndANameIsCut() {
        table.policy(KAVERI, PolicyKind.MESSAGE_TEMPLATE, TEMPLATE, """
                {"kind": "bounce", "channel": "sms", "language": "en",
                 "dlt": {"entityId": "1101234567890123456", "header": "KAVFIN", "templateId": "1107123456789012345",
                         "text": "Dear {#var#}, your payment came back: {#var#}. Kaveri"},
                 "text": "Dear {borrower}, your payment came back: {reason}. Kaveri"}
                """);

        assertRefused(bounced("Asha Rao", PHONE, returnCode("T31", 31)), "dlt-text", "1 to 30 characters");
        assertThat(bounced("Venkatanarasimharajuvaripeta Ra", PHONE, returnCode("T30", 30))
                        .getString("items[0].state"))
                .isIn("queued", "sending", "sent");
    }

    /** A bank's code whose meaning has so many characters. */
    private String returnCode(String code, int length) {
        var _ = table.run(KAVERI, """
                insert into return_code (code, meaning, meaning_hi, action) values ($1, $2, $2, 'retry')
                on conflict (code) do nothing
                """, Tuple.of(code, "m".repeat(length)));
        return code;
    }

    @Test
    void aTemplateThatNobodyRegisteredIsNotOffered() {
        table.policy(KAVERI, PolicyKind.MESSAGE_TEMPLATE, TEMPLATE, template(null));

        assertRefused(bounced("Asha Rao", PHONE), "dlt-not-registered", "entity id, the header, the template id");
    }

    @ParameterizedTest
    @CsvSource({"12345", "5876500001", "98765000012"})
    void aNumberThatIsNoMobileIsNotOffered(String phone) {
        table.policy(KAVERI, PolicyKind.MESSAGE_TEMPLATE, TEMPLATE, template(DLT));

        assertRefused(bounced("Asha Rao", phone), "number-form", "Correct it in the loan book");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "entityId": "1101234567890123456",   | \"\"         | dlt.entityId
                    "header": "KAVFIN",                  | \"\"         | dlt.header
                    "templateId": "1107123456789012345", | \"\"         | dlt.templateId
                    "header": "KAVFIN"                   | "header": "KAV" | dlt.header
                    came back. Kaveri"}                  | came back, Kaveri"} | text
                    """, quoteCharacter = '`')
    void aTemplateThatOperatorsWouldNotTakeIsNotAdded(String right, String wrong, String place) {
        String definition = template(DLT.replace(right, wrong.equals("\"\"") ? "" : wrong));

        var answer = staff("kaveri-checker").body(definition).post("/api/v1/policies/message-template/" + TEMPLATE);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains(place);
    }

    private static String template(@org.jspecify.annotations.Nullable String dlt) {
        return """
                {"kind": "bounce", "channel": "sms", "language": "en", %s
                 "text": "Dear {borrower}, your payment of Rs {amount} came back. Kaveri"}
                """.formatted(dlt == null ? "" : "\"dlt\": " + dlt + ",");
    }

    /** The messages of a loan whose debit came back today. */
    private JsonPath bounced(String borrower, String phone) {
        return bounced(borrower, phone, "04");
    }

    private JsonPath bounced(String borrower, String phone, String returnCode) {
        String loan = table.loan(KAVERI, borrower, phone, null, 1_000_00);
        staff("kaveri-maker")
                .body("""
                        {"amountPaise": 100000, "presentedOn": "%s", "returnCode": "%s"}
                        """.formatted(LocalDate.now(ZoneId.of("Asia/Kolkata")), returnCode))
                .post("/api/v1/loans/" + loan + "/bounces")
                .then()
                .statusCode(201);
        return await().atMost(ROAD_MAX)
                .until(
                        () -> staff("kaveri-auditor")
                                .get("/api/v1/messages?loan=" + loan)
                                .jsonPath(),
                        messages -> !messages.getList("items").isEmpty());
    }

    private void assertRefused(JsonPath messages, String code, String sentence) {
        assertThat(messages.getList("items")).hasSize(1);
        assertThat(messages.getString("items[0].state")).isEqualTo("refused");
        assertThat(messages.getString("items[0].reasonCode")).isEqualTo(code);
        assertThat(messages.getString("items[0].reason")).contains(sentence);
        assertThat(SendingIT.keys(kaveri)).doesNotContain(messages.getString("items[0].id"));
    }
}
