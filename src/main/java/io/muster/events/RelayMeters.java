package io.muster.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.muster.tenant.TenantId;
import java.util.function.Supplier;

/** What the relay counts, by tenant. */
record RelayMeters(MeterRegistry registry) {

    void relayed(TenantId tenant, int events) {
        registry.counter("muster.relay.events", tags(tenant)).increment(events);
    }

    /** A term ended before its time; what it had open is void. */
    void broken(TenantId tenant) {
        registry.counter("muster.relay.terms.broken", tags(tenant)).increment();
    }

    /** Shows a relay's status for as long as the relay is there. */
    void show(TenantId tenant, Supplier<RelayStatus> status) {
        var _ = Gauge.builder(
                        "muster.relay.waiting.events", status, s -> s.get().waitingEvents())
                .description("Events committed and not yet published")
                .tags(tags(tenant))
                // Nobody else holds the supplier: a weak reference would soon show nothing
                .strongReference(true)
                .register(registry);
        var _ = Gauge.builder(
                        "muster.relay.waiting.seconds",
                        status,
                        s -> s.get().oldestWaiting().toSeconds())
                .description("How long the oldest of them has been waiting")
                .tags(tags(tenant))
                // Nobody else holds the supplier: a weak reference would soon show nothing
                .strongReference(true)
                .register(registry);
    }

    private static Tags tags(TenantId tenant) {
        return Tags.of("tenant", tenant.value());
    }
}
