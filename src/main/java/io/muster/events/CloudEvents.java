package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.tenant.TenantId;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** An event as a Kafka record: CloudEvents 1.0 in binary mode, attributes as headers and the JSON as the value. */
final class CloudEvents {
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    private CloudEvents() {}

    /** The record to send; its timestamp is the event's own time, whenever it is sent. */
    static ProducerRecord<String, String> record(TenantId tenant, OutboxRow row) {
        OutboxEvent event = row.event();
        var sent = new ProducerRecord<>(event.topic(), null, row.at().toEpochMilli(), event.key(), event.payload());
        Headers headers = sent.headers();
        add(headers, "ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", event.eventId());
        add(headers, "ce_source", "/muster/tenants/" + tenant);
        add(headers, "ce_type", event.type());
        add(headers, "ce_time", row.at().toString());
        add(headers, "ce_subject", subject(event));
        add(headers, "ce_dataschema", EventType.ofType(event.type()).schema());
        add(headers, "content-type", JSON);
        return sent;
    }

    /** What the event is about within its tenant: the key behind the tenant's name. */
    private static String subject(OutboxEvent event) {
        return event.key().substring(event.key().indexOf(':') + 1);
    }

    private static void add(Headers headers, String name, String value) {
        var _ = headers.add(name, value.getBytes(UTF_8));
    }
}
