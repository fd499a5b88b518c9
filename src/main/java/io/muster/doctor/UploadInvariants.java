package io.muster.doctor;

import static io.muster.doctor.Invariant.Reach.PAYMENTS;
import static io.muster.doctor.Invariant.Reach.UPLOADS;

import java.util.List;

/** What holds of each upload, its lanes and its rows. */
final class UploadInvariants {
    private static final String LOOK =
            "Keep the lender's uploads back and compare the upload's file, rows and payments.";

    /** Every row that has a verdict, wherever its verdict is kept. */
    private static final String ROWS = """
            select upload_id, row_number, 'posted' as verdict, amount_paise::numeric as paise
            from payment
            where upload_id > :after and upload_id <= :last
            union all
            select upload_id, row_number, verdict, amount_paise
            from row_verdict
            where upload_id > :after and upload_id <= :last
            union all
            select upload_id, row_number, 'posted',
              penalty_paise::numeric + fee_paise + interest_paise + principal_paise
            from instalment
            where upload_id > :after and upload_id <= :last
            union all
            select upload_id, row_number, 'posted', principal_paise
            from loan_account
            where upload_id > :after and upload_id <= :last and principal_paise is not null
            """;

    static final Invariant ONE_VERDICT = Invariant.broken(
            UPLOADS,
            "row-one-verdict",
            "a row has one verdict",
            "A row was answered twice; perhaps its money was posted twice.",
            LOOK,
            "with verdicts as (" + ROWS + """
            )
            select 'upload ' || upload_id || ' row ' || row_number
            from verdicts
            group by upload_id, row_number
            having count(*) > 1
            """);

    static final Invariant TALLIES = Invariant.broken(
            UPLOADS,
            "lanes-tally",
            "the tallies of an upload's lanes are the rows and the paise of its verdicts",
            "Rows or rupees were announced that are not in the books, or the other way round.",
            LOOK,
            "with verdicts as (" + ROWS + """
            ), found as (
              select upload_id, verdict, count(*) as n, sum(paise) as paise
              from verdicts
              group by upload_id, verdict),
            said as (
              select l.upload_id, t.verdict, sum(t.n) as n, sum(t.paise) as paise
              from upload_lane l
              cross join lateral (values
                ('posted', posted_rows, posted_paise),
                ('already-posted', already_posted_rows, already_posted_paise),
                ('refused', refused_rows, refused_paise),
                ('rejected', rejected_rows, rejected_paise)) t(verdict, n, paise)
              where l.upload_id > :after and l.upload_id <= :last
              group by l.upload_id, t.verdict)
            select 'upload ' || upload_id || ' ' || verdict
            from said
            full join found using (upload_id, verdict)
            where (coalesce(said.n, 0), coalesce(said.paise, 0)) <> (coalesce(found.n, 0), coalesce(found.paise, 0))
            """);

    static final Invariant EVERY_ROW = Invariant.broken(
            UPLOADS,
            "every-row-answered",
            "a completed upload has as many verdicts as its file has rows",
            "A row was lost, or made up.",
            LOOK + " Sending the same rows again posts what is missing and nothing twice.",
            """
            select 'upload ' || u.id
            from upload u
            left join (
              select upload_id,
                sum(posted_rows::bigint + already_posted_rows + refused_rows + rejected_rows) as n
              from upload_lane
              where upload_id > :after and upload_id <= :last
              group by upload_id) l on l.upload_id = u.id
            where u.id > :after and u.id <= :last and u.state = 'completed' and coalesce(n, 0) <> u.rows_read
            """);

    static final Invariant LANES = Invariant.broken(
            UPLOADS,
            "lanes-fenced",
            "an upload has its lanes, each under the upload's own token",
            "A worker that was superseded could still post.",
            "Stop the ingest role, keep the database as it is, and find what wrote these rows.",
            """
            select 'upload ' || u.id
            from upload u
            left join (
              select upload_id, count(*) as n, max(lane) as last_lane, min(token) as lowest, max(token) as highest
              from upload_lane
              where upload_id > :after and upload_id <= :last
              group by upload_id) l on l.upload_id = u.id
            where u.id > :after and u.id <= :last
              and (coalesce(n, 0) <> u.lanes
                or n > 0 and (last_lane, lowest, highest) is distinct from (u.lanes - 1, u.token, u.token))
            """);

    static final Invariant CHECKPOINTS = Invariant.broken(
            UPLOADS,
            "rows-behind-checkpoints",
            "no row has a verdict that lies beyond the checkpoints of its upload",
            "A recovery would go over rows that have their verdict.",
            LOOK,
            "with verdicts as (" + ROWS + """
            )
            select 'upload ' || upload_id || ' row ' || max(row_number)
            from verdicts
            left join (
              select upload_id, max(last_row) as last_row
              from upload_lane
              where upload_id > :after and upload_id <= :last
              group by upload_id) l using (upload_id)
            group by upload_id, last_row
            having max(row_number) > coalesce(last_row, 0)
            """);

    static final Invariant UPLOAD_KNOWN = Invariant.broken(
            UPLOADS,
            "upload-known",
            "every row, payment and lane belongs to an upload of this lender",
            "An upload was deleted, or rows of other books came in.",
            LOOK,
            "with verdicts as (" + ROWS + """
            )
            select 'upload ' || upload_id
            from (
              select upload_id from verdicts
              union
              select upload_id from upload_lane where upload_id > :after and upload_id <= :last) named
            where not exists (select from upload u where u.id = named.upload_id)
            """);

    static final Invariant STANDS = Invariant.broken(
            UPLOADS,
            "already-posted-stands",
            "what was answered as already posted stands, under the receipt that was named and with the same amount",
            "A row was told that its money stands, and it does not.",
            LOOK + " Sending the row again posts it when it is missing.",
            """
            select 'upload ' || v.upload_id || ' row ' || v.row_number
            from row_verdict v
            left join upload u on u.id = v.upload_id
            left join payment p on p.receipt_no = v.receipt_no
            where v.upload_id > :after and v.upload_id <= :last
              and (v.receipt_no is not null and p.key is null
                or v.verdict = 'already-posted' and u.kind = 'collections'
                  and p.amount_paise is distinct from v.amount_paise)
            """);

    /** Added up by {@link PaymentPass}. */
    static final Invariant POSTING_HASH = Invariant.broken(
            PAYMENTS,
            "posting-hash",
            "the digest that an upload announces is that of its payments",
            "Key, loan, amount or receipt of a payment is not what was announced when it was posted.",
            LOOK + " ./muster events says which payments consumers have.",
            "");

    static final List<Invariant> ALL =
            List.of(ONE_VERDICT, TALLIES, EVERY_ROW, LANES, CHECKPOINTS, UPLOAD_KNOWN, STANDS, POSTING_HASH);

    private UploadInvariants() {}
}
