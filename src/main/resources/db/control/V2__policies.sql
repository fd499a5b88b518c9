-- What a lender has decided, as data. A version stands for ever; the newest one whose day has come is in force.

create table policy (
  tenant_id      text not null references tenant (id),
  kind           text not null check (kind in ('receipt-template', 'messages', 'message-template', 'gateway')),
  name           text not null check (name ~ '^[a-z][a-z0-9-]{0,59}$'),
  version        int not null check (version > 0),
  effective_from date not null,
  definition     text not null check (length(definition) between 2 and 262144),
  added_at       timestamptz not null default now(),
  added_by       text not null,
  primary key (tenant_id, kind, name, version)
);

-- The keys that sign the links on receipts, by number. A key follows from the platform's secret, the lender and the number,
-- and is stored nowhere; a revoked one verifies nothing any more.
create table receipt_link_key (
  tenant_id  text not null references tenant (id),
  number     int not null check (number between 1 and 255),
  added_at   timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by text,
  primary key (tenant_id, number),
  check ((revoked_at is null) = (revoked_by is null))
);
