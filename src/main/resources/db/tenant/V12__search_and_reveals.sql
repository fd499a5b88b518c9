-- One search box: what people have in hand is a reference, a loan account, a phone or a name. No index on loan_account covers
-- a column that postings update, so that those updates stay within their page.

create index payment_reference on payment (reference) where reference is not null;
-- Of rows that became no payment, which has it otherwise: as the row check reads it, of rejected rows the bare cell
alter table row_verdict add column reference text check (length(reference) <= 64);
create index row_verdict_reference on row_verdict (reference) where reference is not null;
create index suspense_reference on suspense (reference) where reference is not null;
create index loan_account_prefix on loan_account (number text_pattern_ops);
create index loan_account_suffix on loan_account (reverse(number) text_pattern_ops);
create index loan_account_phone on loan_account (phone) where phone is not null;
create index loan_account_name on loan_account using gin (to_tsvector('simple', borrower));
create index payment_single on payment (posted_at desc) where upload_id is null;
create index suspense_opened on suspense (opened_at);

-- Who looked at whose personal data, and why: written before it is shown.
create table reveal (
  id      bigint generated always as identity primary key,
  loan_id bigint not null,
  fields  text[] not null check (cardinality(fields) > 0 and fields <@ array['phone', 'email']),
  reason  text not null check (length(reason) between 5 and 300),
  by      text not null,
  subject text not null,
  at      timestamptz not null default now()
);
create index reveal_of_loan on reveal (loan_id, id);
-- What somebody looked at, and what was looked at on a day
create index reveal_by on reveal (by, id);
create index reveal_at on reveal (at);
-- How many one person had within the hour
create index reveal_of_person on reveal (subject, at);
create trigger reveal_is_a_fact before update or delete or truncate on reveal
  for each statement execute function refuse_change();
