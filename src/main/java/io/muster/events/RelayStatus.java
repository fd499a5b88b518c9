package io.muster.events;

import io.muster.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's relay is doing in this process.
 *
 * @param leading false while another process relays for this tenant
 * @param lastSuccess when it last published or found nothing to publish; null when it never has
 * @param waitingEvents events that are committed and not yet published
 * @param oldestWaiting how long the oldest of them has been waiting
 * @param problem what stands in the way, in one sentence; null when nothing does
 */
public record RelayStatus(
        TenantId tenant,
        boolean leading,
        @Nullable Instant lastSuccess,
        long waitingEvents,
        Duration oldestWaiting,
        @Nullable String problem) {

    static RelayStatus starting(TenantId tenant) {
        return new RelayStatus(tenant, false, null, 0, Duration.ZERO, null);
    }

    RelayStatus succeeded(Instant now) {
        return new RelayStatus(tenant, true, now, waitingEvents, oldestWaiting, null);
    }

    RelayStatus standingBy() {
        return new RelayStatus(tenant, false, lastSuccess, waitingEvents, oldestWaiting, null);
    }

    RelayStatus failed(String sentence) {
        return new RelayStatus(tenant, false, lastSuccess, waitingEvents, oldestWaiting, sentence);
    }

    RelayStatus waiting(RelayBooks.Lag lag) {
        return new RelayStatus(tenant, leading, lastSuccess, lag.events(), lag.oldest(), problem);
    }
}
