-- How often which text did not help, as people say: counted by day, code, page and language. No person, no words of theirs.

create table feedback (
  day       date not null,
  tenant_id text not null references tenant (id),
  code      text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  page      text not null check (page ~ '^[a-z]{2,20}$'),
  language  text not null check (language ~ '^[a-z]{2,3}$'),
  times     int not null check (times > 0),
  primary key (day, tenant_id, code, page, language)
);

-- Who has said so today, so that nobody counts twice: by a mark that another day nobody has. Gone with the day.
create table feedback_mark (
  day       date not null,
  tenant_id text not null references tenant (id),
  person    text not null check (length(person) = 22),
  code      text not null,
  primary key (day, tenant_id, person, code)
);
