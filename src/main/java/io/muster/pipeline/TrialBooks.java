package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.Trial;
import io.muster.posting.UploadTrials;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What trials have found, for whoever only reads it; any thread. */
@ApplicationScoped
public class TrialBooks {
    private final TenantDatabases databases;
    private final UploadTrials trials;

    TrialBooks(TenantDatabases databases, UploadTrials trials) {
        this.databases = databases;
        this.trials = trials;
    }

    /** An upload's last trial; empty before one has ended. */
    public Uni<Optional<Trial>> last(TenantId tenant, UploadId upload) {
        return databases.pool(tenant).flatMap(pool -> trials.findLast(pool, upload.value()));
    }
}
