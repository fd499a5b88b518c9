-- What somebody said of money that looked like payments in the books and was posted all the same: a fact
-- (docs/decisions/0020-cash-told-twice.md). Which cell was written by whom stands in cell_edit besides.
create table other_money (
  payment_key uuid primary key,
  -- the receipts of the payments that it is not
  other_than  text[] not null check (cardinality(other_than) > 0),
  said        text not null check (length(said) between 1 and 400),
  said_by     text not null,
  said_at     timestamptz not null default now()
);

create trigger other_money_is_a_fact before update or delete or truncate on other_money
  for each statement execute function refuse_change();
