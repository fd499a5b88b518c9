-- What a batch reads and writes for each row; see docs/decisions/0008-posting-a-batch.md.

alter table loan_account
  -- The instalment up to which interest and principal are wholly paid, when it was due, and what fell due up to it: a
  -- posting reads the schedule behind it. 0 until a posting has moved it. What a payment has settled is due on or before
  -- its business date, and the loan book takes no instalment due then any more: it never has to go back.
  add column settled_number          int not null default 0 check (settled_number >= 0),
  add column settled_on              date,
  add column settled_penalty_paise   bigint not null default 0,
  add column settled_fee_paise       bigint not null default 0,
  add column settled_interest_paise  bigint not null default 0,
  add column settled_principal_paise bigint not null default 0;

-- The update of the loan asks for the version that was read, so two payments of one version cannot be; the payments of a
-- loan are found by payment_look_alike.
drop index payment_of_loan;
