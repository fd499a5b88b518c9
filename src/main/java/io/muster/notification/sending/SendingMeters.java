package io.muster.notification.sending;

import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.notification.Channel;
import io.muster.tenant.TenantId;
import java.util.List;

/** Counts tries by what came of them, and reports. */
final class SendingMeters {
    private final Meters meters;

    SendingMeters(Meters meters) {
        this.meters = meters;
    }

    /** Codes are the policies' own words, so they are not told apart here. */
    void sent(TenantId tenant, Channel channel, List<Outcome> outcomes) {
        outcomes.forEach(outcome -> meters.count(
                Metric.MESSAGE_TRIES,
                1,
                tenant.value(),
                channel.slug(),
                outcome.counts() ? outcome.state().slug() : "kept"));
    }

    /** @param outcome entered, unknown or late */
    void reports(TenantId tenant, String outcome, int reports) {
        meters.count(Metric.MESSAGE_REPORTS, reports, tenant.value(), outcome);
    }
}
