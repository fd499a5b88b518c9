-- Rows that did not pass, mended in the browser: each edit is a fact, the newest of a cell is its value; what is mended goes as
-- a child upload.

create table correction (
  id uuid primary key, upload_id uuid not null, opened_by text not null, opened_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'sent', 'dropped')), child_id uuid,
  check ((state = 'sent') = (child_id is not null)));
create unique index correction_open on correction (upload_id) where state = 'open';
create table cell_edit (                       -- a fact; the newest of a cell is its value
  id bigint generated always as identity primary key,
  correction_id uuid not null, row_number int not null, col int not null,
  before text not null, after text not null check (length(after) <= 32767),
  how text not null check (how in ('typed', 'pasted', 'replaced', 'suggested', 'loan-chosen', 'undone')),
  step uuid not null,                          -- edits of one action, for undo
  by text not null, subject text not null, at timestamptz not null default now());
create index cell_edit_of_row on cell_edit (correction_id, row_number, col, id desc);
create trigger cell_edit_is_a_fact before update or delete or truncate on cell_edit
  for each statement execute function refuse_change();
