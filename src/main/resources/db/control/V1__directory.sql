-- The directory of lenders: who they are, where their books are, how their sheets look. No money, no borrower.

create table tenant (
  id                text primary key check (id ~ '^[a-z][a-z0-9-]{1,30}$'),
  name              text not null check (length(name) between 1 and 200),
  database_host     text not null,
  database_port     int not null check (database_port between 1 and 65535),
  database_name     text not null,
  database_role     text not null,
  -- the role's password is derived from the platform's secret and this number, and stored nowhere
  secret_generation int not null default 1,
  -- the same reference, amount, mode and date on two loans are two payments for this lender
  key_includes_loan boolean not null default false,
  created_at        timestamptz not null default now()
);

-- A lender's own layout of a kind of workbook; without a row here the layout that ships is used.
create table sheet_layout (
  tenant_id  text not null references tenant (id),
  kind       text not null check (kind in ('loan-book', 'collections')),
  definition text not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, kind)
);
