package io.muster.notification.sending;

import static io.muster.notification.sending.SendingIT.staff;
import static io.muster.notification.sending.Table.KAVERI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.local.LocalStackResource;
import io.muster.notification.Notifying;
import io.muster.notification.ShippedPolicies;
import io.muster.tenant.PolicyKind;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails through a real server that is busy, does not know the recipient, or is away; and the paper that they bring. */
@QuarkusTest
@TestProfile(Notifying.class)
@QuarkusTestResource(LocalStackResource.class)
@WithTestResource(Providers.class)
class MailIT {
    private static final Duration ROAD_MAX = Duration.ofSeconds(30);
    /** Mails, many more than the tries that an open circuit lets through while a slow machine looks at them. */
    private static final int MANY = 40;

    @Inject
    Table table;

    @BeforeEach
    void prepare() {
        Lenders.provision();
        SendingIT.gateway(Providers.KAVERI_PORT);
        table.gateway(KAVERI, "sms", SendingIT.policy(Providers.KAVERI_PORT));
        table.gateway(KAVERI, "email", """
                {"type": "smtp", "from": "receipts@kaveri.example",
                 "limits": {"timeoutSeconds": 10, "circuitAfter": 4, "circuitRestSeconds": 1, "perSecond": 500}}
                """);
    }

    @Test
    void aMailThatABusyServerPutsOffIsTriedAgainAndArrivesOnce() throws Exception {
        String address = address("451");
        UUID id = table.mail(KAVERI, address, "Receipt 12", "hello");

        table.awaitState(KAVERI, id, "sent");

        assertThat(table.notes(KAVERI, id)).containsExactly("try-failed");
        assertThat(table.row(KAVERI, id).getInteger("attempts")).isEqualTo(2);
        assertThat(Inbox.of(address)).hasSize(1);
    }

    @Test
    void aMailboxThatDoesNotExistEndsItsMailAtOnceAndStaffReadWhatToDo() {
        UUID id = table.mail(KAVERI, address("550"), "Receipt 12", "hello");

        table.awaitState(KAVERI, id, "refused");

        var seen = staff("kaveri-maker").get("/api/v1/messages/" + id).jsonPath();
        assertThat(seen.getString("reasonCode")).isEqualTo("mail-refused-550");
        assertThat(seen.getString("reason")).contains("550", "address", "send it again");
        assertThat(seen.getInt("attempts")).isOne();
        assertThat(table.events(KAVERI, id)).hasSize(1);
    }

    @Test
    void whileNobodyListensMailsWaitWithoutUsingUpTheirTriesAndTextsGo() throws Exception {
        List<String> addresses =
                IntStream.range(0, MANY).mapToObj(_ -> address("x")).toList();
        List<UUID> mails;
        System.setProperty(MailDoor.SHUT, "true");
        try {
            await().until(MailIT::isDoorShut);
            mails = addresses.stream()
                    .map(address -> table.mail(KAVERI, address, "Receipt", "hello"))
                    .toList();
            await().until(() ->
                    mails.stream().anyMatch(id -> !table.notes(KAVERI, id).isEmpty()));

            UUID text = table.sms(KAVERI, "+919876543210", "hello");

            table.awaitState(KAVERI, text, "sent");
            assertThat(mails).noneMatch(id -> table.state(KAVERI, id).equals("sent"));
        } finally {
            System.clearProperty(MailDoor.SHUT);
        }
        mails.forEach(id -> table.awaitState(KAVERI, id, "sent"));
        long tried =
                mails.stream().mapToLong(id -> table.notes(KAVERI, id).size()).sum();
        assertThat(tried).as("its circuit opens: most are not offered").isLessThan(mails.size());
        for (String address : addresses) {
            assertThat(Inbox.of(address)).hasSize(1);
        }
    }

    @Test
    void aPaymentsMailBringsItsReceiptAsAPaperThatReads() throws Exception {
        table.policy(KAVERI, PolicyKind.MESSAGES, "messages", ShippedPolicies.messages());
        String address = address("paper");
        String loan = table.loan(KAVERI, "Asha Deshpande", null, address, 5_000_00);

        String receipt = staff("kaveri-agent")
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"loanAccount": "%s", "amountPaise": 123456, "mode": "UPI", "reference": "%s", "valueDate": "%s"}
                        """.formatted(loan, "%012d".formatted(System.nanoTime() % 1_000_000_000_000L), today()))
                .post("/api/v1/payments")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");

        await().atMost(ROAD_MAX)
                .until(() -> table.run(
                                        KAVERI,
                                        "select from message where recipient = $1 and state = 'sent'",
                                        Tuple.of(address))
                                .rowCount()
                        == 1);
        BodyPart file = attachment((Multipart) Inbox.of(address).getFirst().getContent());
        assertThat(file.getFileName()).isEqualTo("receipt-" + receipt.replace('/', '-') + ".pdf");
        assertThat(file.isMimeType("application/pdf")).isTrue();
        try (PDDocument paper = Loader.loadPDF(file.getInputStream().readAllBytes())) {
            assertThat(new PDFTextStripper().getText(paper)).contains(receipt, "Asha Deshpande", "1,234.56");
        }
        assertThat(Inbox.of(address)).hasSize(1);
    }

    private static boolean isDoorShut() throws IOException {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(MailDoor.PORT))) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static BodyPart attachment(Multipart parts) throws Exception {
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).getFileName() != null) {
                return parts.getBodyPart(i);
            }
        }
        throw new AssertionError("the mail brings nothing");
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Kolkata")).toString();
    }

    /** @param fate as the door reads it */
    private static String address(String fate) {
        return "asha." + fate + "." + UUID.randomUUID() + "@borrower.example";
    }
}
