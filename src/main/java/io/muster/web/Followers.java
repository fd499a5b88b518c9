package io.muster.web;

import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who follow uploads: each looks into the books at an even pace, and there may be only so many at once. */
@ApplicationScoped
class Followers {
    private final Uploads uploads;
    private final WebConfig config;
    private final AtomicInteger following = new AtomicInteger();

    Followers(Uploads uploads, WebConfig config) {
        this.uploads = uploads;
        this.config = config;
    }

    /**
     * Looks at an upload again and again, until and including the look at which it is finished.
     *
     * <p>Fails with {@link ProblemFailure} when the lender has no such upload, or too many follow already.
     */
    Multi<ProgressView> follow(TenantId tenant, UploadId id) {
        return Multi.createFrom().deferred(() -> admitted(tenant, id));
    }

    private Multi<ProgressView> admitted(TenantId tenant, UploadId id) {
        if (following.incrementAndGet() > config.followersMax()) {
            following.decrementAndGet();
            return Multi.createFrom()
                    .failure(new ProblemFailure(Problems.busy(
                            "Too many follow uploads at once.", "Ask for the upload itself every few seconds.")));
        }
        Pace pace = new Pace();
        return Multi.createBy()
                .repeating()
                .uni(() -> uploads.find(tenant, id).map(UploadAddress::orNotFound))
                .withDelay(config.followEvery())
                .whilst(upload -> !upload.finished())
                .map(upload -> progress(upload, pace))
                .onTermination()
                .invoke(following::decrementAndGet);
    }

    private static ProgressView progress(Upload upload, Pace pace) {
        return ProgressView.of(
                upload, pace.rowsPerSecond(System.nanoTime(), upload.tally().rows()));
    }
}
