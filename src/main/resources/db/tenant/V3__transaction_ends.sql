-- How a transaction ended, for whoever lost the answer to its COMMIT: the first to enter its id settles it.
-- The transaction enters committed as its last statement; who looks for it enters not committed, and so keeps it out.
create table transaction_end (
  id        uuid primary key,
  committed boolean not null,
  ended_at  timestamptz not null default now()
);

create index transaction_end_by_age on transaction_end (ended_at);
