-- One lender's books. Amounts are paise; instants are UTC; dates are business dates in IST.
-- No foreign keys on the hot tables (they cost 60% of the write path): the writers are few and the invariants are checked.

-- loans

-- A branch and the up to four characters with which its receipt numbers begin.
create table branch (
  code   text primary key,
  series text not null unique check (series ~ '^[A-Z0-9-]{1,4}$')
);

-- What is paid is one running total per component; within a component money fills the instalments oldest first.
create table loan_account (
  id                  bigint generated always as identity primary key,
  number              text not null unique,
  borrower            text not null,
  phone               text,
  branch              text not null,
  product             text,
  -- the terms that made the schedule; null when the schedule was given row by row
  principal_paise     bigint,
  annual_rate_bps     int,
  tenure_months       int,
  first_due_date      date,
  paid_penalty_paise   bigint not null default 0 check (paid_penalty_paise >= 0),
  paid_fee_paise       bigint not null default 0 check (paid_fee_paise >= 0),
  paid_interest_paise  bigint not null default 0 check (paid_interest_paise >= 0),
  paid_principal_paise bigint not null default 0 check (paid_principal_paise >= 0),
  excess_paise         bigint not null default 0 check (excess_paise >= 0),
  -- the number of postings on this loan: orders its payments and its events
  version             bigint not null default 0,
  -- the loan-book row that added the account
  upload_id           uuid,
  row_number          int
) with (fillfactor = 80);

create index loan_account_of_upload on loan_account (upload_id, row_number) where upload_id is not null;

-- The schedule: what falls due, never updated by a payment.
create table instalment (
  loan_id         bigint not null,
  number          int not null check (number > 0),
  due_date        date not null,
  penalty_paise   bigint not null check (penalty_paise >= 0),
  fee_paise       bigint not null check (fee_paise >= 0),
  interest_paise  bigint not null check (interest_paise >= 0),
  principal_paise bigint not null check (principal_paise >= 0),
  -- the loan-book row that gave this instalment; null when the loan's terms made it
  upload_id       uuid,
  row_number      int,
  primary key (loan_id, number)
);

create index instalment_of_upload on instalment (upload_id, row_number) where upload_id is not null;

-- The lender's business date when day-end moves it by hand; without a row it is today's date in IST.
create table business_day (
  only_one      boolean primary key default true check (only_one),
  business_date date not null
);

-- uploads

create table upload (
  id             uuid primary key,
  kind           text not null check (kind in ('loan-book', 'collections')),
  file_name      text not null,
  sha256         bytea not null check (length(sha256) = 32),
  size_bytes     bigint not null,
  received_at    timestamptz not null default now(),
  received_by    text not null,
  state          text not null check (state in ('received', 'reading', 'completed', 'failed')),
  -- the claim: who works on it, until when, and the fencing token that each claim raises
  token          bigint not null default 0,
  lease_owner    text,
  lease_until    timestamptz,
  lanes          int not null default 0,
  -- claims since somebody last sent it or a worker gave it back in order
  attempts       int not null default 0,
  started_at     timestamptz,
  finished_at    timestamptz,
  -- what the reader found
  sheet          text,
  header_row     int,
  header         text[],
  rows_expected  int,
  rows_read      int not null default 0,
  -- why it stopped, in the user's words
  problem_code   text,
  problem        text,
  remedy         text,
  stopped_at_row int,
  unique (sha256, kind)
) with (fillfactor = 50);

create index upload_open on upload (received_at) where state in ('received', 'reading');

-- A lane's checkpoint: every row of this lane up to last_row has its verdict. The tallies are the lane's own, so that
-- parallel lanes share no row.
create table upload_lane (
  upload_id            uuid not null,
  lane                 int not null,
  token                bigint not null,
  last_row             int not null default 0,
  posted_rows          int not null default 0,
  already_posted_rows  int not null default 0,
  refused_rows         int not null default 0,
  rejected_rows        int not null default 0,
  posted_paise         bigint not null default 0,
  already_posted_paise bigint not null default 0,
  refused_paise        bigint not null default 0,
  rejected_paise       bigint not null default 0,
  -- sum modulo 2^256 of the digests of this lane's postings
  posting_hash         bytea not null default decode(repeat('00', 32), 'hex') check (length(posting_hash) = 32),
  primary key (upload_id, lane)
) with (fillfactor = 50);

-- The verdict of every row that did not become a new payment; a posted row's verdict is its payment.
create table row_verdict (
  upload_id    uuid not null,
  row_number   int not null,
  verdict      text not null check (verdict in ('already-posted', 'refused', 'rejected')),
  amount_paise bigint not null,
  -- the receipt of the payment that already stands, when there is one
  receipt_no   text,
  -- the key under which the row may be corrected and sent again
  payment_key  uuid,
  -- [{cell, field, code, message, remedy}]
  reasons      jsonb not null,
  cells        text[] not null,
  primary key (upload_id, row_number)
);

-- A corrected row must carry a key that Muster gave.
create index row_verdict_of_key on row_verdict (payment_key) where payment_key is not null;

-- postings

create table payment (
  -- identifies the money: mode, reference, amount and value date, or the file and row of a row without reference
  key                     uuid primary key,
  -- the Muster key that a corrected row came with when its own reference made it another key
  corrects                uuid check (corrects <> key),
  loan_id                 bigint not null,
  -- the loan's version after this payment
  loan_version            bigint not null,
  amount_paise            bigint not null check (amount_paise > 0),
  mode                    text not null,
  reference               text,
  value_date              date not null,
  business_date           date not null,
  payer                   text,
  agent                   text,
  posted_at               timestamptz not null default now(),
  posted_by               text not null,
  upload_id               uuid,
  row_number              int,
  receipt_no              text not null unique check (length(receipt_no) <= 16),
  waterfall               text not null,
  penalty_paise           bigint not null check (penalty_paise >= 0),
  fee_paise               bigint not null check (fee_paise >= 0),
  interest_paise          bigint not null check (interest_paise >= 0),
  principal_paise         bigint not null check (principal_paise >= 0),
  excess_paise            bigint not null check (excess_paise >= 0),
  -- the loan's totals before this payment
  before_penalty_paise    bigint not null,
  before_fee_paise        bigint not null,
  before_interest_paise   bigint not null,
  before_principal_paise  bigint not null,
  before_excess_paise     bigint not null,
  check (penalty_paise + fee_paise + interest_paise + principal_paise + excess_paise = amount_paise),
  check ((upload_id is null) = (row_number is null))
);

create unique index payment_of_loan on payment (loan_id, loan_version);
-- A row is corrected into one payment only, however often its correction is sent.
create unique index payment_of_correction on payment (corrects) where corrects is not null;
create index payment_of_upload on payment (upload_id, row_number) where upload_id is not null;
-- A row without a reference is held when any payment of another file looks like it, with a reference or without.
create index payment_look_alike on payment (loan_id, value_date, amount_paise);

-- Receipt numbers of a branch's series in a financial year (named by the year in which it starts), without gaps.
create table receipt_series (
  series         text not null,
  financial_year int not null,
  last_number    int not null check (last_number > 0),
  primary key (series, financial_year)
) with (fillfactor = 50);

-- Money whose loan is not known. What happens to it later is a record of its own.
create table suspense (
  key          uuid primary key,
  -- as in payment
  corrects     uuid check (corrects <> key),
  loan_text    text not null,
  amount_paise bigint not null check (amount_paise > 0),
  mode         text not null,
  reference    text,
  value_date   date not null,
  opened_at    timestamptz not null default now(),
  upload_id    uuid,
  row_number   int
);

create unique index suspense_of_correction on suspense (corrects) where corrects is not null;
-- A row without a reference is held when money of another file in suspense looks like it: the loan is what gets corrected.
create index suspense_look_alike on suspense (value_date, amount_paise, mode);

create table suspense_release (
  key         uuid primary key,
  released_at timestamptz not null default now(),
  released_by text not null,
  -- the payment that the money became; its key is another one when the row was given a reference
  payment_key uuid
);

-- Single postings by JSON: the caller and the caller's key, what it asked, and what came of it.
create table idempotency (
  idempotency_key text primary key check (length(idempotency_key) between 1 and 400),
  request_sha256  bytea not null,
  status          int not null,
  response        text not null,
  created_at      timestamptz not null default now()
);

-- events

-- A number that never falls from one posting of a loan to the next, and that no transaction still to commit can write
-- below the oldest running transaction: the later of this transaction and of the last one that ended. See
-- docs/decisions/0003-outbox-order.md.
create function outbox_horizon() returns xid8 language sql volatile as $$
  select greatest(
    pg_current_xact_id(),
    (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8)
$$;

-- Appended in the posting transaction, after its loans are locked; tailed by the relay in (horizon, seq) order behind
-- the oldest running transaction.
create table outbox (
  horizon    xid8 not null default outbox_horizon(),
  seq        bigint generated always as identity,
  topic      text not null,
  event_id   text not null,
  event_type text not null,
  -- the Kafka key: one key, one partition, one order
  event_key  text not null,
  payload    text not null,
  created_at timestamptz not null default now(),
  primary key (horizon, seq)
);

-- Who relays, and how far it says it is; the truth about how far is in Kafka, in the same transaction as the events.
create table relay (
  only_one     boolean primary key default true check (only_one),
  lease_owner  text,
  lease_until  timestamptz,
  last_horizon xid8 not null default '0',
  last_seq     bigint not null default 0
);

insert into relay default values;

-- Facts do not change: a correction is a new record.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% keeps facts: corrections are new records', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger payment_is_a_fact before update or delete or truncate on payment
  for each statement execute function refuse_change();
create trigger instalment_is_a_fact before update or delete or truncate on instalment
  for each statement execute function refuse_change();
create trigger suspense_is_a_fact before update or delete or truncate on suspense
  for each statement execute function refuse_change();
create trigger suspense_release_is_a_fact before update or delete or truncate on suspense_release
  for each statement execute function refuse_change();
create trigger row_verdict_is_a_fact before update or delete or truncate on row_verdict
  for each statement execute function refuse_change();
