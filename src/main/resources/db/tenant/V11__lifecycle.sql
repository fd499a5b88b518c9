-- The life of an upload between its reception and its posting: a trial that writes no money, people who look, and a rule of
-- the lender that asks for a second person. Nothing enters the phase "post" without passing upload_enters_posting
-- (docs/decisions/0016-held-uploads.md).

alter table upload
  drop constraint upload_state_check,
  add constraint upload_state_check check (state in ('received', 'reading', 'completed', 'failed',
    'held', 'paused', 'cancelled', 'discarded')),
  -- what the next or present worker does: look only, or post
  add column phase text not null default 'post' check (phase in ('try', 'post')),
  -- whom it waits for while it is held
  add column asks text check (asks in ('mapping', 'declaration', 'maker', 'checker')),
  -- what somebody wishes of the worker that has it, done at the end of a window
  add column wish text check (wish in ('pause', 'cancel')),
  -- the sender wants to look before anything is posted
  add column looks_first boolean not null default false,
  add column received_subject text,
  add column declared_rows int check (declared_rows >= 0),
  add column declared_paise bigint check (declared_paise >= 0),
  -- the last trial that ended, and what it counted: every data row, and every rupee that can be read
  add column trial int not null default 0,
  add column found_rows int,
  add column found_paise bigint,
  -- of these rows the ones that are no data: total lines, headers once more, notes, empty rows
  add column found_not_data int not null default 0 check (found_not_data >= 0),
  add column mapping jsonb,
  add column paused_role text,
  add column parent_id uuid,
  add column correction_id uuid,
  add constraint upload_asks check ((state = 'held') = (asks is not null)),
  add constraint upload_wish check (wish is null or state in ('reading', 'received')),
  add constraint upload_tried check (state not in ('held', 'discarded') or phase = 'try'),
  -- cancelled in phase try: it was cancelled before, was taken up again, and nobody wanted the rest after all
  add constraint upload_posts check (state not in ('completed', 'paused') or phase = 'post'),
  add constraint upload_found check ((found_rows is null) = (found_paise is null)),
  add constraint upload_ties check (phase = 'try' or (declared_rows is null
      or found_rows - found_not_data is not distinct from declared_rows)
    and (declared_paise is null or found_paise is not distinct from declared_paise));
create index upload_held on upload (asks, received_at) where state = 'held';
create index upload_of_parent on upload (parent_id) where parent_id is not null;

-- Who did what with an upload; a fact. The sender is in upload.received_by and received_subject.
create table upload_decision (
  upload_id uuid not null,
  seq       bigint generated always as identity,
  what      text not null check (what in ('mapped', 'mapped-before', 'declared', 'asked', 'posted', 'approved', 'returned',
              'discarded', 'paused', 'resumed', 'cancelled', 'taken-up', 'sent-again')),
  by        text not null,
  subject   text not null,
  -- as what this person acted
  role      text not null check (role in ('maker', 'checker')),
  at        timestamptz not null default now(),
  trial     int not null,
  rows      int,
  paise     bigint,
  reason    text check (length(reason) <= 300),
  detail    jsonb,
  primary key (upload_id, seq),
  constraint upload_approval_says_what check (what <> 'approved'
    or role = 'checker' and trial > 0 and rows is not null and paise is not null)
);
create unique index upload_approved_once on upload_decision (upload_id, trial) where what = 'approved';
create trigger upload_decision_is_a_fact before update or delete or truncate on upload_decision
  for each statement execute function refuse_change();

-- The lender's rule as the books know it: copied from its policy, kept for ever, the newest whose day has come counts.
create table approval_rule (
  kind text not null,
  version int not null,
  effective_from date not null,
  -- null: never; 0: always; else above so many paise
  above_paise bigint check (above_paise >= 0),
  noted_at timestamptz not null default now(),
  primary key (kind, version)
);
create trigger approval_rule_is_a_fact before update or delete or truncate on approval_rule
  for each statement execute function refuse_change();

create table upload_trial (
  upload_id uuid not null, number int not null,
  ended_at timestamptz not null default now(), business_date date not null,
  sheet text, header_row int, header text[], layout text,
  rows int not null, paise bigint not null,
  post_rows int not null, post_paise bigint not null, already_rows int not null, already_paise bigint not null,
  refused_rows int not null, refused_paise bigint not null, rejected_rows int not null, rejected_paise bigint not null,
  suspense_rows int not null, suspense_paise bigint not null,   -- part of refused
  done_rows int not null,                                       -- had their verdict before (a cancelled upload taken up)
  not_data_rows int not null,                                   -- total lines, headers once more, notes, empty rows
  mends uuid[] not null,       -- the uploads whose rows it has once more, by their Muster keys
  version text not null,       -- of Muster, whose rules judged
  reasons jsonb not null,      -- [{code, rows, paise}]
  first_rows jsonb not null,   -- at most 100
  samples jsonb not null,      -- headers with the first values, for the mapping screen
  primary key (upload_id, number)
);
create trigger upload_trial_is_a_fact before update or delete or truncate on upload_trial
  for each statement execute function refuse_change();

-- The day by which a rule counts: that of the calendar, or of the books where they are ahead of it.
create function upload_rule_day() returns date language sql stable as $$
  select greatest((select business_date from business_day), (now() at time zone 'Asia/Kolkata')::date)
$$;

-- Whether the rule in force asks for a second person at all, and above how many paise.
create function upload_rule_above(of_kind text, out ruled boolean, out above bigint) language plpgsql stable as $$
begin
  select r.above_paise is not null, r.above_paise into ruled, above
  from approval_rule r
  where r.kind = of_kind and r.effective_from <= upload_rule_day()
  order by r.effective_from desc, r.version desc limit 1;
  ruled := coalesce(ruled, false);
end $$;

-- Whether it corrects rows of an upload that a checker approved, or of one that corrects those: as a child out of the grid, or
-- as a sheet that brings Muster keys of their rows.
create function upload_comes_of_approved(of uuid) returns boolean language plpgsql stable as $$
begin
  return exists (
    with recursive above (id) as (
      select of
      union
      select m.id
      from above a
      cross join lateral (
        select u.parent_id as id from upload u where u.id = a.id and u.parent_id is not null
        union all
        select unnest(t.mends) from upload_trial t where t.upload_id = a.id) m)
    select from above a join upload_decision d on d.upload_id = a.id and d.what = 'approved' where a.id <> of);
end $$;

-- The last word by which a checker wanted it to end, or to rest, that no checker has taken back: a maker may go on with it, but
-- for a checker to approve. A checker's word on what this person sent is a maker's; whoever discarded it may send it again.
create function upload_last_stop(of uuid) returns bigint language plpgsql stable as $$
begin
  return (
    select max(c.seq)
    from upload_decision c
    join upload u on u.id = c.upload_id
    where c.upload_id = of and c.what in ('cancelled', 'discarded', 'paused') and c.role = 'checker'
      and c.subject is distinct from u.received_subject and lower(c.by) <> lower(u.received_by)
      and not exists (select from upload_decision t
        where t.upload_id = of and t.seq > c.seq
          and (t.role = 'checker' and (t.what = 'taken-up' or t.what = 'resumed' and c.what = 'paused')
            or t.what = 'sent-again' and c.what = 'discarded' and t.subject = c.subject)));
end $$;

-- Whether it needs a second person. What no trial has counted is more than any limit, and a limit of 0 means every upload,
-- also one without a rupee in it.
create function upload_needs_approval(u upload) returns boolean language plpgsql stable as $$
declare rule record;
begin
  select * into rule from upload_rule_above(u.kind);
  return rule.ruled and (u.found_paise is null or rule.above = 0 or u.found_paise > rule.above
      or upload_comes_of_approved(u.id))
    or upload_last_stop(u.id) is not null;
end $$;

-- Whether a person had a hand in it. Hands are told by name, whatever its case, and by subject: a person who was renamed stays
-- the same subject. Of each kind the last word counts, for it took the place of those before it. Whoever sent the same bytes once
-- more is a hand, too: what one person has discarded is not for the next to send and approve alone. And so is whoever chose the
-- columns by which an earlier sheet was read and this one after it, unless somebody has chosen those of this one; and whoever
-- mended a cell of the upload whose rows it corrects, or of one further above, before they were sent: what was written there may
-- go on down.
create function upload_has_hand(u upload, name text, person text) returns boolean language plpgsql stable as $$
begin
  return lower(u.received_by) = lower(name) or u.received_subject = person
    or exists (select from upload_decision h
      where h.upload_id = u.id and (h.subject = person or lower(h.by) = lower(name))
        and (h.what in ('mapped', 'declared', 'asked', 'taken-up', 'sent-again')
          or h.what = 'mapped-before' and u.mapping is null)
        and not exists (select from upload_decision l where l.upload_id = u.id and l.what = h.what and l.seq > h.seq))
    or exists (
      with recursive above (id, sent_at) as (
        select u.parent_id, u.received_at
        union
        select p.parent_id, p.received_at from above b join upload p on p.id = b.id where p.parent_id is not null)
      select from above b
      join correction c on c.upload_id = b.id
      join cell_edit e on e.correction_id = c.id and e.at <= b.sent_at
      where e.subject = person or lower(e.by) = lower(name));
end $$;

-- Whether a checker who is no hand approved exactly what the last trial found, after the last time it was stopped.
create function upload_is_approved(u upload) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from upload_decision a
    where a.upload_id = u.id and a.what = 'approved' and a.role = 'checker'
      and a.trial = u.trial and a.rows = u.found_rows and a.paise = u.found_paise
      and a.seq > coalesce((select max(c.seq) from upload_decision c
        where c.upload_id = u.id and c.what in ('cancelled', 'taken-up', 'discarded')), 0)
      and a.seq > coalesce(upload_last_stop(u.id), 0)
      and not coalesce(upload_has_hand(u, a.by, a.subject), false));
end $$;

-- An approval is of an upload that asks for one, of what its last trial found, and by nobody who had a hand in it, whatever
-- the lender's rule says by then: who lifts a rule is not to be its own second person.
create function upload_approval_is_asked() returns trigger language plpgsql as $$
begin
  if not exists (select from upload u where u.id = new.upload_id and u.state = 'held' and u.asks = 'checker'
      and u.trial = new.trial and u.found_rows = new.rows and u.found_paise = new.paise
      and not coalesce(upload_has_hand(u, new."by", new.subject), false)) then
    raise exception 'upload % does not ask for this approval', new.upload_id using errcode = 'MU001';
  end if;
  return new;
end $$;
create trigger upload_approval_is_asked before insert on upload_decision for each row
  when (new.what = 'approved') execute function upload_approval_is_asked();

-- MU001: it needs another person; MU003: what people relied on does not change.
create function upload_enters_posting() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.phase = 'post' and (select ruled from upload_rule_above(new.kind)) then
      raise exception 'upload % needs a trial before it is posted', new.id using errcode = 'MU001';
    end if;
    return new;
  end if;
  if (new.sha256, new.kind, new.received_by, new.received_subject, new.parent_id, new.correction_id)
      is distinct from (old.sha256, old.kind, old.received_by, old.received_subject, old.parent_id, old.correction_id)
    or new.trial < old.trial then
    raise exception 'whose and what upload % is does not change', new.id using errcode = 'MU003';
  end if;
  -- What failed goes on only by the rule of today, which may be newer than its posting
  if new.phase = 'post' and (old.phase = 'try' or (old.state = 'failed' and new.state <> 'failed'))
    and upload_needs_approval(new) and not upload_is_approved(new) then
    raise exception 'upload % needs the approval of another person', new.id using errcode = 'MU001';
  end if;
  if old.phase = 'post' and new.phase = 'post'
    and (new.trial, new.found_rows, new.found_paise, new.found_not_data, new.declared_rows, new.declared_paise, new.mapping)
      is distinct from (old.trial, old.found_rows, old.found_paise, old.found_not_data, old.declared_rows, old.declared_paise,
        old.mapping) then
    raise exception 'what was approved of upload % does not change', new.id using errcode = 'MU003';
  end if;
  -- The way back to a trial is to come again after it failed, or to be taken up after it was cancelled; what was approved
  -- before is so no longer
  if old.phase = 'post' and new.phase = 'try' and (old.state not in ('failed', 'cancelled') or new.state <> 'received'
    or old.state = 'cancelled' and coalesce((select max(t.seq) from upload_decision t
        where t.upload_id = new.id and t.what = 'taken-up'), 0)
      <= coalesce((select max(a.seq) from upload_decision a
        where a.upload_id = new.id and a.what in ('approved', 'cancelled')), 0)) then
    raise exception 'upload % is not taken up again', new.id using errcode = 'MU003';
  end if;
  return new;
end $$;
create trigger upload_enters_posting before insert or update on upload for each row execute function upload_enters_posting();

-- MU002: no batch of an upload that may not post can commit. Asked once a batch, in the statement that is its fence.
create function lane_posts() returns trigger language plpgsql as $$
begin
  if not exists (select from upload u where u.id = new.upload_id and u.phase = 'post' and u.state = 'reading') then
    raise exception 'upload % may not post', new.upload_id using errcode = 'MU002';
  end if;
  return new;
end $$;
create trigger lane_posts before update of posted_rows, already_posted_rows, refused_rows, rejected_rows on upload_lane
  for each row when (new.posted_rows + new.already_posted_rows + new.refused_rows + new.rejected_rows
    > old.posted_rows + old.already_posted_rows + old.refused_rows + old.rejected_rows)
  execute function lane_posts();
create trigger lane_opens before insert on upload_lane for each row
  when (new.posted_rows + new.already_posted_rows + new.refused_rows + new.rejected_rows > 0)
  execute function lane_posts();
