package io.muster.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final String KEY = "00000000-0000-0000-0000-00000000000";
    private static final String TWO_PAYMENTS = "fb983574d260ae6ae9fab6a274a5149be0770fa10d2d16ff692c2885ace5e07b";
    private static final String UPLOAD = "0198c0de-0000-7000-8000-000000000001";

    @Test
    void aWholeUploadTies() {
        // Given
        var ledger = new Ledger(true);
        assertThat(ledger.take(payment(1, "L1", 1, 500))).isEmpty();
        assertThat(ledger.take(payment(2, "L1", 2, 700))).isEmpty();

        // When
        Event ended = completed(2, 1200, TWO_PAYMENTS);

        // Then
        assertThat(ledger.sum(ended).differences(ended)).isEmpty();
        assertThat(ledger.sum(ended).differences(completed(2, 1200, "0".repeat(64))))
                .singleElement()
                .asString()
                .startsWith("posting hash");
    }

    @Test
    void anUploadThatFailedAndWentOnTiesAtItsLastEnd() {
        // Given
        var ledger = new Ledger(true);
        Event failed = ended("failed", 1, 1, 500, "0".repeat(64));
        Event completed = ended("completed", 2, 2, 1200, TWO_PAYMENTS);
        assertThat(ledger.take(payment(1, "L1", 1, 500))).isEmpty();
        assertThat(ledger.take(failed)).isEmpty();
        assertThat(ledger.differences(failed)).singleElement().asString().startsWith("posting hash");

        // When
        assertThat(ledger.take(payment(2, "L1", 2, 700))).isEmpty();
        assertThat(ledger.take(completed)).isEmpty();

        // Then
        assertThat(ledger.isOvertaken(failed)).isTrue();
        assertThat(ledger.differences(failed)).isEmpty();
        assertThat(ledger.isOvertaken(completed)).isFalse();
        assertThat(ledger.differences(completed)).isEmpty();
    }

    @Test
    void anOvertakenEndThatToldOfMoreThanWasSeenIsNoticed() {
        var ledger = new Ledger(true);
        Event failed = ended("failed", 1, 3, 1900, "0".repeat(64));
        assertThat(ledger.take(failed)).isEmpty();
        assertThat(ledger.take(payment(1, "L1", 1, 500))).isEmpty();
        assertThat(ledger.take(ended("completed", 2, 1, 500, "0".repeat(64)))).isEmpty();

        assertThat(ledger.differences(failed)).first().isEqualTo("1 payments seen, 3 stated");
    }

    @Test
    void anEndBehindACompletionIsNoticed() {
        var ledger = new Ledger(true);
        assertThat(ledger.take(ended("completed", 1, 2, 1200, TWO_PAYMENTS))).isEmpty();

        assertThat(ledger.take(ended("failed", 2, 2, 1200, TWO_PAYMENTS)))
                .singleElement()
                .asString()
                .startsWith("ended again");
    }

    @Test
    void aMissingPaymentIsNoticed() {
        var ledger = new Ledger(true);
        assertThat(ledger.take(payment(1, "L1", 1, 500))).isEmpty();

        List<String> differences =
                ledger.sum(completed(2, 1200, "0".repeat(64))).differences(completed(2, 1200, "0".repeat(64)));

        assertThat(differences).hasSize(3);
        assertThat(differences.getFirst()).isEqualTo("1 payments seen, 2 stated");
    }

    @Test
    void aPaymentThatComesTwiceIsNoticed() {
        var ledger = new Ledger(true);
        assertThat(ledger.take(payment(1, "L1", 1, 500))).isEmpty();

        assertThat(ledger.take(payment(1, "L1", 1, 500))).first().asString().startsWith("seen twice");
    }

    @Test
    void aLoansPaymentsOutOfOrderAreNoticed() {
        var ledger = new Ledger(true);
        assertThat(ledger.take(payment(1, "L1", 1, 500))).isEmpty();

        assertThat(ledger.take(payment(3, "L1", 3, 500)))
                .containsExactly("out of order: kaveri:L1 has version 3 where 2 is due");
    }

    @Test
    void aReaderThatMissedTheBeginningStartsAnywhere() {
        assertThat(new Ledger(false).take(payment(7, "L1", 7, 500))).isEmpty();
        assertThat(new Ledger(true).take(payment(7, "L1", 7, 500))).hasSize(1);
    }

    @Test
    void aRecordWithoutItsHeadersIsNoEvent() {
        assertThatThrownBy(() -> Event.read(new ConsumerRecord<>("muster.payments.v1", 3, 17, "k", "{}")))
                .isInstanceOf(Event.NotAnEvent.class)
                .hasMessageContaining("muster.payments.v1/3@17")
                .hasMessageContaining("ce_id");
    }

    private static Event payment(int n, String loan, int version, long paise) {
        return event("io.muster.payment.posted.v1", KEY + n, "kaveri:" + loan, """
                {"tenant": "kaveri", "paymentKey": "%s%d", "receiptNumber": "BLR/26/%08d", "loanAccount": "%s",
                 "loanVersion": %d, "amountPaise": %d, "excessPaise": 100,
                 "shares": {"penaltyPaise": 0, "feePaise": 0, "interestPaise": 0, "principalPaise": %d},
                 "upload": {"uploadId": "%s", "row": %d}}
                """.formatted(
                        KEY, n, n, loan, version, paise, paise - 100, UPLOAD, n));
    }

    private static Event completed(int rows, long paise, String hash) {
        return ended("completed", 1, rows, paise, hash);
    }

    private static Event ended(String how, int token, int rows, long paise, String hash) {
        return event("io.muster.upload." + how + ".v1", UPLOAD + "/" + token, "kaveri:" + UPLOAD, """
                {"tenant": "kaveri", "uploadId": "%s", "kind": "collections", "rows": %d,
                 "posted": {"rows": %d, "paise": %d}, "alreadyPosted": {"rows": 0, "paise": 0},
                 "refused": {"rows": 0, "paise": 0}, "rejected": {"rows": 0, "paise": 0}, "postingHash": "%s"}
                """.formatted(
                        UPLOAD, rows, rows, paise, hash));
    }

    private static Event event(String type, String id, String key, String json) {
        var found = new ConsumerRecord<>("muster.payments.v1", 0, 1, key, json);
        List.of("ce_specversion", "ce_time", "ce_subject", "ce_dataschema", "content-type")
                .forEach(name -> add(found, name, "x"));
        add(found, "ce_id", id);
        add(found, "ce_type", type);
        add(found, "ce_source", "/muster/tenants/kaveri");
        return Event.read(found);
    }

    private static void add(ConsumerRecord<String, String> found, String name, String value) {
        var _ = found.headers().add(name, value.getBytes(UTF_8));
    }
}
