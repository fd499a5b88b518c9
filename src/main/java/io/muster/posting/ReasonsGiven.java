package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** How many rows were given which reason. Any thread. */
@ApplicationScoped
public class ReasonsGiven {
    static final String COUNT = """
            select r.reason ->> 'code' as code, count(*) as rows
            from upload u
            join row_verdict v on v.upload_id = u.id
            cross join lateral jsonb_array_elements(v.reasons) r (reason)
            where u.received_at >= $1::date::timestamp at time zone 'Asia/Kolkata'
              and u.received_at < ($2::date + 1)::timestamp at time zone 'Asia/Kolkata'
              and r.reason ->> 'code' = any($3::text[])
            group by 1
            """;

    /** Rows of the uploads received on these days of India, both counted, by those of the codes that any row has. */
    public Uni<Map<String, Long>> count(SqlClient client, LocalDate from, LocalDate to, Collection<String> codes) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(from, to, codes.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                row -> row.getString("code"), row -> row.getLong("rows"))));
    }
}
