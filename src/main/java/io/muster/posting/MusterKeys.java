package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Knows the keys that Muster gave out: to rows that it did not post, to payments, and to money in suspense. */
final class MusterKeys {
    static final String GIVEN = """
            select t.key
            from unnest($1::uuid[]) as t(key)
            where exists (select from row_verdict v where v.payment_key = t.key)
              or exists (select from payment p where p.key = t.key)
              or exists (select from suspense s where s.key = t.key)
            """;

    private MusterKeys() {}

    /** Those of the keys with which these claims come that Muster gave. */
    static Uni<Set<UUID>> given(SqlConnection tx, List<Claim> claims) {
        UUID[] keys = claims.stream()
                .map(claim -> claim.line().originalKey())
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        return given(tx, keys);
    }

    /** Those of the keys that Muster gave. */
    static Uni<Set<UUID>> given(SqlClient client, UUID[] keys) {
        return keys.length == 0
                ? Uni.createFrom().item(Set.of())
                : client.preparedQuery(GIVEN).execute(Tuple.of((Object) keys)).map(MusterKeys::read);
    }

    private static Set<UUID> read(RowSet<Row> rows) {
        Set<UUID> keys = HashSet.newHashSet(rows.size());
        rows.forEach(row -> keys.add(row.getUUID("key")));
        return keys;
    }
}
