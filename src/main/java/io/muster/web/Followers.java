package io.muster.web;

import io.muster.events.OutboxRoom;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.UploadState;
import io.muster.upload.Uploads;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who follow uploads: each looks into the books at an even pace, and there may be only so many at once. */
@ApplicationScoped
class Followers {
    private final Uploads uploads;
    private final OutboxRoom room;
    private final WebConfig config;
    private final AtomicInteger following = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Followers(Uploads uploads, OutboxRoom room, WebConfig config) {
        this.uploads = uploads;
        this.room = room;
        this.config = config;
    }

    /**
     * Lets one more follow an upload: it is looked at again and again, until and including the look at which no worker has
     * it or will take it, because it is finished or waits for a person; for so long at most as {@link WebConfig} says.
     *
     * <p>Fails with {@link ProblemFailure} when the lender has no such upload, or too many follow already.
     */
    Uni<Multi<ProgressView>> admit(TenantId tenant, UploadId id) {
        if (following.get() >= config.followersMax()) {
            return Uni.createFrom()
                    .failure(new ProblemFailure(Problems.busy(
                            "Too many follow uploads at once.", "Ask for the upload itself every few seconds.")));
        }
        return look(tenant, id).map(upload -> follow(tenant, upload.id()));
    }

    private Multi<ProgressView> follow(TenantId tenant, UploadId id) {
        Pace pace = new Pace();
        return Multi.createBy()
                .repeating()
                .uni(() -> look(tenant, id))
                .withDelay(config.followEvery())
                .whilst(upload -> moves(upload) && !stopping.get())
                .select()
                .first(config.followMax())
                .onItem()
                .transformToUniAndConcatenate(upload -> progress(tenant, upload, pace))
                .onSubscription()
                .invoke(following::incrementAndGet)
                .onTermination()
                .invoke(following::decrementAndGet);
    }

    /** Whoever follows asks again, and another process answers; their requests do not keep this one from stopping. */
    void stop(@Observes ShutdownDelayInitiatedEvent soon) {
        stopping.set(true);
    }

    void stop(@Observes ShutdownEvent now) {
        stopping.set(true);
    }

    private static boolean moves(Upload upload) {
        return upload.state() instanceof UploadState.Received || upload.state() instanceof UploadState.Reading;
    }

    private Uni<Upload> look(TenantId tenant, UploadId id) {
        return uploads.find(tenant, id).map(UploadAddress::orNotFound);
    }

    private Uni<ProgressView> progress(TenantId tenant, Upload upload, Pace pace) {
        long rowsPerSecond =
                pace.rowsPerSecond(System.nanoTime(), upload.tally().rows());
        return room.isShort(tenant).map(noRoom -> ProgressView.of(upload, rowsPerSecond, noRoom));
    }
}
