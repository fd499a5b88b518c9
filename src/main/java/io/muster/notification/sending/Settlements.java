package io.muster.notification.sending;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Tells the world what became of messages, within the transaction that made it so. */
@FunctionalInterface
public interface Settlements {
    /** Appends their events; fails with the database's own exception, and then so must the transaction. */
    Uni<Void> append(SqlConnection transaction, TenantId tenant, List<Settlement> settled);
}
