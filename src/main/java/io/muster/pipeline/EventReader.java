package io.muster.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.muster.notification.Occurrence;
import io.muster.tenant.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads our own events back, as any consumer could: by the CloudEvents type and the schema's fields. Pure. */
final class EventReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int VALUE_BYTES_MAX = 64 * 1024;

    private EventReader() {}

    /** An event of a lender that somebody may be told of. */
    record Heard(TenantId tenant, Occurrence occurrence) {}

    /**
     * Reads a record.
     *
     * @return empty when nobody is told of events of this type
     * @throws IllegalArgumentException when it is no such event, with what is wrong; no cell of it is repeated
     */
    static Optional<Heard> read(ConsumerRecord<byte[], byte[]> found) {
        return switch (type(found)) {
            case "io.muster.payment.posted.v1" -> Optional.of(payment(fields(found)));
            case "io.muster.payment.bounced.v1" -> Optional.of(bounce(fields(found)));
            case "io.muster.receipt.cancelled.v1" -> cancelled(fields(found));
            case "io.muster.receipt.reissued.v1" -> Optional.of(reissued(fields(found)));
            default -> Optional.empty();
        };
    }

    private static String type(ConsumerRecord<byte[], byte[]> found) {
        Header type = found.headers().lastHeader("ce_type");
        if (type == null) {
            throw new IllegalArgumentException("it has no ce_type");
        }
        return new String(type.value(), StandardCharsets.UTF_8);
    }

    /** The texts and numbers at the top of the object; what lies deeper is not needed here. */
    private static Fields fields(ConsumerRecord<byte[], byte[]> found) {
        byte[] value = found.value();
        if (value == null || value.length > VALUE_BYTES_MAX) {
            throw new IllegalArgumentException("it is empty or has more than " + VALUE_BYTES_MAX + " bytes");
        }
        Map<String, String> fields = HashMap.newHashMap(24);
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    fields.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return new Fields(fields);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("it is no JSON", notJson);
        }
    }

    private static Heard payment(Fields fields) {
        return new Heard(
                fields.tenant(),
                new Occurrence.PaymentReceived(
                        fields.uuid("paymentKey"),
                        fields.text("loanAccount"),
                        fields.paise("amountPaise"),
                        fields.text("mode"),
                        fields.day("valueDate"),
                        fields.day("businessDate"),
                        fields.text("receiptNumber"),
                        fields.instant("postedAt")));
    }

    private static Heard bounce(Fields fields) {
        return new Heard(
                fields.tenant(),
                new Occurrence.Bounced(
                        fields.uuid("bounceId"),
                        fields.text("loanAccount"),
                        fields.paise("amountPaise"),
                        fields.day("presentedOn"),
                        fields.text("returnCode"),
                        fields.instant("recordedAt")));
    }

    /** Where another receipt was issued in the same act, its event tells of both. */
    private static Optional<Heard> cancelled(Fields fields) {
        Heard heard = new Heard(
                fields.tenant(),
                new Occurrence.ReceiptReplaced(
                        fields.uuid("paymentKey"),
                        fields.text("loanAccount"),
                        fields.paise("amountPaise"),
                        fields.text("receiptNumber"),
                        null,
                        fields.instant("cancelledAt")));
        return fields.isTrue("reissueFollows") ? Optional.empty() : Optional.of(heard);
    }

    private static Heard reissued(Fields fields) {
        return new Heard(
                fields.tenant(),
                new Occurrence.ReceiptReplaced(
                        fields.uuid("paymentKey"),
                        fields.text("loanAccount"),
                        fields.paise("amountPaise"),
                        fields.text("replaces"),
                        fields.text("receiptNumber"),
                        fields.instant("issuedAt")));
    }

    /** Fields by name; each reading fails with the name of what is missing or not of its form. */
    private record Fields(Map<String, String> byName) {
        TenantId tenant() {
            return new TenantId(text("tenant"));
        }

        String text(String name) {
            String text = byName.get(name);
            if (text == null) {
                throw new IllegalArgumentException("it has no " + name);
            }
            return text;
        }

        /** A field that came later: what was written before has none. */
        boolean isTrue(String name) {
            return "true".equals(byName.get(name));
        }

        UUID uuid(String name) {
            return of(name, UUID::fromString);
        }

        long paise(String name) {
            long paise = of(name, Long::parseLong);
            if (paise <= 0) {
                throw new IllegalArgumentException(name + " is not above zero");
            }
            return paise;
        }

        LocalDate day(String name) {
            return of(name, LocalDate::parse);
        }

        Instant instant(String name) {
            return of(name, Instant::parse);
        }

        private <T> T of(String name, Function<String, T> reading) {
            String text = text(name);
            try {
                return reading.apply(text);
            } catch (DateTimeException | IllegalArgumentException otherForm) {
                throw new IllegalArgumentException(name + " is not of its form", otherForm);
            }
        }
    }
}
