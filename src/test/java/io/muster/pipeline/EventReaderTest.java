package io.muster.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.notification.Occurrence;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Of which events somebody is told, and of which another event tells. */
class EventReaderTest {
    private static final UUID KEY = UUID.fromString("6f1d9a52-7c1e-5d0b-9d3a-0b5f3c7e2a11");
    private static final String CANCELLED = """
            {"tenant":"kaveri","receiptNumber":"BLR/26/00000012","paymentKey":"6f1d9a52-7c1e-5d0b-9d3a-0b5f3c7e2a11",
             "loanAccount":"KAV-1","amountPaise":100,"currency":"INR","cancelledAt":"2026-11-22T10:15:30Z",
             "cancelledBy":"meera"%s}
            """;

    @Test
    void aCancellationWhoseReissueFollowsIsToldByThat() {
        assertThat(EventReader.read(cancelled(",\"reissueFollows\":true"))).isEmpty();
    }

    @Test
    void aCancellationByItselfIsToldAndSoIsOneOfBeforeItSaidWhatFollows() {
        Occurrence told = new Occurrence.ReceiptReplaced(
                KEY, "KAV-1", 100, "BLR/26/00000012", null, Instant.parse("2026-11-22T10:15:30Z"));

        assertThat(EventReader.read(cancelled(",\"reissueFollows\":false")))
                .get()
                .extracting(EventReader.Heard::occurrence)
                .isEqualTo(told);
        assertThat(EventReader.read(cancelled("")))
                .get()
                .extracting(EventReader.Heard::occurrence)
                .isEqualTo(told);
    }

    private static ConsumerRecord<byte[], byte[]> cancelled(String more) {
        ConsumerRecord<byte[], byte[]> event = new ConsumerRecord<>(
                "muster.receipts.v1",
                0,
                0,
                "kaveri:KAV-1".getBytes(UTF_8),
                CANCELLED.formatted(more).getBytes(UTF_8));
        var _ = event.headers().add("ce_type", "io.muster.receipt.cancelled.v1".getBytes(UTF_8));
        return event;
    }
}
