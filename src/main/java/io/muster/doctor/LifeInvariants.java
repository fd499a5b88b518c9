package io.muster.doctor;

import static io.muster.doctor.Invariant.Reach.UPLOADS;

import java.util.List;

/** What holds of trials, of what people decided, and of uploads that wait for them. */
final class LifeInvariants {
    private static final String LOOK =
            "Keep the lender's uploads back and compare the upload's trials, decisions and payments.";

    static final Invariant TRIED_POSTS_NOTHING = Invariant.broken(
            UPLOADS,
            "tried-posts-nothing",
            "no row of an upload that is tried has a verdict, but for those that had it before",
            "Rows were posted before anybody let them be.",
            "Stop the ingest role at once, and find what wrote these rows.",
            """
            select 'upload ' || u.id
            from upload u
            cross join lateral (
              select sum(posted_rows::bigint + already_posted_rows + refused_rows + rejected_rows) as n
              from upload_lane where upload_id = u.id) l
            left join upload_trial t on t.upload_id = u.id and t.number = u.trial
            where u.id > :after and u.id <= :last and u.phase = 'try' and l.n > 0
              and (u.state = 'held' and t.done_rows is distinct from l.n
                or not exists (select from upload_decision d
                  where d.upload_id = u.id and d.what in ('taken-up', 'sent-again')))
            """);

    static final Invariant TRIAL_TIES = Invariant.broken(
            UPLOADS,
            "trial-ties",
            "a completed upload that was tried first has as many rows, and as much money, as its trial counted",
            "What was posted is not what people saw before.",
            LOOK,
            """
            select 'upload ' || u.id
            from upload u
            left join (
              select upload_id,
                sum(posted_rows::bigint + already_posted_rows + refused_rows + rejected_rows) as n,
                sum(posted_paise + already_posted_paise + refused_paise + rejected_paise) as paise
              from upload_lane
              where upload_id > :after and upload_id <= :last
              group by upload_id) l on l.upload_id = u.id
            where u.id > :after and u.id <= :last and u.state = 'completed' and u.trial > 0
              and (u.found_rows is distinct from coalesce(n, 0)
                or u.kind = 'collections' and u.found_paise is distinct from coalesce(l.paise, 0))
            """);

    static final Invariant TRIAL_KNOWN = Invariant.broken(
            UPLOADS,
            "trial-is-of-upload",
            "what an upload says of its last trial is what that trial found, and every trial is of an upload",
            "People were shown other numbers than the ones that they decided about.",
            LOOK,
            """
            select 'upload ' || u.id
            from upload u
            left join upload_trial t on t.upload_id = u.id and t.number = u.trial
            where u.id > :after and u.id <= :last and u.trial > 0
              and (t.number is null or u.found_rows is not null and (u.found_rows, u.found_paise, u.found_not_data)
                <> (t.rows, t.paise, t.not_data_rows))
            union all
            select 'upload ' || t.upload_id
            from upload_trial t
            left join upload u on u.id = t.upload_id
            where t.upload_id > :after and t.upload_id <= :last and (u.id is null or t.number > u.trial)
            """);

    static final Invariant DECLARED_TIES = Invariant.broken(
            UPLOADS,
            "declared-ties",
            "what is posted has as many rows, and as much money, as its sender declared",
            "A control total was passed by that did not tie.",
            LOOK,
            """
            select 'upload ' || id
            from upload
            where id > :after and id <= :last and phase = 'post'
              and (declared_rows is not null and declared_rows is distinct from found_rows - found_not_data
                or declared_paise is not null and declared_paise is distinct from found_paise)
            """);

    static final Invariant CHILD = Invariant.broken(
            UPLOADS,
            "child-has-parent",
            "an upload that corrects another's rows has that other one, and the correction that it was sent from",
            "Nobody can tell whose rows were mended.",
            LOOK,
            """
            select 'upload ' || u.id
            from upload u
            where u.id > :after and u.id <= :last
              and (u.parent_id is null) is distinct from (u.correction_id is null)
            union all
            select 'upload ' || u.id
            from upload u
            left join upload p on p.id = u.parent_id
            left join correction c on c.id = u.correction_id
            where u.id > :after and u.id <= :last and u.parent_id is not null
              and (p.id is null or c.upload_id is distinct from u.parent_id or c.child_id is distinct from u.id)
            """);

    static final Invariant NO_WORKER = Invariant.broken(
            UPLOADS,
            "held-has-no-worker",
            "no worker has an upload that waits for a person, or that a person has ended",
            "Somebody works on what nobody let go on.",
            "Stop the ingest role, and find what wrote these rows.",
            """
            select 'upload ' || id
            from upload
            where id > :after and id <= :last and state in ('held', 'paused', 'cancelled', 'discarded')
              and (lease_owner is not null or lease_until is not null)
            """);

    static final List<Invariant> ALL =
            List.of(TRIED_POSTS_NOTHING, TRIAL_TIES, TRIAL_KNOWN, DECLARED_TIES, CHILD, NO_WORKER);

    private LifeInvariants() {}
}
