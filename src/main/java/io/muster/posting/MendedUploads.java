package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The uploads whose rows the rows of one sheet are once more, told by the Muster keys that they bring; there are never more of
 * them than the lender has uploads. Any thread.
 */
public final class MendedUploads {
    static final String OF_KEYS = """
            select distinct v.upload_id
            from unnest($1::uuid[]) as k(key)
            join row_verdict v on v.payment_key = k.key
            """;

    private final Set<UUID> uploads = ConcurrentHashMap.newKeySet();

    /** Notes whose rows these keys were given to; keys that nobody gave are nobody's. */
    public Uni<Void> note(SqlConnection tx, List<UUID> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(OF_KEYS)
                        .execute(Tuple.of((Object) keys.toArray(UUID[]::new)))
                        .invoke(rows -> rows.forEach(row -> uploads.add(row.getUUID("upload_id"))))
                        .replaceWithVoid();
    }

    /** Those that were noted so far. */
    public Set<UUID> all() {
        return Set.copyOf(uploads);
    }
}
