-- Messages to people: what is due to whom, what was sent, what came of it.

-- Who collects and deposits, and how they are reached; the code is the one that sheets and phones name as agent.
create table agent (
  code     text primary key,
  name     text not null,
  phone    text,
  email    text,
  language text check (language in ('en', 'hi'))
);

-- What was entered about agents, and by whom; the latest of each code is in agent.
create table agent_change (
  id         bigint generated always as identity primary key,
  code       text not null,
  name       text not null,
  phone      text,
  email      text,
  language   text,
  changed_at timestamptz not null default now(),
  changed_by text not null
);

create trigger agent_change_is_a_fact before update or delete or truncate on agent_change
  for each statement execute function refuse_change();

-- A borrower who is not to be written to: about anything, or about one kind, by any way or by one.
create table contact_exclusion (
  id          bigint generated always as identity primary key,
  loan_id     bigint not null,
  -- null for every kind, every channel
  kind        text,
  channel     text check (channel in ('sms', 'email')),
  -- what the borrower asked for, or what somebody decided
  reason      text not null check (length(reason) between 3 and 300),
  from_date   date not null,
  -- null for ever; the last day on which it holds
  until_date  date check (until_date >= from_date),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  -- once, when somebody ends it: who and when, and the last day that it had before
  ended_at    timestamptz,
  ended_by    text,
  until_first date,
  check ((ended_at is null) = (ended_by is null))
);

create index contact_exclusion_of_loan on contact_exclusion (loan_id);

-- Why a bank returns a debit. The tables of sponsor banks differ and change: a lender's own rows replace these.
create table return_code (
  code       text primary key check (code ~ '^[A-Z0-9]{1,4}$'),
  meaning    text not null,
  meaning_hi text not null,
  -- what the lender does about it
  action     text not null check (action in ('retry', 'new-mandate', 'dispute', 'technical', 'pending'))
);

insert into return_code (code, meaning, meaning_hi, action) values
  ('01', 'Account closed', 'खाता बंद है', 'new-mandate'),
  ('02', 'No such account', 'ऐसा कोई खाता नहीं', 'new-mandate'),
  ('03', 'Account details differ', 'खाते का विवरण मेल नहीं खाता', 'new-mandate'),
  ('04', 'Balance insufficient', 'खाते में राशि कम है', 'retry'),
  ('05', 'Not arranged for', 'व्यवस्था से अधिक राशि', 'retry'),
  ('06', 'Payment stopped by drawer', 'खाताधारक ने भुगतान रोका', 'dispute'),
  ('07', 'Payment stopped by a court', 'न्यायालय ने भुगतान रोका', 'dispute'),
  ('08', 'Withdrawal stopped', 'निकासी रोकी गई है', 'dispute'),
  ('21', 'Mandate not valid', 'मैंडेट मान्य नहीं', 'new-mandate'),
  ('98', 'Extended by the bank', 'बैंक में लंबित', 'pending');

-- A debit that was presented and came back; no money moved.
create table bounce (
  id             uuid primary key,
  loan_id        bigint not null,
  amount_paise   bigint not null check (amount_paise > 0),
  presented_on   date not null,
  mandate        text,
  return_code    text not null,
  recorded_at    timestamptz not null default now(),
  recorded_by    text not null
);

create index bounce_of_loan on bounce (loan_id);

create trigger bounce_is_a_fact before update or delete or truncate on bounce
  for each statement execute function refuse_change();

-- A message that was found to be due. Its id is made of what it is about, its kind and its channel: whoever finds it due
-- again finds it here. The id is also what the provider is told, so that it can drop a second copy.
create table message (
  id               uuid primary key,
  kind             text not null,
  channel          text not null check (channel in ('sms', 'email')),
  -- what it is about
  loan_id          bigint,
  agent            text,
  payment_key      uuid,
  receipt_no       text,
  -- what is chased is due only while something that falls due by then is unpaid
  chases           boolean not null default false,
  -- the due date that it chases, or the day that it sums up
  about            date,
  -- as they were when it was decided
  recipient        text,
  language         text not null,
  template         text not null,
  template_version int not null,
  subject          text,
  body             text,
  -- what was filled in, by name, so that the text can be made anew
  "values"         jsonb not null default '{}' check (jsonb_typeof("values") = 'object'),
  -- queued, sending: still to go. sent: the provider has it. delivered, undelivered: the provider says so.
  -- suppressed: nobody wants it or nobody can get it. refused: an operator would drop it. cancelled: it is true no more.
  -- dead: it was tried as often as allowed.
  state            text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'undelivered', 'suppressed',
                                                  'refused', 'cancelled', 'dead')),
  reason_code      text,
  reason           text,
  due_at           timestamptz not null,
  attempts         int not null default 0,
  -- from its first try on: when it is given up, however often it was tried by then
  give_up_at       timestamptz,
  -- raised by each change of the state: whoever writes what came of a try says which one it was
  version          int not null default 0,
  -- while it is being sent: whose it is, and until when nobody else tries
  lease_owner      text,
  lease_until      timestamptz,
  gateway          text,
  provider_id      text,
  decided_at       timestamptz not null default now(),
  sent_at          timestamptz,
  -- when the provider is asked what became of it, and how often it was
  poll_at          timestamptz,
  polls            int not null default 0,
  settled_at       timestamptz,
  check (not chases or loan_id is not null and about is not null),
  check ((state = 'sending') = (lease_until is not null)),
  check (state not in ('queued', 'sending', 'sent') or recipient is not null and body is not null)
) with (fillfactor = 60);

create index message_due on message (channel, due_at) where state = 'queued';
create index message_leased on message (lease_until) where state = 'sending';
create index message_of_loan on message (loan_id, decided_at);
-- A payment looks here, so it holds little: what is queued to chase.
create index message_chasing on message (loan_id) where state = 'queued' and chases;
create index message_failed on message (decided_at, id) where state in ('refused', 'dead', 'undelivered');
create index message_of_decision on message (decided_at, id);
create index message_of_recipient on message (recipient) where recipient is not null;
create index message_of_receipt on message (receipt_no) where receipt_no is not null;
create index message_polled on message (poll_at) where state = 'sent' and poll_at is not null;
create index message_of_provider on message (gateway, provider_id) where provider_id is not null;

-- How far the messages of a day are decided that no event calls for: for reminders by due date, in pages of loans. Whoever
-- decides a page holds this row, so a page is decided by one process at a time.
create table message_round (
  kind       text not null,
  day        date not null,
  -- the due date that is chased, or the day that is summed up
  about      date not null,
  -- the last loan whose message is decided
  last_loan  bigint not null default 0,
  ended_at   timestamptz,
  primary key (kind, day, about)
) with (fillfactor = 50);

-- The cash of a business day that agents were told to deposit; what comes in later is what is more than this.
create table deposit_told (
  day      date not null,
  agent    text not null,
  branch   text not null,
  receipts bigint not null,
  paise    bigint not null,
  primary key (day, agent, branch)
);

-- Who has an instalment that falls due on a day.
create index instalment_falls_due on instalment (due_date, loan_id);

-- What happened to a message after it was decided, oldest first: tries that failed, reports, what people did.
create table message_note (
  message_id uuid not null,
  at         timestamptz not null default now(),
  seq        bigint generated always as identity,
  what       text not null,
  detail     text,
  by         text,
  primary key (message_id, seq)
);

create trigger message_note_is_a_fact before update or delete or truncate on message_note
  for each statement execute function refuse_change();

-- What providers have reported and nobody has entered yet: it waits here, too, while its message is not known as sent yet.
create table delivery_report (
  seq         bigint generated always as identity primary key,
  gateway     text not null,
  -- the provider's name for the message, ours, or both
  provider_id text,
  message_id  uuid,
  state       text not null check (state in ('delivered', 'undelivered')),
  reason      text,
  received_at timestamptz not null default now(),
  look_at     timestamptz not null default now(),
  check (provider_id is not null or message_id is not null)
);

create index delivery_report_to_enter on delivery_report (look_at);
