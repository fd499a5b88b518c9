package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The money that is held because its loan is not known, the oldest first; any thread. */
@ApplicationScoped
public class SuspenseLists {
    static final String LIST = """
            select s.key, s.loan_text, s.amount_paise, s.mode, s.reference, s.value_date, s.opened_at, s.upload_id, s.row_number
            from suspense s
            where ($1::date is null or s.opened_at >= $1::date::timestamp at time zone 'Asia/Kolkata')
              and ($2::date is null or s.opened_at < ($2::date + 1)::timestamp at time zone 'Asia/Kolkata')
              and ($3::uuid is null
                or (s.opened_at, s.key) > (timestamptz 'epoch' + $4::bigint * interval '1 microsecond', $3))
              and not exists (select from suspense_release r where r.key = s.key)
            order by s.opened_at, s.key
            limit $5
            """;

    /** The days on which the money came, both counted; null is any. */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        /** All there are. */
        public static final Days ANY = new Days(null, null);
    }

    /** Money in suspense. @param loanText the loan account as the sheet named it */
    public record Held(
            UUID key,
            String loanText,
            long amountPaise,
            String mode,
            @Nullable String reference,
            LocalDate valueDate,
            Instant openedAt,
            @Nullable UUID uploadId,
            @Nullable Integer rowNumber) {

        /** The place in the list behind which the next page begins. */
        public ListPlace place() {
            return new ListPlace(key, openedAt.getEpochSecond() * 1_000_000 + openedAt.getNano() / 1_000);
        }
    }

    /** A page of it. @param after the place of the last entry of the page before; null for the first page */
    public Uni<List<Held>> list(SqlClient client, Days days, @Nullable ListPlace after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addLocalDate(days.from())
                        .addLocalDate(days.to())
                        .addUUID(after == null ? null : after.id())
                        .addLong(after == null ? null : after.at())
                        .addInteger(limit))
                .map(SuspenseLists::held);
    }

    private static List<Held> held(RowSet<Row> rows) {
        List<Held> held = new ArrayList<>(rows.size());
        rows.forEach(row -> held.add(new Held(
                row.getUUID("key"),
                row.getString("loan_text"),
                row.getLong("amount_paise"),
                row.getString("mode"),
                row.getString("reference"),
                row.getLocalDate("value_date"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getUUID("upload_id"),
                row.getInteger("row_number"))));
        return held;
    }
}
