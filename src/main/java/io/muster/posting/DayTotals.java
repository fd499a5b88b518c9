package io.muster.posting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came in by day, branch, mode and agent: of closed days as it was added up once, of the others from the payments
 * themselves. Any thread; answers on the client's event loop.
 *
 * <p>Closed days are all days up to a last one; a day without a payment is closed like any other.
 */
@ApplicationScoped
public class DayTotals {
    private static final Collected.Sum ZERO = new Collected.Sum(0, 0, 0);
    private static final Collected.Part NOTHING = new Collected.Part(ZERO, ZERO);

    /** What a sum is of, as {@link #OF_DAYS} says it. */
    private enum Way {
        ALL,
        DAY,
        BRANCH,
        MODE,
        AGENT
    }

    static final String CLOSED_UP_TO = "select max(business_date) as day from day_closed";

    // Asked once in the life of a lender's books, before the first day is closed
    static final String FIRST_DAY = "select min(business_date) as day from payment";

    // One statement, so one look at the books: the day's total and its parts are of the same payments. An attempt posts
    // with the business date on which it began, so nobody may be at work who began before the day's end; when day-end
    // moves the date by hand, nobody at all. Payments one by one end within their transaction's time: on the next day
    // at
    // the latest by the calendar, and some time after somebody moved the date.
    static final String CLOSE = """
            with part as (
              select split_part(p.receipt_no, '/', 1) as series, p.mode, coalesce(p.agent, '') as agent,
                count(*)::int as payments, sum(p.amount_paise)::bigint as paise, sum(p.excess_paise)::bigint as excess_paise
              from payment p
              where p.business_date = $1
              group by 1, 2, 3
            ),
            closed as (
              insert into day_closed (business_date, payments, paise)
              select $1, coalesce(sum(payments), 0), coalesce(sum(paise), 0)
              from part
              having $1::date is not null and not exists (
                select from upload u
                where u.state = 'reading'
                  and (u.started_at < ($1::date + 1)::timestamp at time zone 'Asia/Kolkata'
                    or exists (select from business_day)))
                and not exists (
                  select from business_day b
                  where b.changed_at > now() - $2 * interval '1 millisecond')
              on conflict do nothing
              returning business_date
            ),
            added as (
              insert into day_total (business_date, series, mode, agent, payments, paise, excess_paise)
              select c.business_date, t.series, t.mode, t.agent, t.payments, t.paise, t.excess_paise
              from part t
              cross join closed c
            )
            select business_date from closed
            """;

    // Added up here and not by whoever shows them: a month has thousands of groups, and some dozens of sums
    static final String OF_DAYS = """
            select
              case grouping(t.day, t.branch, t.mode, t.agent)
                when 7 then 'DAY' when 11 then 'BRANCH' when 13 then 'MODE' when 14 then 'AGENT' else 'ALL'
              end as way,
              t.day, coalesce(t.branch, t.mode, t.agent) as name,
              coalesce(sum(t.payments), 0)::bigint as payments, coalesce(sum(t.paise), 0)::bigint as paise,
              coalesce(sum(t.excess), 0)::bigint as excess,
              coalesce(sum(t.payments) filter (where t.day = $4), 0)::bigint as payments_of_day,
              coalesce(sum(t.paise) filter (where t.day = $4), 0)::bigint as paise_of_day,
              coalesce(sum(t.excess) filter (where t.day = $4), 0)::bigint as excess_of_day
            from (
              select g.day, coalesce(b.code, g.series) as branch, g.mode, g.agent, g.payments, g.paise, g.excess
              from (
                select d.business_date as day, d.series, d.mode, d.agent, d.payments, d.paise, d.excess_paise as excess
                from day_total d
                where d.business_date between $1 and $2
                union all
                select p.business_date, split_part(p.receipt_no, '/', 1), p.mode, coalesce(p.agent, ''),
                  count(*), sum(p.amount_paise), sum(p.excess_paise)
                from payment p
                where p.business_date between greatest($1, $3) and $2
                group by 1, 2, 3, 4
              ) g
              left join branch b on b.series = g.series
            ) t
            group by grouping sets ((), (t.day), (t.branch), (t.mode), (t.agent))
            """;

    /** How many payments a list holds, and how much they come to; days up to the last closed one as they were added up. */
    static final String OF_LIST = """
            select coalesce(sum(t.payments), 0)::bigint as payments, coalesce(sum(t.paise), 0)::bigint as paise
            from (
              select c.payments, c.paise
              from day_closed c
              where c.business_date between $1 and $2
                and $3::text is null and $4::text is null and $5::text is null
              union all
              select d.payments, d.paise
              from day_total d
              where d.business_date between $1 and $2
                and ($3::text is not null or $4::text is not null or $5::text is not null)
                and ($3::text is null or d.series = coalesce((select b.series from branch b where b.code = $3), $3))
                and ($4::text is null or d.mode = $4)
                and ($5::text is null or d.agent = $5)
              union all
              select count(*), sum(p.amount_paise)
              from payment p
              where p.business_date
                between greatest($1, (select coalesce(max(c.business_date) + 1, $1) from day_closed c)) and $2
                and ($3::text is null
                  or split_part(p.receipt_no, '/', 1) = coalesce((select b.series from branch b where b.code = $3), $3))
                and ($4::text is null or p.mode = $4)
                and ($5::text is null or p.agent = $5 or $5 = '' and p.agent is null)
            ) t
            """;

    /** The last closed day; empty before the first is closed. */
    public Uni<Optional<LocalDate>> closedUpTo(SqlClient client) {
        return client.preparedQuery(CLOSED_UP_TO).execute().map(DayTotals::day);
    }

    /** The first day with a payment; looks at all of them. */
    public Uni<Optional<LocalDate>> firstDay(SqlClient client) {
        return client.preparedQuery(FIRST_DAY).execute().map(DayTotals::day);
    }

    /**
     * Adds a day up for ever, the day before it being closed. The caller knows that no payment of it can be begun any more.
     *
     * @param rest how long ago the date must have been moved by hand, so that whoever read the old one has ended
     * @return false when somebody is still at work on it, or has closed it
     */
    public Uni<Boolean> close(SqlClient client, LocalDate day, Duration rest) {
        return client.preparedQuery(CLOSE)
                .execute(Tuple.of(day, rest.toMillis()))
                .map(rows -> rows.size() == 1);
    }

    /**
     * What came in on some days, both counted.
     *
     * @param open the first day that is not closed, as the same look at the books has it
     * @param day the one that is added up beside them; it counts when it is one of them
     */
    public Uni<Collected> collected(SqlClient client, LocalDate from, LocalDate to, LocalDate open, LocalDate day) {
        return client.preparedQuery(OF_DAYS)
                .execute(Tuple.of(from, to, open, day))
                .map(DayTotals::collected);
    }

    /** What a list of payments comes to; it names no upload. */
    public Uni<PaymentLists.Sum> sum(SqlClient client, PaymentFilter filter) {
        return client.preparedQuery(OF_LIST)
                .execute(Tuple.of(filter.from(), filter.to(), filter.branch(), filter.mode(), filter.agent()))
                .map(PaymentLists::sum);
    }

    private static Optional<LocalDate> day(RowSet<Row> rows) {
        return Optional.ofNullable(rows.iterator().next().getLocalDate("day"));
    }

    private static Collected collected(RowSet<Row> rows) {
        Map<LocalDate, Collected.Part> byDay = new HashMap<>();
        Map<Way, Map<String, Collected.Part>> byName = new EnumMap<>(Way.class);
        Collected.Part all = NOTHING;
        for (Row row : rows) {
            Collected.Part part = part(row);
            Way way = Way.valueOf(row.getString("way"));
            switch (way) {
                case ALL -> all = part;
                case DAY -> byDay.put(row.getLocalDate("day"), part);
                case BRANCH, MODE, AGENT ->
                    byName.computeIfAbsent(way, _ -> new HashMap<>()).put(row.getString("name"), part);
            }
        }
        return new Collected(
                all,
                byDay,
                byName.getOrDefault(Way.BRANCH, Map.of()),
                byName.getOrDefault(Way.MODE, Map.of()),
                byName.getOrDefault(Way.AGENT, Map.of()));
    }

    private static Collected.Part part(Row row) {
        return new Collected.Part(
                new Collected.Sum(row.getLong("payments"), row.getLong("paise"), row.getLong("excess")),
                new Collected.Sum(
                        row.getLong("payments_of_day"), row.getLong("paise_of_day"), row.getLong("excess_of_day")));
    }
}
