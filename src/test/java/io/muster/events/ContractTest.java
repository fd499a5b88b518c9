package io.muster.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.loan.LoanAccountNumber;
import io.muster.tenant.TenantId;
import io.muster.validation.PaymentMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent, what the schemas say, and what the AsyncAPI document says are one. */
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TenantId KAVERI = new TenantId("kaveri");

    @ParameterizedTest
    @MethodSource("events")
    void whatIsSentFollowsItsSchema(OutboxEvent event) throws IOException {
        EventType type = event.type();

        assertThat(Schemas.complaints(type, event.payload())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFieldMoreOrLessBreaksTheSchema(OutboxEvent event) throws IOException {
        EventType type = event.type();
        var more = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(event.payload());
        more.put("borrower", "somebody");
        var less = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(event.payload());
        less.remove("tenant");

        assertThat(Schemas.complaints(type, more.toString())).isNotEmpty();
        assertThat(Schemas.complaints(type, less.toString())).isNotEmpty();
    }

    @Test
    void aCancellationOfBeforeItToldWhetherAReissueFollowsIsOneStill() throws IOException {
        var earlier = (com.fasterxml.jackson.databind.node.ObjectNode)
                JSON.readTree(SampleEvents.cancelled(KAVERI, false).event().payload());
        earlier.remove("reissueFollows");

        assertThat(Schemas.complaints(EventType.RECEIPT_CANCELLED, earlier.toString()))
                .isEmpty();
    }

    @Test
    void aPaymentsIdAndKeyAreStable() {
        OutboxEvent event = SampleEvents.payment(KAVERI, "412345678901", SampleEvents.UPLOAD, 17)
                .event();

        assertThat(event.eventId()).isEqualTo(SampleEvents.KEY.toString());
        assertThat(event.key()).isEqualTo("kaveri:KAV-BLR-0000001");
        assertThat(event.type().type()).isEqualTo("io.muster.payment.posted.v1");
        assertThat(event.type().topic().title()).isEqualTo("muster.payments.v1");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyFieldOfASchemaIsDescribedAndNoneIsLeftOpen(EventType type) throws IOException {
        JsonNode schema = JSON.readTree(Schemas.text(type));

        assertThat(schema.path("$id").asText()).isEqualTo(type.schema());
        List<String> faults = new ArrayList<>();
        inspect(type.schemaFile(), schema, faults);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theAsyncApiNamesEveryTypeItsTopicAndItsSchema(EventType type) throws IOException {
        String document = Files.readString(Path.of("docs/asyncapi.yaml"));

        assertThat(document)
                .contains("name: " + type.type() + "\n")
                .contains("address: " + type.topic().title() + "\n")
                .contains("src/main/resources/" + type.schemaFile() + "'");
        assertThat(document.lines().filter(line -> line.strip().startsWith("name: ")))
                .hasSameSizeAs(EventType.values());
    }

    @Test
    void theSchemaKnowsEveryMode() throws IOException {
        List<String> modes = new ArrayList<>();
        JSON.readTree(Schemas.text(EventType.PAYMENT_POSTED))
                .at("/properties/mode/enum")
                .forEach(mode -> modes.add(mode.asText()));

        assertThat(modes)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PaymentMode.values()).map(Enum::name).toList());
    }

    private static Stream<OutboxEvent> events() {
        UploadTotals totals = SampleEvents.totals(KAVERI, new byte[32]);
        return Stream.of(
                SampleEvents.payment(KAVERI, "412345678901", SampleEvents.UPLOAD, 17)
                        .event(),
                SampleEvents.payment(KAVERI, null, null, null).event(),
                bounce("NHB0000000000001234").event(),
                bounce(null).event(),
                SampleEvents.cancelled(KAVERI, true).event(),
                SampleEvents.cancelled(KAVERI, false).event(),
                SampleEvents.reissued(KAVERI).event(),
                SampleEvents.settled(KAVERI, "gateway-away").event(),
                SampleEvents.settled(KAVERI, null).event(),
                new UploadCompleted(totals).event(),
                new UploadFailed(totals, "damaged-in-the-middle", 4711).event(),
                new UploadFailed(totals, "not-a-workbook", null).event());
    }

    /** Every object takes no other fields, and names all as required but those that came later; every field says what it is. */
    private static void inspect(String where, JsonNode schema, List<String> faults) {
        for (JsonNode choice : schema.path("oneOf")) {
            inspect(where, choice, faults);
        }
        if (!schema.has("properties")) {
            return;
        }
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").asBoolean()) {
            faults.add(where + " takes other fields");
        }
        schema.path("properties").properties().forEach(field -> {
            if (field.getValue().has("default") == isRequired(schema, field.getKey())) {
                faults.add(where + "/" + field.getKey() + " is either required or, since it came later, has a default");
            }
            if (field.getValue().path("description").asText().isBlank()) {
                faults.add(where + "/" + field.getKey() + " is not described");
            }
            inspect(where + "/" + field.getKey(), field.getValue(), faults);
        });
    }

    private static boolean isRequired(JsonNode schema, String field) {
        return schema.path("required")
                .valueStream()
                .anyMatch(name -> name.asText().equals(field));
    }

    private static PaymentBounced bounce(@Nullable String mandate) {
        return new PaymentBounced(
                KAVERI,
                SampleEvents.KEY,
                new LoanAccountNumber("KAV-BLR-0000001"),
                450_000,
                LocalDate.of(2026, 11, 5),
                mandate,
                "04",
                "retry",
                Instant.parse("2026-11-06T05:00:00Z"),
                "kaveri-maker");
    }
}
