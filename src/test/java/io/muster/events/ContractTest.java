package io.muster.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Tally;
import io.muster.upload.UploadId;
import io.muster.validation.PaymentMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
    private static final UUID UPLOAD = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final UUID KEY = UUID.fromString("6f1d9a52-7c1e-5d0b-9d3a-0b5f3c7e2a11");
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123456Z");

    @ParameterizedTest
    @MethodSource("events")
    void whatIsSentFollowsItsSchema(OutboxEvent event) throws IOException {
        EventType type = EventType.ofType(event.type());

        assertThat(complaints(type, event.payload())).isEmpty();
        assertThat(event.topic()).isEqualTo(type.topic().title());
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFieldMoreOrLessBreaksTheSchema(OutboxEvent event) throws IOException {
        EventType type = EventType.ofType(event.type());
        var more = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(event.payload());
        more.put("borrower", "somebody");
        var less = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(event.payload());
        less.remove("tenant");

        assertThat(complaints(type, more.toString())).isNotEmpty();
        assertThat(complaints(type, less.toString())).isNotEmpty();
    }

    @Test
    void aPaymentsIdAndKeyAreStable() {
        OutboxEvent event = payment("412345678901", UPLOAD, 17).event();

        assertThat(event.eventId()).isEqualTo(KEY.toString());
        assertThat(event.key()).isEqualTo("kaveri:KAV-BLR-0000001");
        assertThat(event.type()).isEqualTo("io.muster.payment.posted.v1");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyFieldOfASchemaIsDescribedAndNoneIsLeftOpen(EventType type) throws IOException {
        JsonNode schema = JSON.readTree(resource(type));

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
        JSON.readTree(resource(EventType.PAYMENT_POSTED))
                .at("/properties/mode/enum")
                .forEach(mode -> modes.add(mode.asText()));

        assertThat(modes)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PaymentMode.values()).map(Enum::name).toList());
    }

    private static Stream<OutboxEvent> events() {
        var tally = new Tally(98_000, 142, 285, 1_573, 274_564_997_283L, 390_511_638, 738_667_185, 2_206_441_644L);
        var totals = new UploadTotals(
                KAVERI, new UploadId(UPLOAD), WorkbookKind.COLLECTIONS, new byte[32], tally, new byte[32], AT);
        return Stream.of(
                payment("412345678901", UPLOAD, 17).event(),
                payment(null, null, null).event(),
                new UploadCompleted(totals).event(),
                new UploadFailed(totals, "damaged-in-the-middle", 4711).event(),
                new UploadFailed(totals, "not-a-workbook", null).event());
    }

    private static PaymentPosted payment(@Nullable String reference, @Nullable UUID upload, @Nullable Integer row) {
        return new PaymentPosted(
                KAVERI,
                KEY,
                "BLR/26/00000012",
                new LoanAccountNumber("KAV-BLR-0000001"),
                3,
                12_345_67,
                PaymentMode.UPI,
                reference,
                LocalDate.of(2026, 11, 21),
                LocalDate.of(2026, 11, 22),
                new Shares(0, 0, 2_345_67, 9_000_00),
                1_000_00,
                "horizontal/1",
                upload,
                row,
                AT,
                "meera");
    }

    private static Set<ValidationMessage> complaints(EventType type, String json) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource(type));
        return schema.validate(
                json, InputFormat.JSON, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    private static String resource(EventType type) throws IOException {
        try (InputStream file = ContractTest.class.getResourceAsStream("/" + type.schemaFile())) {
            return new String(
                    Objects.requireNonNull(file, type.schemaFile()).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** Every object names all its fields as required and takes no others; every field says what it is. */
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
        if (schema.path("required").size() != schema.path("properties").size()) {
            faults.add(where + " leaves fields out");
        }
        schema.path("properties").properties().forEach(field -> {
            if (field.getValue().path("description").asText().isBlank()) {
                faults.add(where + "/" + field.getKey() + " is not described");
            }
            inspect(where + "/" + field.getKey(), field.getValue(), faults);
        });
    }
}
