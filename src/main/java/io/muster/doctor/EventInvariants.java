package io.muster.doctor;

import static io.muster.doctor.Invariant.Reach.BOOKS;
import static io.muster.doctor.Invariant.Reach.EVENTS;

import java.util.List;

/** What holds of the events that wait in the outbox or left it lately; whether they are in Kafka is seen there. */
final class EventInvariants {
    private static final String LOOK = "Compare with what consumers have: ./muster events reads Kafka.";

    static final Invariant PAYMENT_TOLD = Invariant.broken(
            BOOKS,
            "payment-has-event",
            "every payment of the last days has its event in the outbox",
            "Downstream does not learn of a payment.",
            LOOK + " After a restore, events that were in Kafka already were removed by hand: then nothing is lost.",
            """
            select 'payment ' || p.key
            from payment p
            where p.posted_at >= now() - make_interval(secs => :kept)
              and not exists (
                select from outbox_event o where o.topic = 'muster.payments.v1' and o.event_id = p.key::text)
            """);

    static final Invariant BOUNCE_TOLD = Invariant.broken(
            BOOKS,
            "bounce-has-event",
            "every debit that came back in the last days has its event in the outbox",
            "Downstream and the borrower do not learn of it.",
            LOOK,
            """
            select 'bounce ' || b.id
            from bounce b
            where b.recorded_at >= now() - make_interval(secs => :kept)
              and not exists (
                select from outbox_event o where o.topic = 'muster.payments.v1' and o.event_id = b.id::text)
            """);

    static final Invariant BOUNCE_EVENT_TRUE = Invariant.broken(
            EVENTS,
            "bounce-event-true",
            "the event of a debit that came back says what the books say of it",
            "Downstream and the borrower learn of another bounce than the books have.",
            LOOK,
            """
            select 'event ' || o.event_id
            from events o
            left join bounce b on b.id::text = o.event_id
            left join loan_account l on l.id = b.loan_id
            where o.event_type = 'io.muster.payment.bounced.v1'
              and (b.id is null
                or substr(o.event_key, strpos(o.event_key, ':') + 1) is distinct from l.number
                or (o.said @> jsonb_build_object(
                  'bounceId', b.id, 'loanAccount', l.number, 'amountPaise', b.amount_paise,
                  'returnCode', b.return_code)) is not true)
            """);

    static final Invariant ONCE = Invariant.broken(
            BOOKS, "event-once", "no event is twice in the outbox", "Downstream would count it twice.", LOOK, """
            select 'event ' || event_id
            from outbox_event o
            group by topic, event_id
            having count(*) > 1
            """);

    static final Invariant PAYMENT_EVENT_TRUE = Invariant.broken(
            EVENTS,
            "payment-event-true",
            "the event of a payment says what the payment says",
            "Downstream has another payment than the books, or one that the books do not have.",
            LOOK,
            """
            select 'event ' || o.event_id
            from events o
            left join payment p on p.key = case when pg_input_is_valid(o.event_id, 'uuid') then o.event_id::uuid end
            left join loan_account l on l.id = p.loan_id
            where o.topic = 'muster.payments.v1'
              and o.event_type <> 'io.muster.payment.bounced.v1'
              and (p.key is null
                or o.event_type <> 'io.muster.payment.posted.v1'
                or substr(o.event_key, strpos(o.event_key, ':') + 1) is distinct from l.number
                or (o.said @> jsonb_build_object(
                  'paymentKey', p.key, 'receiptNumber', p.receipt_no, 'loanAccount', l.number,
                  'loanVersion', p.loan_version, 'amountPaise', p.amount_paise, 'mode', p.mode,
                  'reference', p.reference, 'valueDate', p.value_date, 'businessDate', p.business_date,
                  'shares', jsonb_build_object('penaltyPaise', p.penalty_paise, 'feePaise', p.fee_paise,
                    'interestPaise', p.interest_paise, 'principalPaise', p.principal_paise),
                  'excessPaise', p.excess_paise, 'waterfall', p.waterfall,
                  'upload', case when p.upload_id is not null
                    then jsonb_build_object('uploadId', p.upload_id, 'row', p.row_number) end)) is not true)
            """);

    // By the payments' versions, since it is looked at elsewhere that events say what payments say
    static final Invariant ORDER = Invariant.broken(
            BOOKS,
            "events-in-order",
            "the events of a loan stand in the outbox in the order of its payments",
            "Downstream sees a loan's payments in the wrong order.",
            LOOK,
            """
            select 'event ' || key
            from (
              select p.key, p.loan_version as version,
                lag(p.loan_version) over (partition by p.loan_id order by o.horizon, o.seq, o.place) as before
              from outbox_event o
              join payment p on p.key = case when pg_input_is_valid(o.event_id, 'uuid') then o.event_id::uuid end
              where o.topic = 'muster.payments.v1') steps
            where version <= before
            """);

    static final Invariant END_TOLD = Invariant.broken(
            BOOKS,
            "upload-end-has-event",
            "every upload that ended in the last days has the event of its end in the outbox",
            "Downstream waits for ever for the totals of an upload.",
            LOOK + " After a restore, events that were in Kafka already were removed by hand: then nothing is lost.",
            """
            select 'upload ' || u.id
            from upload u
            where (u.state in ('completed', 'failed') or u.state = 'cancelled' and u.phase = 'post')
              and u.finished_at >= now() - make_interval(secs => :kept)
              and not exists (
                select from outbox_event o
                where o.topic = 'muster.uploads.v1'
                  and o.event_id = u.id || '/' || u.token
                  and o.event_type = 'io.muster.upload.' || case u.state when 'completed' then 'completed' else 'failed' end
                    || '.v1')
            """);

    static final Invariant END_TRUE = Invariant.broken(
            EVENTS,
            "upload-end-true",
            "the event of an upload's end says what its lanes say",
            "Downstream proves itself against totals that are not those of the books.",
            LOOK,
            """
            select 'event ' || o.event_id
            from events o
            left join upload u on u.id::text = split_part(o.event_id, '/', 1)
            left join lateral (
              select jsonb_build_object('uploadId', u.id, 'kind', u.kind, 'sha256', encode(u.sha256, 'hex'),
                'rows', sum(posted_rows::bigint + already_posted_rows + refused_rows + rejected_rows),
                'posted', jsonb_build_object('rows', sum(posted_rows), 'paise', sum(posted_paise)),
                'alreadyPosted', jsonb_build_object('rows', sum(already_posted_rows),
                  'paise', sum(already_posted_paise)),
                'refused', jsonb_build_object('rows', sum(refused_rows), 'paise', sum(refused_paise)),
                'rejected', jsonb_build_object('rows', sum(rejected_rows), 'paise', sum(rejected_paise))) as totals
              from upload_lane l
              where l.upload_id = u.id) lanes on true
            where o.topic = 'muster.uploads.v1'
              and (u.id is null
                or substr(o.event_key, strpos(o.event_key, ':') + 1) <> u.id::text
                or o.event_id = u.id || '/' || u.token
                  and (o.said @> lanes.totals) is not true)
            """);

    static final Invariant OWN = Invariant.broken(
            EVENTS,
            "events-of-this-lender",
            "every event in the outbox is this lender's",
            "One lender's payments are published under another's name.",
            "Stop the ingest role at once: nothing of this may be published.",
            """
            select 'event ' || event_id
            from events o
            where not starts_with(event_key, :tenant || ':')
              or said ->> 'tenant' is distinct from :tenant
            """);

    static final Invariant SHUT = Invariant.broken(
            BOOKS,
            "shut-to-others",
            "no other lender's role, and not everybody, may enter the database",
            "Another lender's connection could read or change these books.",
            "revoke connect on the database from the role that is named.",
            """
            select 'role ' || rolname
            from pg_roles
            where rolname = any(:others) and has_database_privilege(oid, current_database(), 'connect')
            union all
            select 'everybody'
            where has_database_privilege('public', current_database(), 'connect')
            """);

    static final Invariant MOVING = Invariant.warning(
            "uploads-move",
            "no upload waits for a worker for longer than 15 minutes",
            "Rows wait; nothing is lost.",
            "See that processes with the role ingest run, are ready, and reach this lender's database and the spool.",
            """
            select 'upload ' || id || ' ' || state
            from upload
            where state = 'reading' and lease_until < now() - interval '15 minutes'
              or state = 'received' and now() - interval '15 minutes' > greatest(received_at, started_at,
                (select max(d.at) from upload_decision d where d.upload_id = upload.id))
            """);

    static final Invariant PUBLISHED = Invariant.warning(
            "events-leave",
            "no event waits in the outbox for longer than 15 minutes",
            "Downstream is late; nothing is lost.",
            "See that Kafka answers, and what the relay says in /q/health/ready (management port) and in its log.",
            """
            select 'event ' || o.event_id
            from outbox_event o
            cross join relay r
            where (o.horizon, o.seq) > (r.last_horizon, r.last_seq) and o.created_at < now() - interval '15 minutes'
            """);

    static final List<Invariant> ALL = List.of(
            PAYMENT_TOLD,
            BOUNCE_TOLD,
            ONCE,
            PAYMENT_EVENT_TRUE,
            BOUNCE_EVENT_TRUE,
            ORDER,
            END_TOLD,
            END_TRUE,
            OWN,
            SHUT,
            MOVING,
            PUBLISHED);

    private EventInvariants() {}
}
