package io.muster.notification.sending;

import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides messages once more that were refused, by what the books and the lender's templates say now. */
@FunctionalInterface
public interface Redeciding {
    /** Decides them within the caller's transaction. */
    Uni<Redecided> decideAgain(SqlConnection transaction, TenantId tenant, List<UUID> messages, String by);

    /**
     * What came of it.
     *
     * @param left how many stay refused, by the code of why
     */
    record Redecided(int queued, Map<String, Integer> left) {
        public Redecided {
            left = Map.copyOf(left);
        }
    }
}
