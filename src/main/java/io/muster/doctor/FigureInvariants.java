package io.muster.doctor;

import java.util.List;

/** What holds of the days that were added up for ever. */
final class FigureInvariants {
    static final Invariant DAY_TOTALS = Invariant.broken(
            Invariant.Reach.BOOKS,
            "day-totals-tie",
            "a closed day's totals are its payments, by branch, mode and agent and all together",
            "The figures of a past day are not what was posted on it; the payments are right.",
            "Find out what posted on a closed day, then remove the days from the first such day on from day_total and"
                    + " day_closed, as the superuser with triggers off: they are added up anew.",
            """
            with counted as (
              select business_date, split_part(receipt_no, '/', 1) as series, mode, coalesce(agent, '') as agent,
                count(*) as n, sum(amount_paise) as paise, sum(excess_paise) as excess
              from payment
              where business_date <= (select max(business_date) from day_closed)
              group by 1, 2, 3, 4),
            parts as (
              select business_date
              from counted
              full join day_total t using (business_date, series, mode, agent)
              where (n, counted.paise, excess) is distinct from (t.payments::bigint, t.paise::numeric, t.excess_paise::numeric)),
            days as (
              select business_date
              from (select business_date, sum(n) as n, sum(paise) as paise from counted group by business_date) c
              full join day_closed d using (business_date)
              where (coalesce(n, 0), coalesce(c.paise, 0)) is distinct from (d.payments::numeric, d.paise::numeric))
            select 'day ' || business_date
            from (select business_date from parts union select business_date from days) broken
            """);

    static final List<Invariant> ALL = List.of(DAY_TOTALS);

    private FigureInvariants() {}
}
