package io.muster.receipt;

import io.muster.loan.Instalment;
import io.muster.loan.InstalmentShare;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.LoanContact;
import io.muster.loan.Shares;
import io.muster.posting.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What receipts tell of their loans, as the database answered: of a schedule only the instalments that a payment touched,
 * so that a page of receipts is as large as what stands on them and not as the loans are long.
 */
record ReceiptFacts(RowSet<Row> loans, RowSet<Row> touched) {
    // The contact is the first that was corrected after the receipt was issued; without one it is in force still
    static final String LOANS = """
            select t.place::int, l.number, l.borrower, l.branch, l.product,
              case when c.until is null then l.phone else c.phone end as phone,
              case when c.until is null then l.email else c.email end as email,
              case when c.until is null then l.language else c.language end as language,
              d.penalty_paise, d.fee_paise, d.interest_paise, d.principal_paise
            from unnest($1::uuid[], $2::timestamptz[]) with ordinality as t(key, issued_at, place)
            join payment p on p.key = t.key
            join loan_account l on l.id = p.loan_id
            left join lateral (
              select b.until, b.phone, b.email, b.language
              from loan_contact_past b
              where b.loan_id = l.id and b.until > t.issued_at
              order by b.until
              limit 1) c on true
            cross join lateral (
              select coalesce(sum(i.penalty_paise), 0)::bigint as penalty_paise,
                coalesce(sum(i.fee_paise), 0)::bigint as fee_paise,
                coalesce(sum(i.interest_paise), 0)::bigint as interest_paise,
                coalesce(sum(i.principal_paise), 0)::bigint as principal_paise
              from instalment i
              where i.loan_id = l.id and i.due_date <= p.business_date) d
            """;

    // Within a component money fills the instalments oldest first: what is due up to each one, by component, tells
    // whether it lies between the loan's totals before the payment and after
    static final String TOUCHED = """
            select t.place::int, s.number, s.due_date, s.penalty_paise, s.fee_paise, s.interest_paise, s.principal_paise,
              s.penalty_to, s.fee_to, s.interest_to, s.principal_to
            from unnest($1::uuid[]) with ordinality as t(key, place)
            join payment p on p.key = t.key
            cross join lateral (
              select i.number, i.due_date, i.penalty_paise, i.fee_paise, i.interest_paise, i.principal_paise,
                (sum(i.penalty_paise) over w)::bigint as penalty_to, (sum(i.fee_paise) over w)::bigint as fee_to,
                (sum(i.interest_paise) over w)::bigint as interest_to,
                (sum(i.principal_paise) over w)::bigint as principal_to
              from instalment i
              where i.loan_id = p.loan_id
              window w as (order by i.due_date, i.number)) s
            where least(s.penalty_to, p.before_penalty_paise + p.penalty_paise)
                > greatest(s.penalty_to - s.penalty_paise, p.before_penalty_paise)
              or least(s.fee_to, p.before_fee_paise + p.fee_paise) > greatest(s.fee_to - s.fee_paise, p.before_fee_paise)
              or least(s.interest_to, p.before_interest_paise + p.interest_paise)
                > greatest(s.interest_to - s.interest_paise, p.before_interest_paise)
              or least(s.principal_to, p.before_principal_paise + p.principal_paise)
                > greatest(s.principal_to - s.principal_paise, p.before_principal_paise)
            order by t.place, s.due_date, s.number
            """;

    /** Reads what these receipts tell, in two statements however many. */
    static Uni<ReceiptFacts> read(SqlClient client, List<PaidReceipt> receipts) {
        UUID[] keys = receipts.stream().map(each -> each.payment().key()).toArray(UUID[]::new);
        OffsetDateTime[] issued = receipts.stream()
                .map(each -> each.issuedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return Uni.combine()
                .all()
                .unis(
                        client.preparedQuery(LOANS).execute(Tuple.of(keys, issued)),
                        client.preparedQuery(TOUCHED).execute(Tuple.tuple().addValue(keys)))
                .with(ReceiptFacts::new);
    }

    /** Derives the receipts, in their order; pure, and for a page too much for an event loop. */
    List<Receipt> derive(List<PaidReceipt> receipts) {
        List<List<InstalmentShare>> splits = splits(receipts);
        Receipt[] derived = new Receipt[receipts.size()];
        for (Row row : loans) {
            int at = row.getInteger("place") - 1;
            derived[at] = receipts.get(at).with(readLoan(row), splits.get(at), readDue(row));
        }
        return List.of(derived);
    }

    private List<List<InstalmentShare>> splits(List<PaidReceipt> receipts) {
        List<List<InstalmentShare>> splits = new ArrayList<>(receipts.size());
        receipts.forEach(_ -> splits.add(new ArrayList<>(2)));
        for (Row row : touched) {
            int at = row.getInteger("place") - 1;
            Payment payment = receipts.get(at).payment();
            splits.get(at)
                    .add(InstalmentShare.of(readInstalment(row), readDueUpTo(row), payment.before(), payment.share()));
        }
        return splits;
    }

    private static ReceiptLoan readLoan(Row row) {
        LoanContact contact = LoanContact.read(row);
        return new ReceiptLoan(
                new LoanAccountNumber(row.getString("number")),
                row.getString("borrower"),
                contact.phone(),
                contact.language(),
                row.getString("branch"),
                row.getString("product"));
    }

    private static Instalment readInstalment(Row row) {
        return new Instalment(row.getInteger("number"), row.getLocalDate("due_date"), readDue(row));
    }

    private static Shares readDue(Row row) {
        return new Shares(
                row.getLong("penalty_paise"),
                row.getLong("fee_paise"),
                row.getLong("interest_paise"),
                row.getLong("principal_paise"));
    }

    private static Shares readDueUpTo(Row row) {
        return new Shares(
                row.getLong("penalty_to"),
                row.getLong("fee_to"),
                row.getLong("interest_to"),
                row.getLong("principal_to"));
    }
}
