package io.muster.pipeline;

import io.muster.tenant.TenantId;
import io.muster.upload.UploadsReceived;
import io.muster.upload.Waiting;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Wakes a worker somewhere when an upload waits.
 *
 * <p>A message is only a hint and is acknowledged at once: the truth is the upload's row, and the sweep finds what no
 * message announced. Key is the tenant, value the upload's id and size. Where the process that received it has room for it, no
 * message is needed.
 */
@ApplicationScoped
class WorkTopic implements UploadsReceived {
    private static final Duration ANNOUNCE_WAIT_MAX = Duration.ofSeconds(2);

    private final MutinyEmitter<Record<String, String>> announcements;
    private final IngestWorkers workers;

    WorkTopic(@Channel("work-out") MutinyEmitter<Record<String, String>> announcements, IngestWorkers workers) {
        this.announcements = announcements;
        this.workers = workers;
    }

    @Override
    public Uni<Void> announce(TenantId tenant, Waiting upload) {
        return workers.isTaken(tenant, upload) ? Uni.createFrom().voidItem() : send(tenant, upload);
    }

    /** Tells all processes; one of them hears it. */
    Uni<Void> send(TenantId tenant, Waiting upload) {
        return announcements
                .send(Record.of(tenant.value(), upload.toString()))
                .ifNoItem()
                .after(ANNOUNCE_WAIT_MAX)
                .fail();
    }

    @Incoming("work-in")
    void hear(Record<String, String> message) {
        Optional<Waiting> upload = Waiting.of(message.value());
        upload.ifPresent(waiting -> workers.offer(new TenantId(message.key()), waiting));
    }
}
