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
-- The same action sent twice is one
create unique index cell_edit_of_step on cell_edit (correction_id, step, row_number, col);
create trigger cell_edit_is_a_fact before update or delete or truncate on cell_edit
  for each statement execute function refuse_change();
