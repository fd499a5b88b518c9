package io.muster.pipeline;

import io.muster.Instance;
import io.muster.posting.RowVerdicts;
import io.muster.posting.RowsDone;
import io.muster.upload.Claim;
import io.muster.upload.Claims;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Takes uploads and looks which of their rows are done.
 *
 * <p>That is asked of the books, row by row, and not derived from the lanes' checkpoints: another version of the rules may
 * judge a row otherwise and so deal it into another lane, and by that lane's checkpoint it would be skipped or judged twice.
 * The answer is a list of runs, so it is short.
 */
@ApplicationScoped
class Holds {
    private final Claims claims;
    private final RowVerdicts verdicts;
    private final IngestConfig config;
    private final Instance instance;

    Holds(Claims claims, RowVerdicts verdicts, IngestConfig config, Instance instance) {
        this.claims = claims;
        this.verdicts = verdicts;
        this.config = config;
        this.instance = instance;
    }

    /** As {@link Claims#claim}. What a worker before still writes meets the new token, so the look is the last word. */
    Uni<Optional<Held>> take(SqlConnection tx, UploadId upload) {
        return claims.claim(tx, upload, instance.name(), config.leaseFor(), config.lanes())
                .flatMap(claim -> claim.map(taken -> look(tx, taken).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Held> look(SqlConnection tx, Claim claim) {
        if (!claim.resumes()) {
            return Uni.createFrom().item(new Held(claim, RowsDone.NONE));
        }
        return verdicts.done(tx, claim.uploadId().value()).map(done -> new Held(claim, done));
    }
}
