package io.muster.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event as a consumer meets it: CloudEvents attributes from the headers, JSON from the value.
 *
 * @param place topic, partition and offset, to find it again
 */
record Event(String place, String key, String id, String source, String type, JsonNode body) {
    static final String PAYMENT_POSTED = "io.muster.payment.posted.v1";
    static final String UPLOAD_COMPLETED = "io.muster.upload.completed.v1";
    static final String UPLOAD_FAILED = "io.muster.upload.failed.v1";

    private static final Set<String> ENDS = Set.of(UPLOAD_COMPLETED, UPLOAD_FAILED);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NEEDED = List.of(
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_subject",
            "ce_dataschema",
            "content-type");

    /** @throws NotAnEvent when the record is not an event of Muster */
    static Event read(ConsumerRecord<String, String> found) {
        String place = found.topic() + "/" + found.partition() + "@" + found.offset();
        List<String> missing = new ArrayList<>(NEEDED);
        found.headers().forEach(header -> missing.remove(header.key()));
        if (!missing.isEmpty()) {
            throw new NotAnEvent(place + " has no header " + String.join(", ", missing));
        }
        try {
            return new Event(
                    place,
                    found.key(),
                    header(found, "ce_id"),
                    header(found, "ce_source"),
                    header(found, "ce_type"),
                    JSON.readTree(found.value()));
        } catch (JsonProcessingException broken) {
            throw new NotAnEvent(place + " is not JSON: " + broken.getOriginalMessage());
        }
    }

    boolean isPayment() {
        return type.equals(PAYMENT_POSTED);
    }

    boolean isUploadsEnd() {
        return ENDS.contains(type);
    }

    String tenant() {
        return text("tenant");
    }

    String text(String field) {
        return body.path(field).asText();
    }

    /** A count or an amount in paise; a missing one fails. */
    long number(String field) {
        JsonNode number = body.at(field.startsWith("/") ? field : "/" + field);
        if (!number.isIntegralNumber()) {
            throw new NotAnEvent(place + " has no whole number " + field);
        }
        return number.longValue();
    }

    private static String header(ConsumerRecord<String, String> found, String name) {
        Header header = found.headers().lastHeader(name);
        return new String(header.value(), UTF_8);
    }

    /** A record that breaks the contract; the message says where and how. */
    static final class NotAnEvent extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        NotAnEvent(String message) {
            super(message);
        }
    }
}
