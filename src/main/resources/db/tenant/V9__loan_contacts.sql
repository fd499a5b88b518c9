-- How a borrower was reached before somebody corrected it: a receipt that was issued before then goes on showing it.

create table loan_contact_past (
  loan_id    bigint not null,
  -- the moment of the correction, taken under the loan's lock: what stands here was in force from the one before until then
  until      timestamptz not null,
  phone      text,
  email      text,
  language   text check (language in ('en', 'hi')),
  -- who corrected it then; by which row when a loan book did
  changed_by text not null,
  upload_id  uuid,
  row_number int,
  primary key (loan_id, until),
  check ((upload_id is null) = (row_number is null))
);

create trigger loan_contact_past_is_a_fact before update or delete or truncate on loan_contact_past
  for each statement execute function refuse_change();
