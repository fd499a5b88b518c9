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
import java.util.function.Function;

/** What stands beside the payments in figures: dues, suspense, rows not taken, uploads under way, messages that failed. */
@ApplicationScoped
public class BookFigures {
    static final String DUE = """
            select l.branch,
              sum(i.penalty_paise + i.fee_paise + i.interest_paise + i.principal_paise)::bigint as paise,
              coalesce(sum(i.penalty_paise + i.fee_paise + i.interest_paise + i.principal_paise)
                filter (where i.due_date = $3), 0)::bigint as paise_of_day
            from instalment i
            join loan_account l on l.id = i.loan_id
            where i.due_date between $1 and $2
            group by l.branch
            """;

    static final String SUSPENSE = """
            select greatest(1, width_bucket(
                $1::date - (s.opened_at at time zone 'Asia/Kolkata')::date, array[0, 2, 8, 31])) as age,
              count(*)::int as entries, sum(s.amount_paise)::bigint as paise
            from suspense s
            where not exists (select from suspense_release r where r.key = s.key)
            group by 1
            """;

    static final String NOT_TAKEN = """
            select v.verdict, coalesce(v.reasons -> 0 ->> 'code', '') as code, count(*)::int as rows,
              sum(v.amount_paise)::bigint as paise
            from upload u
            join row_verdict v on v.upload_id = u.id
            where u.received_at >= $1::date::timestamp at time zone 'Asia/Kolkata'
              and u.received_at < ($2::date + 1)::timestamp at time zone 'Asia/Kolkata'
              and v.verdict in ('refused', 'rejected')
            group by 1, 2
            order by count(*) desc, 1, 2
            """;

    static final String UPLOADS = """
            select u.state, count(*)::int as uploads,
              (count(*) filter (where u.state = 'received' and u.received_at < now() - interval '15 minutes'
                or u.state in ('held', 'paused') and u.received_at < now() - interval '2 hours'
                or u.state = 'reading' and u.attempts > 1))::int as late
            from upload u
            where u.state in ('received', 'reading', 'held', 'paused')
            group by u.state
            """;

    static final String MESSAGES = """
            select m.state, count(*)::int as messages
            from message m
            where m.state in ('refused', 'dead', 'undelivered')
              and m.decided_at >= $1::date::timestamp at time zone 'Asia/Kolkata'
              and m.decided_at < ($2::date + 1)::timestamp at time zone 'Asia/Kolkata'
            group by m.state
            order by m.state
            """;

    /** What falls due in a branch: in the time that was asked for, and on one day of it. */
    public record Due(String branch, long paise, long paiseOfDay) {}

    /**
     * Money in suspense by age.
     *
     * @param age 1 for today and yesterday, 2 up to a week, 3 up to 30 days, 4 for more
     */
    public record Aged(int age, int entries, long paise) {}

    /** Rows that were not taken, by their first reason. @param verdict refused or rejected */
    public record NotTaken(String verdict, String code, int rows, long paise) {}

    /** Uploads under way. @param late of these, those that wait longer than they should */
    public record UnderWay(String state, int uploads, int late) {}

    /** Messages that did not arrive. */
    public record Failed(String state, int messages) {}

    /** What falls due from one day to another, and on one of them; by branch, in no order. */
    public Uni<List<Due>> due(SqlClient client, LocalDate from, LocalDate to, LocalDate day) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(from, to, day))
                .map(rows -> list(
                        rows,
                        row -> new Due(row.getString("branch"), row.getLong("paise"), row.getLong("paise_of_day"))));
    }

    /** The money that is in suspense, by its age on a day. */
    public Uni<List<Aged>> suspense(SqlClient client, LocalDate day) {
        return client.preparedQuery(SUSPENSE)
                .execute(Tuple.of(day))
                .map(rows -> list(
                        rows, row -> new Aged(row.getInteger("age"), row.getInteger("entries"), row.getLong("paise"))));
    }

    /** Rows of the uploads that were received from one day to another, in India; the commonest reason first. */
    public Uni<List<NotTaken>> notTaken(SqlClient client, LocalDate from, LocalDate to) {
        return client.preparedQuery(NOT_TAKEN)
                .execute(Tuple.of(from, to))
                .map(rows -> list(
                        rows,
                        row -> new NotTaken(
                                row.getString("verdict"),
                                row.getString("code"),
                                row.getInteger("rows"),
                                row.getLong("paise"))));
    }

    /** Uploads that are not finished, by state. */
    public Uni<List<UnderWay>> underWay(SqlClient client) {
        return client.preparedQuery(UPLOADS)
                .execute()
                .map(rows -> list(
                        rows,
                        row -> new UnderWay(
                                row.getString("state"), row.getInteger("uploads"), row.getInteger("late"))));
    }

    /** Messages of these days that failed, by state. */
    public Uni<List<Failed>> failed(SqlClient client, LocalDate from, LocalDate to) {
        return client.preparedQuery(MESSAGES)
                .execute(Tuple.of(from, to))
                .map(rows -> list(rows, row -> new Failed(row.getString("state"), row.getInteger("messages"))));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }
}
