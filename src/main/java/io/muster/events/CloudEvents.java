package io.muster.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.tenant.TenantId;
import io.muster.trace.TraceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The events of one page as Kafka records: CloudEvents 1.0 in binary mode, attributes as headers and the JSON as the value.
 * What they have in common is made once.
 */
final class CloudEvents {
    private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
    private static final Header JSON = header("content-type", "application/json");

    private final OutboxPage page;
    private final Header source;
    private final Header type;
    private final Header time;
    private final Header schema;

    CloudEvents(TenantId tenant, OutboxPage page) {
        this.page = page;
        this.source = header("ce_source", "/muster/tenants/" + tenant);
        this.type = header("ce_type", page.type().type());
        this.time = header("ce_time", page.at().toString());
        this.schema = header("ce_dataschema", page.type().schema());
    }

    /** The record to send; its timestamp is the event's own time, whenever it is sent. */
    ProducerRecord<byte[], byte[]> record(String eventId, byte[] key, byte[] payload) {
        return new ProducerRecord<>(
                page.type().topic().title(),
                null,
                page.at().toEpochMilli(),
                key,
                payload,
                headers(
                        SPEC_VERSION,
                        header("ce_id", eventId),
                        source,
                        type,
                        time,
                        new RecordHeader("ce_subject", subject(key)),
                        schema,
                        JSON));
    }

    private List<Header> headers(Header... always) {
        if (page.trace() == null || page.passedOn() == null) {
            return Arrays.asList(always);
        }
        List<Header> headers = new ArrayList<>(Arrays.asList(always));
        headers.add(header(TraceContext.CLOUD_EVENTS_HEADER, page.trace().traceparent()));
        headers.add(header(TraceContext.HEADER, page.passedOn().traceparent()));
        return headers;
    }

    /** What the event is about within its tenant: the key behind the tenant's name. */
    private static byte[] subject(byte[] key) {
        int at = 0;
        while (at < key.length && key[at] != ':') {
            at++;
        }
        return Arrays.copyOfRange(key, at == key.length ? 0 : at + 1, key.length);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
