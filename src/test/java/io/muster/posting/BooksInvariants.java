package io.muster.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The invariants of the books in plain SQL; shares no code with posting. Each query lists what breaks it. */
public final class BooksInvariants {
    private static final Map<String, String> VIOLATIONS = new LinkedHashMap<>();

    static {
        VIOLATIONS.put("shares and excess are the amount", """
                select key::text from payment
                where penalty_paise + fee_paise + interest_paise + principal_paise + excess_paise <> amount_paise
                """);
        VIOLATIONS.put("a loan's totals are the sum of its payments", """
                select l.number from loan_account l
                left join (
                  select loan_id, count(*) as n, sum(penalty_paise) as pe, sum(fee_paise) as fe,
                    sum(interest_paise) as inr, sum(principal_paise) as pr, sum(excess_paise) as ex
                  from payment group by loan_id) p on p.loan_id = l.id
                where (l.version, l.paid_penalty_paise, l.paid_fee_paise, l.paid_interest_paise, l.paid_principal_paise,
                  l.excess_paise) is distinct from (coalesce(n, 0), coalesce(pe, 0), coalesce(fe, 0), coalesce(inr, 0),
                  coalesce(pr, 0), coalesce(ex, 0))
                """);
        VIOLATIONS.put("a loan's versions are dense from 1, and each payment starts where the last one ended", """
                select key::text from (
                  select key, loan_version, before_penalty_paise, before_fee_paise, before_interest_paise,
                    before_principal_paise, before_excess_paise,
                    row_number() over w as place,
                    coalesce(sum(penalty_paise) over past, 0) as pe, coalesce(sum(fee_paise) over past, 0) as fe,
                    coalesce(sum(interest_paise) over past, 0) as inr, coalesce(sum(principal_paise) over past, 0) as pr,
                    coalesce(sum(excess_paise) over past, 0) as ex
                  from payment
                  window w as (partition by loan_id order by loan_version),
                    past as (partition by loan_id order by loan_version
                      rows between unbounded preceding and 1 preceding)) steps
                where place <> loan_version
                  or (before_penalty_paise, before_fee_paise, before_interest_paise, before_principal_paise,
                    before_excess_paise) is distinct from (pe, fe, inr, pr, ex)
                """);
        VIOLATIONS.put("no component is paid beyond what was due on the payment's business date", """
                select p.key::text from payment p
                cross join lateral (
                  select coalesce(sum(i.penalty_paise), 0) as pe, coalesce(sum(i.fee_paise), 0) as fe,
                    coalesce(sum(i.interest_paise), 0) as inr, coalesce(sum(i.principal_paise), 0) as pr
                  from instalment i where i.loan_id = p.loan_id and i.due_date <= p.business_date) due
                where (p.penalty_paise > 0 and p.before_penalty_paise + p.penalty_paise > due.pe)
                  or (p.fee_paise > 0 and p.before_fee_paise + p.fee_paise > due.fe)
                  or (p.interest_paise > 0 and p.before_interest_paise + p.interest_paise > due.inr)
                  or (p.principal_paise > 0 and p.before_principal_paise + p.principal_paise > due.pr)
                """);
        VIOLATIONS.put("money is excess only when nothing due is left", """
                select p.key::text from payment p
                cross join lateral (
                  select coalesce(sum(i.penalty_paise + i.fee_paise + i.interest_paise + i.principal_paise), 0) as total
                  from instalment i where i.loan_id = p.loan_id and i.due_date <= p.business_date) due
                where p.excess_paise > 0
                  and p.before_penalty_paise + p.before_fee_paise + p.before_interest_paise + p.before_principal_paise
                    + p.penalty_paise + p.fee_paise + p.interest_paise + p.principal_paise < due.total
                """);
        VIOLATIONS.put("a series has every number from 1 to its last, once", """
                with numbered as (
                  select split_part(receipt_no, '/', 1) as series, split_part(receipt_no, '/', 2)::int as year,
                    split_part(receipt_no, '/', 3)::int as number
                  from payment)
                select coalesce(n.series, s.series) || '/' || coalesce(n.year, s.financial_year % 100)
                from (select series, year, count(*) as taken, count(distinct number) as different, min(number) as first,
                    max(number) as last from numbered group by series, year) n
                full join receipt_series s on s.series = n.series and s.financial_year % 100 = n.year
                where (n.taken, n.different, n.first, n.last)
                  is distinct from (s.last_number::bigint, s.last_number::bigint, 1, s.last_number)
                """);
        VIOLATIONS.put("a receipt's series is its branch's, and its year that of the business date", """
                select p.receipt_no from payment p
                join loan_account l on l.id = p.loan_id
                left join branch b on b.code = l.branch
                where split_part(p.receipt_no, '/', 1) is distinct from b.series
                  or split_part(p.receipt_no, '/', 2)::int
                    <> (extract(year from p.business_date - interval '3 months')::int % 100)
                """);
        VIOLATIONS.put("money is in suspense or posted, never both", """
                select s.key::text from suspense s
                join payment p on p.key = s.key
                left join suspense_release r on r.key = s.key
                where r.key is null
                """);
        VIOLATIONS.put("a corrected row is one sum of money", """
                select c.corrects::text from payment c
                join payment p on p.key = c.corrects or p.corrects = c.corrects and p.key <> c.key
                union all
                select s.key::text from suspense s
                join payment p on s.corrects in (p.key, p.corrects) or s.key = p.corrects
                left join suspense_release r on r.key = s.key
                where r.key is null
                """);
        VIOLATIONS.put("what leaves suspense becomes one payment of the same amount", """
                select r.key::text from suspense_release r
                left join suspense s on s.key = r.key
                left join payment p on p.key = r.payment_key
                where s.key is null or p.key is null or p.amount_paise <> s.amount_paise
                union all
                select payment_key::text from suspense_release group by payment_key having count(*) > 1
                """);
        VIOLATIONS.put("an instalment belongs to a loan", """
                select i.loan_id::text from instalment i left join loan_account l on l.id = i.loan_id where l.id is null
                """);
        VIOLATIONS.put("a row has one verdict", """
                select v.row_number::text from row_verdict v
                join payment p on p.upload_id = v.upload_id and p.row_number = v.row_number
                """);
    }

    private BooksInvariants() {}

    /** Fails with every row that breaks an invariant. */
    public static void check(Connection connection) throws SQLException {
        Map<String, String> broken = new LinkedHashMap<>();
        for (var invariant : VIOLATIONS.entrySet()) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(invariant.getValue())) {
                while (rows.next()) {
                    broken.merge(invariant.getKey(), rows.getString(1), (all, next) -> all + ", " + next);
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
