package io.muster.doctor;

import static io.muster.doctor.Invariant.Reach.LOANS;

import java.util.List;

/** What holds of each loan, its schedule and its payments. */
final class LoanInvariants {
    private static final String STOP =
            "Keep the lender's uploads back, keep the database as it is, and find what wrote these rows.";

    static final Invariant PAYMENT_ADDS_UP = Invariant.broken(
            LOANS,
            "payment-adds-up",
            "the shares and the excess of a payment are its amount",
            "Money came in that nobody was credited with, or more was credited than came.",
            STOP,
            """
            select 'payment ' || key
            from payment
            where loan_id > :after and loan_id <= :last
              and penalty_paise::numeric + fee_paise + interest_paise + principal_paise + excess_paise <> amount_paise
            """);

    static final Invariant BALANCES = Invariant.broken(
            LOANS,
            "balances-rebuilt",
            "a loan's totals and its version are what its payments make",
            "The loan's balance is wrong: borrower and lender see what was not paid, or do not see what was.",
            STOP + " The payments are the truth; the totals follow from them.",
            """
            select 'loan id ' || l.id
            from loan_account l
            left join (
              select loan_id, count(*) as n, sum(penalty_paise) as penalty, sum(fee_paise) as fee,
                sum(interest_paise) as interest, sum(principal_paise) as principal, sum(excess_paise) as excess
              from payment
              where loan_id > :after and loan_id <= :last
              group by loan_id) p on p.loan_id = l.id
            where l.id > :after and l.id <= :last
              and (l.version, l.paid_penalty_paise, l.paid_fee_paise, l.paid_interest_paise, l.paid_principal_paise,
                l.excess_paise) is distinct from (coalesce(n, 0), coalesce(penalty, 0), coalesce(fee, 0),
                coalesce(interest, 0), coalesce(principal, 0), coalesce(excess, 0))
            """);

    static final Invariant VERSIONS = Invariant.broken(
            LOANS,
            "payments-follow",
            "a loan's payments are numbered from 1 without gap, and each starts where the last one ended",
            "A payment is missing, or two were posted side by side.",
            STOP,
            """
            select 'payment ' || key
            from (
              select key, loan_version, before_penalty_paise, before_fee_paise, before_interest_paise,
                before_principal_paise, before_excess_paise,
                row_number() over (partition by loan_id order by loan_version) as place,
                coalesce(sum(penalty_paise) over past, 0) as penalty, coalesce(sum(fee_paise) over past, 0) as fee,
                coalesce(sum(interest_paise) over past, 0) as interest,
                coalesce(sum(principal_paise) over past, 0) as principal,
                coalesce(sum(excess_paise) over past, 0) as excess
              from payment
              where loan_id > :after and loan_id <= :last
              window past as (partition by loan_id order by loan_version
                rows between unbounded preceding and 1 preceding)) steps
            where place <> loan_version
              or (before_penalty_paise, before_fee_paise, before_interest_paise, before_principal_paise,
                before_excess_paise) is distinct from (penalty, fee, interest, principal, excess)
            """);

    static final Invariant NOT_OVERPAID = Invariant.broken(
            LOANS,
            "component-not-overpaid",
            "no component is paid beyond what was due of it on the payment's business date",
            "A borrower paid penalty, fee, interest or principal that was not due.",
            STOP + " See whether the schedule was changed after the payment.",
            """
            select 'payment ' || p.key
            from payment p
            cross join lateral (
              select coalesce(sum(penalty_paise), 0) as penalty, coalesce(sum(fee_paise), 0) as fee,
                coalesce(sum(interest_paise), 0) as interest, coalesce(sum(principal_paise), 0) as principal
              from instalment i
              where i.loan_id = p.loan_id and i.due_date <= p.business_date) due
            where p.loan_id > :after and p.loan_id <= :last
              and (p.penalty_paise > 0 and p.before_penalty_paise::numeric + p.penalty_paise > due.penalty
                or p.fee_paise > 0 and p.before_fee_paise::numeric + p.fee_paise > due.fee
                or p.interest_paise > 0 and p.before_interest_paise::numeric + p.interest_paise > due.interest
                or p.principal_paise > 0 and p.before_principal_paise::numeric + p.principal_paise > due.principal)
            """);

    static final Invariant WATERFALL = Invariant.broken(
            LOANS,
            "waterfall-kept",
            "fees take what interest and principal leave, penalties what fees leave, and excess what nothing is due for",
            "Money went to the wrong place; the sum is right.",
            STOP + " See whether the schedule was changed after the payment.",
            """
            select 'payment ' || p.key
            from payment p
            cross join lateral (
              select coalesce(sum(penalty_paise), 0) - p.before_penalty_paise - p.penalty_paise as penalty,
                coalesce(sum(fee_paise), 0) - p.before_fee_paise - p.fee_paise as fee,
                coalesce(sum(interest_paise), 0) - p.before_interest_paise - p.interest_paise as interest,
                coalesce(sum(principal_paise), 0) - p.before_principal_paise - p.principal_paise as principal
              from instalment i
              where i.loan_id = p.loan_id and i.due_date <= p.business_date) unpaid
            where p.loan_id > :after and p.loan_id <= :last
              and p.waterfall = 'horizontal/1'
              and (p.fee_paise + p.penalty_paise + p.excess_paise > 0
                  and (unpaid.interest > 0 or unpaid.principal > 0)
                or p.penalty_paise + p.excess_paise > 0 and unpaid.fee > 0
                or p.excess_paise > 0 and unpaid.penalty > 0)
            """);

    static final Invariant LOAN_KNOWN = Invariant.broken(
            LOANS,
            "loan-known",
            "every payment and every instalment belongs to a loan",
            "A loan was deleted, or rows of other books came in.",
            STOP + " Restore the loan from a backup.",
            """
            select distinct 'loan id ' || loan_id
            from (
              select loan_id from payment where loan_id > :after and loan_id <= :last
              union
              select loan_id from instalment where loan_id > :after and loan_id <= :last) named
            where not exists (select from loan_account l where l.id = named.loan_id)
            """);

    static final Invariant SCHEDULE = Invariant.broken(
            LOANS,
            "schedule-whole",
            "a schedule's due dates rise, and one made from terms has every instalment and repays the principal",
            "The schedule is not the one that the loan book gave, so what is due is wrong.",
            STOP + " Compare with the loan book; schedules are never changed in place.",
            """
            select distinct 'loan id ' || loan_id
            from (
              select loan_id, due_date, lag(due_date) over (partition by loan_id order by number) as before
              from instalment
              where loan_id > :after and loan_id <= :last) dates
            where due_date <= before
            union
            select 'loan id ' || l.id
            from loan_account l
            left join (
              select loan_id, count(*) as n, sum(principal_paise) as principal
              from instalment
              where loan_id > :after and loan_id <= :last
              group by loan_id) i on i.loan_id = l.id
            where l.id > :after and l.id <= :last and l.principal_paise is not null
              and (n, principal) is distinct from (l.tenure_months, l.principal_paise)
            """);

    static final Invariant SETTLED = Invariant.broken(
            LOANS,
            "settled-is-paid",
            "what a loan counts as settled is the beginning of its schedule, and its interest and principal are paid",
            "Instalments that are not paid would be passed over.",
            STOP + " Where nothing but this is wrong, setting what is settled back to nothing mends it.",
            """
            select 'loan id ' || l.id
            from loan_account l
            cross join lateral (
              select count(*) filter (where i.number = l.settled_number) as there, max(due_date) as due_date,
                coalesce(sum(penalty_paise), 0) as penalty, coalesce(sum(fee_paise), 0) as fee,
                coalesce(sum(interest_paise), 0) as interest, coalesce(sum(principal_paise), 0) as principal
              from instalment i
              where i.loan_id = l.id and i.number <= l.settled_number) s
            where l.id > :after and l.id <= :last
              and (l.settled_number > 0 and there <> 1
                or (settled_on, settled_penalty_paise, settled_fee_paise, settled_interest_paise,
                  settled_principal_paise) is distinct from (s.due_date, penalty, fee, interest, principal)
                or settled_interest_paise > paid_interest_paise or settled_principal_paise > paid_principal_paise)
            """);

    static final Invariant RECEIPT_OF_BRANCH = Invariant.broken(
            LOANS,
            "receipt-of-its-branch",
            "a receipt's series is its branch's, and its year that of the business date",
            "A receipt was numbered in another branch's series or another financial year.",
            STOP + " See whether a branch or its series was changed.",
            """
            select 'receipt ' || p.receipt_no
            from payment p
            join loan_account l on l.id = p.loan_id
            left join branch b on b.code = l.branch
            where p.loan_id > :after and p.loan_id <= :last
              and left(p.receipt_no, length(b.series) + 4) is distinct from
                b.series || '/' || to_char(p.business_date - interval '3 months', 'YY') || '/'
            """);

    static final List<Invariant> ALL = List.of(
            PAYMENT_ADDS_UP,
            BALANCES,
            VERSIONS,
            NOT_OVERPAID,
            WATERFALL,
            LOAN_KNOWN,
            SCHEDULE,
            SETTLED,
            RECEIPT_OF_BRANCH);

    private LoanInvariants() {}
}
