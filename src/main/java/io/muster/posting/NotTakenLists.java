package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that were refused or rejected, of the uploads of some days, the latest first; any thread. */
@ApplicationScoped
public class NotTakenLists {
    // Counted as in BookFigures.NOT_TAKEN: by the first reason
    static final String LIST = """
            select v.upload_id, u.file_name, v.row_number, v.verdict, v.amount_paise,
              coalesce(v.reasons -> 0 ->> 'message', '') as message
            from upload u
            join row_verdict v on v.upload_id = u.id
            where u.received_at >= $1::date::timestamp at time zone 'Asia/Kolkata'
              and u.received_at < ($2::date + 1)::timestamp at time zone 'Asia/Kolkata'
              and v.verdict in ('refused', 'rejected')
              and ($3::text is null or v.verdict = $3)
              and ($4::text is null or coalesce(v.reasons -> 0 ->> 'code', '') = $4)
              and ($5::uuid is null or (v.upload_id, v.row_number) < ($5, $6::bigint))
            order by v.upload_id desc, v.row_number desc
            limit $7
            """;

    /** Which rows; null is any. @param code of their first reason */
    public record Choice(
            LocalDate from,
            LocalDate to,
            @Nullable String verdict,
            @Nullable String code) {}

    /** A row that was not taken. @param message what is wrong with it, first of all */
    public record NotTaken(
            UUID uploadId, String fileName, int rowNumber, String verdict, long amountPaise, String message) {

        /** The place in the list behind which the next page begins. */
        public ListPlace place() {
            return new ListPlace(uploadId, rowNumber);
        }
    }

    /** A page of them. @param after the place of the last row of the page before; null for the first page */
    public Uni<List<NotTaken>> list(SqlClient client, Choice choice, @Nullable ListPlace after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addLocalDate(choice.from())
                        .addLocalDate(choice.to())
                        .addString(choice.verdict())
                        .addString(choice.code())
                        .addUUID(after == null ? null : after.id())
                        .addLong(after == null ? null : after.at())
                        .addInteger(limit))
                .map(NotTakenLists::rows);
    }

    private static List<NotTaken> rows(RowSet<Row> rows) {
        List<NotTaken> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(new NotTaken(
                row.getUUID("upload_id"),
                row.getString("file_name"),
                row.getInteger("row_number"),
                row.getString("verdict"),
                row.getLong("amount_paise"),
                row.getString("message"))));
        return list;
    }
}
