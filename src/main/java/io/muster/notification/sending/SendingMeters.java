package io.muster.notification.sending;

import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.muster.notification.Channel;
import io.muster.notification.MessageState;
import io.muster.tenant.TenantId;
import java.util.List;

/** Counts tries by what came of them, and reports. */
final class SendingMeters {
    private final Meters meters;

    SendingMeters(Meters meters) {
        this.meters = meters;
    }

    /** What may happen to a lender is there from the beginning, so that its first time is seen as an increase. */
    void known(TenantId tenant) {
        for (Channel channel : Channel.values()) {
            meters.count(Metric.MESSAGE_TRIES, 0, tenant.value(), channel.slug(), MessageState.SENT.slug());
        }
        reports(tenant, "entered", 0);
        meters.count(Metric.MESSAGES_REMOVED, 0, tenant.value());
        meters.count(Metric.FEED_PARKED_EVENTS, 0, tenant.value());
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
