package io.muster.events;

import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What the relay counts, by tenant. */
record RelayMeters(Meters meters) {

    /** Pages are in Kafka for good; how long each took from its transaction depends on two clocks, the database's and ours. */
    void relayed(TenantId tenant, List<OutboxPage> pages, int events) {
        Instant now = Instant.now();
        meters.count(Metric.RELAY_EVENTS, events, tenant.value());
        pages.forEach(page ->
                meters.time(Metric.RELAY_LAG, Duration.between(page.at(), now).toNanos(), tenant.value()));
    }

    /** A term ended before its time; what it had open is void. */
    void broken(TenantId tenant) {
        meters.count(Metric.RELAY_TERMS_BROKEN, 1, tenant.value());
    }

    /** Another relay has taken this one's place. */
    void fenced(TenantId tenant) {
        meters.count(Metric.RELAY_FENCED, 1, tenant.value());
    }

    /** Shows a relay's status for as long as the relay is there. */
    void show(TenantId tenant, Supplier<RelayStatus> status) {
        String lender = tenant.value();
        meters.show(Metric.RELAY_WAITING_EVENTS, () -> status.get().waitingEvents(), lender);
        meters.show(
                Metric.RELAY_WAITING_SECONDS, () -> status.get().oldestWaiting().toSeconds(), lender);
        meters.show(Metric.RELAY_LEADING, () -> status.get().leading() ? 1 : 0, lender);
        // From the beginning, so that the first time is seen as an increase
        meters.count(Metric.RELAY_EVENTS, 0, lender);
        meters.count(Metric.RELAY_TERMS_BROKEN, 0, lender);
        meters.count(Metric.RELAY_FENCED, 0, lender);
    }
}
