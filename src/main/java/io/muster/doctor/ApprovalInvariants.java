package io.muster.doctor;

import static io.muster.doctor.Invariant.Reach.UPLOADS;

import java.util.List;

/** What holds of the second persons that lenders want. */
final class ApprovalInvariants {
    private static final String LOOK =
            "Keep the lender's uploads back, compare the upload's trials, decisions and payments, and tell the lender.";

    /** As a rule that asks counts only one that did so both when the trial ended and when somebody let it be posted. */
    static final Invariant APPROVED = Invariant.broken(
            UPLOADS,
            "approved-by-another",
            "what the lender's rule wants a second person for was approved by a checker",
            "One person alone has posted more than the lender allows.",
            LOOK,
            """
            with recursive corrects (id, mended) as (
              select u.id, m.id
              from upload u
              cross join lateral (
                select u.parent_id as id where u.parent_id is not null
                union all
                select unnest(t.mends) from upload_trial t where t.upload_id = u.id) m
              where u.id > :after and u.id <= :last
              union
              select c.id, m.id
              from corrects c
              join upload u on u.id = c.mended
              cross join lateral (
                select u.parent_id as id where u.parent_id is not null
                union all
                select unnest(t.mends) from upload_trial t where t.upload_id = u.id) m),
            entered as (
              select u.*, coalesce(t.ended_at, u.received_at) as seen_at,
                greatest(t.business_date,
                  (coalesce(t.ended_at, u.received_at) at time zone 'Asia/Kolkata')::date) as seen_on,
                coalesce((select max(d.at) from upload_decision d
                  where d.upload_id = u.id and d.what in ('posted', 'approved')), t.ended_at, u.received_at) as let_at
              from upload u
              left join upload_trial t on t.upload_id = u.id and t.number = u.trial
              where u.id > :after and u.id <= :last and u.phase = 'post'),
            ruled as (
              select e.id
              from entered e
              cross join lateral (
                select r.above_paise from approval_rule r
                where r.kind = e.kind and r.noted_at <= e.seen_at and r.effective_from <= e.seen_on
                order by r.effective_from desc, r.version desc limit 1) seen
              cross join lateral (
                select r.above_paise from approval_rule r
                where r.kind = e.kind and r.noted_at <= e.let_at
                  and r.effective_from <= (e.let_at at time zone 'Asia/Kolkata')::date
                order by r.effective_from desc, r.version desc limit 1) let
              where (e.found_paise is null or least(seen.above_paise, let.above_paise) = 0
                or e.found_paise > greatest(seen.above_paise, let.above_paise)
                or exists (select from corrects c join upload_decision p on p.upload_id = c.mended
                  where c.id = e.id and c.mended <> e.id and p.what = 'approved' and p.at < e.let_at))
                and seen.above_paise is not null and let.above_paise is not null),
            stopped as (
              select e.id
              from entered e
              where exists (
                select from upload_decision c
                join upload_decision t on t.upload_id = c.upload_id and t.seq > c.seq
                where c.upload_id = e.id and c.role = 'checker'
                  and (lower(c.by) = lower(e.received_by) or c.subject = e.received_subject) is not true
                  and (c.what = 'cancelled' and t.what = 'taken-up' and t.role = 'maker'
                    or c.what in ('discarded', 'paused') and t.what = 'sent-again' and t.subject <> c.subject)
                  and not exists (select from upload_decision k
                    where k.upload_id = e.id and k.seq > c.seq
                      and (k.role = 'checker' and (k.what = 'taken-up' or k.what = 'resumed' and c.what = 'paused')
                        or c.what = 'discarded' and k.what = 'sent-again' and k.subject = c.subject))))
            select 'upload ' || u.id
            from (select id from ruled union select id from stopped) asked
            join upload u on u.id = asked.id
            where not exists (
              select from upload_decision a
              where a.upload_id = u.id and a.what = 'approved' and a.role = 'checker'
                and (a.trial, a.rows, a.paise) = (u.trial, u.found_rows, u.found_paise))
            """);

    static final Invariant NO_HAND = Invariant.broken(
            UPLOADS,
            "no-hand-approves",
            "nobody approved what they had a hand in, whatever the lender's rule was then",
            "Somebody was their own second person.",
            LOOK,
            """
            select 'upload ' || u.id
            from upload_decision a
            join upload u on u.id = a.upload_id
            where u.id > :after and u.id <= :last and a.what = 'approved'
              and (lower(a.by) = lower(u.received_by) or a.subject = u.received_subject
                or exists (select from upload_decision h
                  where h.upload_id = u.id and (lower(h.by) = lower(a.by) or h.subject = a.subject)
                    and h.what in ('mapped', 'mapped-before', 'declared', 'asked', 'taken-up', 'sent-again')
                    and h.seq < a.seq
                    and not exists (select from upload_decision l
                      where l.upload_id = u.id and l.seq > h.seq and l.seq < a.seq
                        and (l.what = h.what or (l.what, h.what) = ('mapped', 'mapped-before'))))
                or exists (
                  with recursive above (id, sent_at) as (
                    select u.parent_id, u.received_at
                    union
                    select p.parent_id, p.received_at from above b join upload p on p.id = b.id)
                  select from above b join correction c on c.upload_id = b.id join cell_edit e on e.correction_id = c.id
                  where e.at <= b.sent_at and (lower(e.by) = lower(a.by) or e.subject = a.subject)))
            """);

    static final List<Invariant> ALL = List.of(APPROVED, NO_HAND);

    private ApprovalInvariants() {}
}
