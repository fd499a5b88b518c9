package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day on which the lender's books are: moved by day-end, or else today's date in India. */
@ApplicationScoped
public class BusinessDays {
    static final String FIND = "select business_date from business_day";

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    /** The business date at an instant; {@code now} counts only when day-end does not move the date by hand. */
    public Uni<LocalDate> current(SqlClient client, Instant now) {
        return client.preparedQuery(FIND).execute().map(rows -> read(rows.iterator(), now));
    }

    /** The date in India at an instant: a day begins at 18:30 UTC. */
    public static LocalDate inIndia(Instant instant) {
        return LocalDate.ofInstant(instant, INDIA);
    }

    private static LocalDate read(RowIterator<Row> rows, Instant now) {
        return rows.hasNext() ? rows.next().getLocalDate("business_date") : inIndia(now);
    }
}
