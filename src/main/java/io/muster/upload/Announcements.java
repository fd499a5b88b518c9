package io.muster.upload;

import static io.muster.log.MusterLog.LOG;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Wakes the workers for uploads that wait; it is written down that they do, so nothing fails when nobody can be woken. */
@ApplicationScoped
public class Announcements {
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final UploadsReceived received;

    Announcements(UploadsReceived received) {
        this.received = received;
    }

    /** Has its item once they heard of it, or after five seconds: then the sweep finds it. Never fails. */
    public Uni<Void> make(TenantId tenant, Waiting upload) {
        return received.announce(tenant, upload)
                .ifNoItem()
                .after(WAIT_MAX)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.announcementFailed(upload.id(), tenant, failure))
                .onFailure()
                .recoverWithNull();
    }
}
