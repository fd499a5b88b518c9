package io.muster.notification.sending;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;

/** Decides messages once more that were refused when they were decided, by what the lender's templates say now. */
@FunctionalInterface
public interface Redeciding {
    /** Decides them within the caller's transaction; says how many are queued now. */
    Uni<Integer> decideAgain(SqlConnection transaction, TenantId tenant, List<UUID> messages, String by);
}
