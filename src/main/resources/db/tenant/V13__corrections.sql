-- Rows that did not pass, mended in the browser: each edit is a fact, the newest of a cell is its value; what is mended goes as
-- a child upload (docs/decisions/0019-corrections.md).

-- A sitting at an upload's rows: open, then sent as a child upload. What was edited in an earlier one still stands in the next.
create table correction (
  id        uuid primary key,
  upload_id uuid not null,
  opened_by text not null,
  opened_at timestamptz not null default now(),
  state     text not null default 'open' check (state in ('open', 'sent')),
  child_id  uuid,
  check ((state = 'sent') = (child_id is not null))
);
create unique index correction_open on correction (upload_id) where state = 'open';
create index correction_of_upload on correction (upload_id);

-- Which rows went with the child; a fact.
create table correction_row (
  correction_id uuid not null,
  row_number    int not null,
  -- the row's number in the child's sheet
  child_row     int not null,
  primary key (correction_id, row_number)
);
create trigger correction_row_is_a_fact before update or delete or truncate on correction_row
  for each statement execute function refuse_change();

-- Who wrote what into which cell; a fact.
create table cell_edit (
  id            bigint generated always as identity primary key,
  correction_id uuid not null,
  row_number    int not null,
  col           int not null check (col >= 0),
  before        text not null,
  after         text not null check (length(after) <= 32767),
  -- kept: the row goes as it is
  how           text not null check (how in ('typed', 'pasted', 'replaced', 'suggested', 'loan-chosen', 'kept', 'undone')),
  -- edits of one action, for undo
  step          uuid not null,
  undoes        uuid check ((how = 'undone') = (undoes is not null)),
  by            text not null,
  subject       text not null,
  at            timestamptz not null default now()
);
create index cell_edit_of_row on cell_edit (correction_id, row_number, col, id desc);
create index cell_edit_in_order on cell_edit (correction_id, id);
-- The same action sent twice is one
create unique index cell_edit_of_step on cell_edit (correction_id, step, row_number, col);
create trigger cell_edit_is_a_fact before update or delete or truncate on cell_edit
  for each statement execute function refuse_change();

-- Which child has a row. One that was discarded or cancelled has it no more, but for what a cancelled one has decided: a row
-- that has no key could else be posted once as the one child says and once as another does.
create view row_with_child as
  select c.upload_id, r.row_number, c.child_id
  from correction c
  join correction_row r on r.correction_id = c.id
  join upload u on u.id = c.child_id
  where u.state not in ('discarded', 'cancelled')
    or u.state = 'cancelled' and (
      exists (select from payment p where p.upload_id = u.id and p.row_number = r.child_row)
      or exists (select from row_verdict v where v.upload_id = u.id and v.row_number = r.child_row));

-- MU004: a row is with one child only. Sending rows and taking a child up again come one after the other: both hold the upload
-- whose rows they are.
create function rows_go_once() returns trigger language plpgsql as $$
begin
  perform from upload u
    where u.id in (select c.upload_id from gone g join correction c on c.id = g.correction_id) order by u.id for update;
  if exists (
    select from gone g
    join correction c on c.id = g.correction_id
    join row_with_child w on w.upload_id = c.upload_id and w.row_number = g.row_number and w.child_id <> c.child_id) then
    raise exception 'rows went with another child' using errcode = 'MU004';
  end if;
  return null;
end $$;
create trigger rows_go_once after insert on correction_row referencing new table as gone
  for each statement execute function rows_go_once();

create function child_comes_back() returns trigger language plpgsql as $$
declare
  elsewhere uuid;
begin
  perform from upload u
    where u.id in (select c.upload_id from correction c where c.child_id = new.id) order by u.id for update;
  select w.child_id into elsewhere
    from correction c
    join correction_row r on r.correction_id = c.id
    join row_with_child w on w.upload_id = c.upload_id and w.row_number = r.row_number and w.child_id <> c.child_id
    where c.child_id = new.id
    order by w.row_number
    limit 1;
  if found then
    raise exception 'rows of upload % went with another child', new.id using errcode = 'MU004', detail = elsewhere;
  end if;
  return new;
end $$;
create trigger child_comes_back before update on upload for each row
  when (old.state in ('discarded', 'cancelled') and new.state not in ('discarded', 'cancelled'))
  execute function child_comes_back();
create index correction_of_child on correction (child_id) where child_id is not null;
