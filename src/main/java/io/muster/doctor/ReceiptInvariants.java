package io.muster.doctor;

import static io.muster.doctor.Invariant.Reach.BOOKS;
import static io.muster.doctor.Invariant.Reach.EVENTS;

import java.util.List;

/** What holds of receipts that were cancelled or issued anew; {@link ReceiptSeries} looks at their numbers. */
final class ReceiptInvariants {
    // From each payment's first receipt along its re-issues, as far as the books lead
    private static final String CHAIN = """
            with recursive chain (payment_key, receipt_no, place) as (
              select p.key, p.receipt_no, 1
              from (
                select payment_key from receipt_cancellation
                union
                select payment_key from receipt_reissue) changed
              join payment p on p.key = changed.payment_key
              union all
              select c.payment_key, r.receipt_no, c.place + 1
              from chain c
              join receipt_reissue r on r.replaces = c.receipt_no and r.payment_key = c.payment_key
              where c.place < 1000)
            """;

    static final Invariant CANCELLED_EXISTS = Invariant.broken(
            BOOKS,
            "cancellation-cites",
            "a cancellation is of a receipt that its payment was given",
            "A receipt counts no more, and nobody can say whose it was.",
            "Keep the books as they are, and find what wrote the cancellation.",
            CHAIN + """
            select 'receipt ' || x.receipt_no
            from receipt_cancellation x
            where not exists (
              select from chain c where c.receipt_no = x.receipt_no and c.payment_key = x.payment_key)
            """);

    static final Invariant ONE_VALID = Invariant.broken(
            BOOKS,
            "one-valid-receipt",
            "of a payment's receipts all but the last are cancelled, each re-issued as the next",
            "A payment has two receipts that count, or one that nobody can trace to it.",
            "Keep the books as they are; the receipts that are named belong to one payment or to none.",
            CHAIN + """
            select 'receipt ' || r.receipt_no
            from receipt_reissue r
            where not exists (
                select from chain c where c.receipt_no = r.receipt_no and c.payment_key = r.payment_key)
              or not exists (select from receipt_cancellation x where x.receipt_no = r.replaces)
              or split_part(r.receipt_no, '/', 1) <> split_part(r.replaces, '/', 1)
              or exists (select from payment p where p.receipt_no = r.receipt_no)
            """);

    static final Invariant TOLD = Invariant.broken(
            BOOKS,
            "receipt-change-has-event",
            "every cancellation and re-issue of the last days has its event in the outbox",
            "Downstream and the borrower do not learn that a receipt counts no more.",
            "Compare with what consumers have: ./muster events reads Kafka.",
            """
            select 'receipt ' || changed.receipt_no
            from (
              select receipt_no, receipt_no || '/cancelled' as event_id
              from receipt_cancellation
              where cancelled_at >= now() - make_interval(secs => :kept)
              union all
              select receipt_no, receipt_no || '/reissued'
              from receipt_reissue
              where issued_at >= now() - make_interval(secs => :kept)) changed
            where not exists (
              select from outbox_event o where o.topic = 'muster.receipts.v1' and o.event_id = changed.event_id)
            """);

    static final Invariant EVENT_TRUE = Invariant.broken(
            EVENTS,
            "receipt-event-true",
            "the event of a receipt says what the books say of it",
            "Downstream has another receipt than the books.",
            "Compare with what consumers have: ./muster events reads Kafka.",
            """
            select 'event ' || o.event_id
            from events o
            left join (
              select receipt_no || '/cancelled' as event_id, 'io.muster.receipt.cancelled.v1' as event_type, payment_key,
                jsonb_build_object('receiptNumber', receipt_no, 'cancelledBy', cancelled_by) as says
              from receipt_cancellation
              union all
              select receipt_no || '/reissued', 'io.muster.receipt.reissued.v1', payment_key,
                jsonb_build_object('receiptNumber', receipt_no, 'replaces', replaces, 'issuedBy', issued_by)
              from receipt_reissue) changed on changed.event_id = o.event_id
            left join payment p on p.key = changed.payment_key
            left join loan_account l on l.id = p.loan_id
            where o.topic = 'muster.receipts.v1'
              and (p.key is null
                or o.event_type <> changed.event_type
                or substr(o.event_key, strpos(o.event_key, ':') + 1) is distinct from l.number
                or (o.said @> (changed.says || jsonb_build_object('paymentKey', p.key, 'loanAccount', l.number,
                    'amountPaise', p.amount_paise))) is not true)
            """);

    static final List<Invariant> OF_RECEIPTS = List.of(CANCELLED_EXISTS, ONE_VALID);

    static final List<Invariant> OF_EVENTS = List.of(TOLD, EVENT_TRUE);

    private ReceiptInvariants() {}
}
