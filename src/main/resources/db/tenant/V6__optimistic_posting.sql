-- What lets a posting read without locks; see docs/decisions/0008-posting-a-batch.md.

-- Raised whenever instalments are added to a loan that was there: a posting that allocated by the schedule before asks for
-- the version that it read.
alter table loan_account add column schedule_version int not null default 0;

-- A posting reads one or two instalments of each loan: their amounts come from the index, so that the table, several times
-- as large, is not touched for them.
alter table instalment drop constraint instalment_pkey;
alter table instalment add primary key (loan_id, number)
  include (due_date, penalty_paise, fee_paise, interest_paise, principal_paise);
