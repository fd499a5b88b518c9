package io.muster.upload;

import io.muster.db.TenantDatabases;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What pages tell beforehand of second persons: how much waits for one, and whether one will be asked. Only tells: when an
 * upload enters its posting the books say it once more.
 */
@ApplicationScoped
public class Approvals {
    /** More are not counted, so that a head costs the same with any number of them. */
    public static final int COUNT_MAX = 100;

    private static final String WAITING = """
            select count(*)::int as waiting
            from (select from upload where state = 'held' and asks = 'checker' limit %d) asking
            """.formatted(COUNT_MAX);

    private static final String NEEDED = """
            select upload_needs_approval(u) and not upload_is_approved(u) as needed
            from upload u
            where u.id = $1
            """;

    private final TenantDatabases databases;

    Approvals(TenantDatabases databases) {
        this.databases = databases;
    }

    /** How many uploads ask a checker, up to {@link #COUNT_MAX}. */
    public Uni<Integer> countWaiting(TenantId tenant) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(WAITING).execute())
                .map(rows -> rows.iterator().next().getInteger("waiting"));
    }

    /** Whether a checker will be asked before this upload is posted, as the rule stands; false when there is no such one. */
    public Uni<Boolean> areNeeded(TenantId tenant, UploadId upload) {
        return databases
                .pool(tenant)
                .flatMap(pool -> pool.preparedQuery(NEEDED).execute(Tuple.of(upload.value())))
                .map(rows -> rows.rowCount() > 0 && rows.iterator().next().getBoolean("needed"));
    }
}
