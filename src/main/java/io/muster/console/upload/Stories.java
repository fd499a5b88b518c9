package io.muster.console.upload;

import io.muster.pipeline.TrialBooks;
import io.muster.posting.Trial;
import io.muster.tenant.TenantId;
import io.muster.upload.Approvals;
import io.muster.upload.Ask;
import io.muster.upload.DecisionLog;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of an upload tells, from the books; any thread. */
@ApplicationScoped
class Stories {
    private final Uploads uploads;
    private final TrialBooks trials;
    private final Approvals approvals;
    private final DecisionLog log;

    Stories(Uploads uploads, TrialBooks trials, Approvals approvals, DecisionLog log) {
        this.uploads = uploads;
        this.trials = trials;
        this.approvals = approvals;
        this.log = log;
    }

    /** @throws ProblemFailure when this can be no upload's id */
    static UploadId id(String text) {
        return UploadId.of(text).orElseThrow(() -> new ProblemFailure(Problems.notFound("upload")));
    }

    /** The upload alone; fails with a problem when the lender has none of this id. */
    Uni<Upload> upload(TenantId tenant, UploadId id) {
        return uploads.find(tenant, id)
                .map(found -> found.orElseThrow(() -> new ProblemFailure(Problems.notFound("upload"))));
    }

    /** The upload with its trial, its decisions and its children; fails as {@link #upload}. */
    Uni<Story> story(TenantId tenant, UploadId id) {
        return upload(tenant, id).flatMap(upload -> story(tenant, upload));
    }

    private Uni<Story> story(TenantId tenant, Upload upload) {
        return Uni.combine()
                .all()
                .unis(
                        trials.last(tenant, upload.id()),
                        asksChecker(tenant, upload),
                        log.list(tenant, upload.id()),
                        uploads.listChildren(tenant, upload.id()))
                .with((trial, asks, decisions, children) ->
                        new Story(upload, last(upload, trial), asks, decisions, children));
    }

    /** Worth a question only while its maker is to decide. */
    private Uni<Boolean> asksChecker(TenantId tenant, Upload upload) {
        return Stages.stage(upload).equals(Ask.MAKER.slug())
                ? approvals.areNeeded(tenant, upload.id())
                : Uni.createFrom().item(false);
    }

    /** A trial that ended between two reads is not that of this upload as it was read. */
    private static @Nullable Trial last(Upload upload, Optional<Trial> trial) {
        return trial.filter(found -> found.number() == upload.trial()).orElse(null);
    }
}
