package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import io.muster.trace.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds in which trace the upload was received that a receipt's payment came by. */
final class ReceiptTraces {
    private static final String FIND = """
            select u.traceparent
            from payment p
            join upload u on u.id = p.upload_id
            where p.receipt_no = $1
            """;

    private ReceiptTraces() {}

    /** Empty when nobody looked closely at it, and of a single posting, which is kept nowhere. */
    static Uni<Optional<TraceContext>> find(SqlClient client, ReceiptNumber number) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(number.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> TraceContext.of(row.getString("traceparent"))));
    }
}
