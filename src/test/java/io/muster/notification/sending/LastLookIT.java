package io.muster.notification.sending;

import static io.muster.notification.sending.SendingIT.staff;
import static io.muster.notification.sending.Table.KAVERI;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between the decision and the moment of sending stops a message, and staff see why. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class LastLookIT {
    private static final String NUMBER = "9876501234";

    @Inject
    Table table;

    private WireMock kaveri = WireMock.create().build();

    @BeforeEach
    void prepare() {
        Lenders.provision();
        kaveri = SendingIT.gateway(Providers.KAVERI_PORT);
        table.gateway(KAVERI, "sms", SendingIT.policy(Providers.KAVERI_PORT));
        wantAllAgain();
    }

    /** Other tests want what the lender wanted. */
    @AfterEach
    void wantAllAgain() {
        table.policy(KAVERI, PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());
    }

    @Test
    void anOptOutAfterTheDecisionStopsWhatWaits() {
        String loan = table.loan(KAVERI, "Asha Rao", NUMBER, null, 1_000_00);
        UUID id = table.ofLoan(KAVERI, table.id(KAVERI, loan), "payment-received", "queued", 0);

        staff("kaveri-maker")
                .body("{\"kind\": \"payment-received\", \"reason\": \"asked us on the phone\"}")
                .post("/api/v1/loans/" + loan + "/exclusions")
                .then()
                .statusCode(201);
        table.due(KAVERI, id);

        table.awaitState(KAVERI, id, "suppressed");
        assertStopped(id, "opted-out", "exclusions");
    }

    @Test
    void whatTheLenderWantsNoMoreDoesNotGo() {
        UUID id = table.ofLoan(KAVERI, table.loan(KAVERI, false), "payment-received", "queued", 0);

        table.policy(
                KAVERI,
                PolicyKind.MESSAGES,
                "messages",
                "{\"language\": \"en\", \"kinds\": {\"bounce\": {\"on\": true, \"channels\": [\"sms\"]}}}");
        table.due(KAVERI, id);

        table.awaitState(KAVERI, id, "cancelled");
        assertStopped(id, "not-wanted", "policy of messages");
    }

    @Test
    void aReminderDoesNotGoOnceItsLoanHasPaid() {
        String loan = table.loan(KAVERI, "Asha Rao", NUMBER, null, 1_000_00);
        UUID id = reminder(loan, "1,000.00");

        paid(loan, 100_000);
        try {
            table.due(KAVERI, id);

            table.awaitState(KAVERI, id, "cancelled");
            assertStopped(id, "paid-meanwhile", "Nothing of it is due");
        } finally {
            paid(loan, 0);
        }
    }

    @Test
    void aReminderDoesNotAskForMoreThanIsLeft() {
        String loan = table.loan(KAVERI, "Asha Rao", NUMBER, null, 1_000_00);
        UUID id = reminder(loan, "1,000.00");

        paid(loan, 1);
        try {
            table.due(KAVERI, id);

            table.awaitState(KAVERI, id, "cancelled");
            assertStopped(id, "changed-meanwhile", "another amount");
        } finally {
            paid(loan, 0);
        }
    }

    @Test
    void pagesOfMessagesHaveEachOnceTheLatestFirstAlsoWhereManyWereDecidedAtOneMoment() {
        String phone = "9" + String.format("%09d", System.nanoTime() % 1_000_000_000);
        // One statement has one moment
        var _ = table.run(KAVERI, """
                insert into message (id, kind, channel, recipient, language, template, template_version, body, state, due_at,
                  decided_at)
                select gen_random_uuid(), 'payment-received', 'sms', $1, 'en', 'a-template', 0, 'hello', 'cancelled', now(),
                  now() - n / 5 * interval '1 minute'
                from generate_series(0, 10) n
                """, Tuple.of(phone));

        List<String> seen = new ArrayList<>();
        List<String> moments = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            JsonPath page = staff("kaveri-maker")
                    .get("/api/v1/messages?limit=2&phone=" + phone + (next.isEmpty() ? "" : "&after=" + next))
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            moments.addAll(page.getList("items.decidedAt"));
            next = page.getString("next");
            pages++;
        }

        assertThat(seen).hasSize(11).doesNotHaveDuplicates();
        assertThat(moments).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(pages).isEqualTo(6);
    }

    /** Without a payment, so whoever says so puts it back: other tests hold these books against their payments. */
    private void paid(String loan, long paise) {
        var _ = table.run(
                KAVERI, "update loan_account set paid_principal_paise = $2 where number = $1", Tuple.of(loan, paise));
    }

    private void assertStopped(UUID id, String code, String sentence) {
        JsonPath seen = staff("kaveri-auditor").get("/api/v1/messages/" + id).jsonPath();
        assertThat(seen.getString("reasonCode")).isEqualTo(code);
        assertThat(seen.getString("reason")).contains(sentence);
        assertThat(table.events(KAVERI, id)).hasSize(1);
        assertThat(SendingIT.keys(kaveri)).doesNotContain(id.toString());
    }

    private UUID reminder(String loan, String amount) {
        UUID id = table.ofLoan(KAVERI, table.id(KAVERI, loan), "dues-reminder", "queued", 0);
        var _ = table.run(
                KAVERI,
                "update message set \"values\" = jsonb_build_object('amount', $2::text) where id = $1",
                Tuple.of(id, amount));
        return id;
    }
}
