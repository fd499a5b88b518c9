package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payments behind a figure, the latest first, a page at a time: those of sheets by upload and row, and those posted one
 * by one by their moment.
 *
 * <p>A page has two seconds; a list that is looked through in vain for longer fails with SQLSTATE 57014.
 */
@ApplicationScoped
public class PaymentLists {
    private final DayTotals dayTotals;

    PaymentLists(DayTotals dayTotals) {
        this.dayTotals = dayTotals;
    }

    private static final String CHOSEN = """
              and p.business_date between $1 and $2
              and ($3::text is null
                or split_part(p.receipt_no, '/', 1) = coalesce((select b.series from branch b where b.code = $3), $3))
              and ($4::text is null or p.mode = $4)
              and ($5::text is null or p.agent = $5 or $5 = '' and p.agent is null)
            """;

    // Uploads by when they can have posted on these days: their ids, and so their payments, lie apart by time. When
    // day-end moves the date by hand, a date says nothing about a time
    static final String OF_SHEETS = Payments.COLUMNS + """
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.upload_id = any(array(
                select u.id
                from upload u
                where ($6::uuid is null or u.id = $6)
                  and (exists (select from business_day)
                    or u.received_at < ($2::date + 2)::timestamp at time zone 'Asia/Kolkata'
                      and (u.finished_at is null
                        or u.finished_at >= ($1::date)::timestamp at time zone 'Asia/Kolkata'))))
            """ + CHOSEN + """
              and (p.upload_id, p.row_number) < ($7, least($8::bigint, 2147483647)::int)
            order by p.upload_id desc, p.row_number desc
            limit $9
            """;

    static final String SINGLE = Payments.COLUMNS + """
            from payment p
            join loan_account l on l.id = p.loan_id
            where p.upload_id is null and $6::uuid is null
            """ + CHOSEN + """
              and (p.posted_at, p.key) < (timestamptz 'epoch' + least($8::bigint, 9000000000000000) * interval '1 microsecond', $7)
            order by p.posted_at desc, p.key desc
            limit $9
            """;

    static final String OF_UPLOAD = """
            select count(*)::bigint as payments, coalesce(sum(p.amount_paise), 0)::bigint as paise
            from payment p
            where p.upload_id = $6
            """ + CHOSEN;

    /** How many payments, and how much. */
    public record Sum(long payments, long paise) {}

    /**
     * A page of the list.
     *
     * @param single those that were posted one by one; else those of sheets
     * @param after the place behind which the page begins; null for the first page
     * @param within how long it may take
     */
    public Uni<List<Payment>> list(
            SqlConnection tx,
            PaymentFilter filter,
            boolean single,
            @Nullable ListPlace after,
            int limit,
            Duration within) {
        ListPlace place = after == null ? ListPlace.START : after;
        Tuple page = tuple(filter).addUUID(place.id()).addLong(place.at()).addInteger(limit);
        return Looks.within(tx, within)
                .chain(() -> tx.preparedQuery(single ? SINGLE : OF_SHEETS).execute(page))
                .map(PaymentLists::payments);
    }

    /** How many payments the list holds, and how much they come to. @param within how long that may take to add up */
    public Uni<Sum> sum(SqlConnection tx, PaymentFilter filter, Duration within) {
        return Looks.within(tx, within)
                .chain(() -> filter.upload() == null ? dayTotals.sum(tx, filter) : sumOfUpload(tx, filter));
    }

    private static Uni<Sum> sumOfUpload(SqlConnection tx, PaymentFilter filter) {
        return tx.preparedQuery(OF_UPLOAD).execute(tuple(filter)).map(PaymentLists::sum);
    }

    static Sum sum(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Sum(row.getLong("payments"), row.getLong("paise"));
    }

    private static Tuple tuple(PaymentFilter filter) {
        return Tuple.tuple()
                .addLocalDate(filter.from())
                .addLocalDate(filter.to())
                .addString(filter.branch())
                .addString(filter.mode())
                .addString(filter.agent())
                .addUUID(filter.upload());
    }

    private static List<Payment> payments(RowSet<Row> rows) {
        List<Payment> payments = new ArrayList<>(rows.size());
        rows.forEach(row -> payments.add(PaymentRows.read(row)));
        return payments;
    }
}
