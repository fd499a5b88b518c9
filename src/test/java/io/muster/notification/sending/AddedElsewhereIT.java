package io.muster.notification.sending;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.muster.notification.sending.Table.KAVERI;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.muster.local.ControlDatabase;
import io.muster.local.LocalStackResource;
import io.muster.notification.Notifying;
import io.muster.notification.ShippedPolicies;
import io.muster.tenant.PolicyKind;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another process has added a moment ago, and this one has not heard of, counts for what cannot be made good. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class AddedElsewhereIT {
    private static final String NUMBER = "9876504321";
    private static final String BOUNCES_ONLY =
            "{\"language\": \"en\", \"kinds\": {\"bounce\": {\"on\": true, \"channels\": [\"sms\"]}}}";

    @Inject
    Table table;

    private WireMock kaveri = WireMock.create().build();

    @BeforeEach
    void prepare() {
        Lenders.provision();
        kaveri = SendingIT.gateway(Providers.KAVERI_PORT);
        table.policy(KAVERI, PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());
    }

    @Test
    void anSmsGoesWithTheDltIdsOfATemplateThatWasAddedAMomentAgo() throws SQLException {
        String template = "added-elsewhere-" + System.nanoTime();
        table.gateway(
                KAVERI,
                "sms",
                SendingIT.policy(Providers.KAVERI_PORT)
                        .replace("\"key\": \"{id}\"", "\"key\": \"{id}\", \"dlt\": \"{template}\""));

        addElsewhere("message-template", template, """
                {"kind": "payment-received", "channel": "sms", "language": "en", "text": "Rs {amount} received. Kaveri",
                 "dlt": {"entityId": "1101234567890123456", "header": "KAVFIN", "templateId": "1107123456789012345",
                         "text": "Rs {#var#} received. Kaveri"}}
                """);
        UUID id = UUID.randomUUID();
        var _ = table.run(KAVERI, """
                insert into message (id, kind, channel, recipient, language, template, template_version, body, state, due_at)
                values ($1, 'payment-received', 'sms', $2, 'en', $3, 1, 'Rs 5.00 received. Kaveri', 'queued', now())
                """, Tuple.of(id, NUMBER, template));

        table.awaitState(KAVERI, id, "sent");
        kaveri.verifyThat(
                1,
                postRequestedFor(urlPathMatching("/send/" + NUMBER))
                        .withRequestBody(matchingJsonPath("$.dlt", equalTo("1107123456789012345"))));
    }

    @Test
    void anSmsWhoseTemplateNobodyCanFindWaitsAndDoesNotGoWithoutItsDltIds() {
        table.gateway(KAVERI, "sms", SendingIT.policy(Providers.KAVERI_PORT));
        UUID id = UUID.randomUUID();
        var _ = table.run(KAVERI, """
                insert into message (id, kind, channel, recipient, language, template, template_version, body, state, due_at)
                values ($1, 'payment-received', 'sms', $2, 'en', 'nobody-has-it', 7, 'hello', 'queued', now())
                """, Tuple.of(id, NUMBER));

        Awaitility.await().until(() -> waitsUntried(id));

        assertThat(SendingIT.keys(kaveri)).doesNotContain(id.toString());
        var _ = table.run(KAVERI, "delete from message where id = $1", Tuple.of(id));
    }

    /** It was taken, and given back without a try. */
    private boolean waitsUntried(UUID id) {
        Row row = table.row(KAVERI, id);
        return row.getInteger("version") >= 2
                && row.getString("state").equals("queued")
                && row.getInteger("attempts") == 0;
    }

    @Test
    void whatSeemsToBeWantedNoMoreGoesWhenItIsWantedSinceAMoment() throws SQLException {
        table.gateway(KAVERI, "sms", SendingIT.policy(Providers.KAVERI_PORT));

        table.policy(KAVERI, PolicyKind.MESSAGES, "messages", BOUNCES_ONLY);
        addElsewhere("messages", "messages", ShippedPolicies.messages());
        UUID id = table.sms(KAVERI, NUMBER, "hello");

        table.awaitState(KAVERI, id, "sent");
    }

    /** Past all that this process keeps in mind. */
    private static void addElsewhere(String kind, String name, String definition) throws SQLException {
        assertThat(ControlDatabase.change("""
                insert into policy (tenant_id, kind, name, version, effective_from, definition, added_by)
                select 'kaveri', '%s', '%s', coalesce(max(version), 0) + 1, '2026-01-01', '%s', 'test'
                from policy
                where tenant_id = 'kaveri' and kind = '%s' and name = '%s'
                """.formatted(kind, name, definition.replace("'", "''"), kind, name)))
                .isOne();
    }
}
