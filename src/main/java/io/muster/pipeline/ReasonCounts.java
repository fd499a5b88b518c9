package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.posting.RowsToMend;
import io.muster.tenant.TenantId;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many rows of an upload did not pass for which reason, counted once for as many verdicts as it has: verdicts are facts.
 * Any thread.
 */
@ApplicationScoped
class ReasonCounts {
    /** Uploads at once; what nobody asked for lately is forgotten with all others. */
    private static final int KEPT_MAX = 500;

    private final TenantDatabases databases;
    private final RowsToMend toMend;
    private final Map<Of, Counted> kept = new ConcurrentHashMap<>();

    ReasonCounts(TenantDatabases databases, RowsToMend toMend) {
        this.databases = databases;
        this.toMend = toMend;
    }

    private record Of(TenantId tenant, UploadId upload) {}

    private record Counted(long rows, List<RowsToMend.Count> counts) {}

    /** The most frequent first. */
    Uni<List<RowsToMend.Count>> of(TenantId tenant, Upload upload) {
        Of of = new Of(tenant, upload.id());
        // As many as were known before they were counted: whatever comes meanwhile is counted again
        long rows = upload.tally().rejectedRows() + upload.tally().refusedRows();
        Counted known = kept.get(of);
        return known != null && known.rows() == rows
                ? Uni.createFrom().item(known.counts())
                : databases
                        .pool(tenant)
                        .flatMap(pool -> toMend.counts(pool, upload.id().value()))
                        .invoke(counts -> keep(of, new Counted(rows, counts)));
    }

    private void keep(Of of, Counted counted) {
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        kept.put(of, counted);
    }
}
