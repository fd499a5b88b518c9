-- What closed days came to, so that a month's figures need not count a million payments; the doctor counts them anew.

create table day_total (
  business_date date not null, series text not null, mode text not null, agent text not null default '',
  payments int not null, paise bigint not null, excess_paise bigint not null,
  primary key (business_date, series, mode, agent));
create table day_closed (business_date date primary key, payments int not null, paise bigint not null,
  closed_at timestamptz not null default now());
create trigger day_total_is_a_fact before update or delete or truncate on day_total
  for each statement execute function refuse_change();
create trigger day_closed_is_a_fact before update or delete or truncate on day_closed
  for each statement execute function refuse_change();

-- A payment's business date is copied from business_day: a closed day must not come again, and none is closed while
-- somebody may be at work who read the date before it was moved.
alter table business_day add column changed_at timestamptz not null default clock_timestamp();
create function refuse_closed_day() returns trigger language plpgsql as $$
begin
  if exists (select from day_closed where business_date >= new.business_date) then
    raise exception 'business day % is closed', new.business_date using errcode = 'restrict_violation';
  end if;
  new.changed_at = clock_timestamp();
  return new;
end $$;
create trigger business_day_is_open before insert or update on business_day
  for each row execute function refuse_closed_day();

-- An agent's payments among a million others; only rows that name one pay for it.
create index payment_of_agent on payment (agent, business_date) where agent is not null;
