package io.muster.notification.sending;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.notification.Channel;
import io.muster.tenant.TenantId;
import java.util.List;

/** Counts tries by what came of them, and reports. */
final class SendingMeters {
    private final MeterRegistry registry;

    SendingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Codes are the policies' own words, so they are not told apart here. */
    void sent(TenantId tenant, Channel channel, List<Outcome> outcomes) {
        outcomes.forEach(outcome -> registry.counter(
                        "muster_message_tries",
                        "tenant",
                        tenant.value(),
                        "channel",
                        channel.slug(),
                        "outcome",
                        outcome.counts() ? outcome.state().slug() : "kept")
                .increment());
    }

    /** @param outcome entered, unknown or late */
    void reports(TenantId tenant, String outcome, int reports) {
        registry.counter("muster_message_reports", "tenant", tenant.value(), "outcome", outcome)
                .increment(reports);
    }
}
