-- Receipts as documents: what became of them, and which bytes were shown; and how a borrower is written to.

alter table loan_account
  add column email    text,
  -- null for the lender's own choice
  add column language text check (language in ('en', 'hi'));

-- A receipt that counts no more; its number stays in the series as a void.
create table receipt_cancellation (
  receipt_no   text primary key check (length(receipt_no) <= 16),
  payment_key  uuid not null,
  reason       text not null check (length(reason) between 1 and 300),
  cancelled_at timestamptz not null default now(),
  cancelled_by text not null
);

-- The receipt that a payment was given instead of a cancelled one, from the same series of numbers.
create table receipt_reissue (
  receipt_no  text primary key check (length(receipt_no) <= 16),
  -- the cancelled receipt, which is replaced once
  replaces    text not null unique check (replaces <> receipt_no),
  payment_key uuid not null,
  issued_at   timestamptz not null default now(),
  issued_by   text not null
);

create index receipt_reissue_of_payment on receipt_reissue (payment_key);

create trigger receipt_cancellation_is_a_fact before update or delete or truncate on receipt_cancellation
  for each statement execute function refuse_change();
create trigger receipt_reissue_is_a_fact before update or delete or truncate on receipt_reissue
  for each statement execute function refuse_change();

-- What a receipt looked like when it was first shown so: asked for again, it must be the same bytes.
create table receipt_rendition (
  receipt_no  text not null,
  language    text not null,
  -- what the paper says of the receipt: cancelled alone, or cancelled and re-issued under the number that it names
  standing    text not null check (standing in ('valid', 'cancelled', 'reissued')),
  -- the version of the lender's template; 0 for the one that ships
  template    int not null,
  -- the version of the code that draws
  renderer    int not null,
  -- the key that signs the link on it
  link_key    int not null,
  -- tells where that link leads, and under which secret: with another address or secret the paper is another
  link_base   text not null check (length(link_base) = 16),
  sha256      bytea not null check (length(sha256) = 32),
  rendered_at timestamptz not null default now(),
  primary key (receipt_no, language, standing, template, renderer, link_key, link_base)
);

create trigger receipt_rendition_is_a_fact before update or delete or truncate on receipt_rendition
  for each statement execute function refuse_change();

-- A pack of receipts that somebody asked for: those of an upload, or of a branch's day.
create table receipt_pack (
  id             uuid primary key,
  format         text not null check (format in ('pdf', 'zip')),
  -- null for each borrower's own
  language       text check (language in ('en', 'hi')),
  upload_id      uuid,
  branch         text,
  business_date  date,
  -- when it was asked for
  receipts_total int not null check (receipts_total >= 0),
  asked_at       timestamptz not null default now(),
  asked_by       text not null,
  check ((upload_id is null) = (branch is not null and business_date is not null)),
  check ((branch is null) = (business_date is null))
);

create trigger receipt_pack_is_a_fact before update or delete or truncate on receipt_pack
  for each statement execute function refuse_change();

-- Who fetched a pack when, and how far it went: every fetch stays on record.
create table receipt_pack_fetch (
  pack_id       uuid not null,
  number        int not null check (number > 0),
  fetched_by    text not null,
  began_at      timestamptz not null default now(),
  receipts_done int not null default 0,
  -- receipts whose paper is not what it was; they are named in the zip instead of being in it
  left_out      int not null default 0,
  state         text not null default 'sending' check (state in ('sending', 'sent', 'broken')),
  seen_at       timestamptz not null default now(),
  primary key (pack_id, number)
) with (fillfactor = 50);

-- The payments of a day: a few bytes for each range of pages, since payments lie in the order of their days.
create index payment_of_day on payment using brin (business_date);
