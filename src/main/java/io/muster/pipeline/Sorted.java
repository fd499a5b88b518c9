package io.muster.pipeline;

import io.muster.notification.Occurrence;
import io.muster.tenant.TenantId;
import io.muster.trace.TraceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records by lender, in their order, and those that nobody can read.
 *
 * @param byTenant what is to be decided
 */
record Sorted(Map<TenantId, List<Event>> byTenant, List<Unreadable> unreadable) {

    /** A record and what it tells. */
    record Event(ConsumerRecord<byte[], byte[]> source, Occurrence occurrence) {}

    /** A record and what is wrong with it. */
    record Unreadable(ConsumerRecord<byte[], byte[]> source, String why) {}

    static Sorted of(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Sorted sorted = new Sorted(new LinkedHashMap<>(), new ArrayList<>());
        records.forEach(sorted::add);
        return sorted;
    }

    private void add(ConsumerRecord<byte[], byte[]> found) {
        try {
            EventReader.read(found)
                    .ifPresent(heard -> byTenant.computeIfAbsent(heard.tenant(), _ -> new ArrayList<>())
                            .add(new Event(found, heard.occurrence())));
        } catch (IllegalArgumentException wrong) {
            unreadable.add(new Unreadable(found, String.valueOf(wrong.getMessage())));
        }
    }

    /** Where in a trace the events of these payments were passed on, of those that somebody looks at closely. */
    static Map<UUID, TraceContext> traces(List<Event> events) {
        Map<UUID, TraceContext> traces = new HashMap<>();
        for (Event event : events) {
            TraceContext trace = Headers.trace(event.source());
            if (trace != null && event.occurrence() instanceof Occurrence.PaymentReceived payment) {
                traces.put(payment.paymentKey(), trace);
            }
        }
        return traces;
    }

    static List<Occurrence> occurrences(List<Event> events) {
        return events.stream().map(Event::occurrence).toList();
    }
}
