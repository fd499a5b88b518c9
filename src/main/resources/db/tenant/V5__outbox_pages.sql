-- The outbox by pages: a transaction leaves one row for all its events of a type, not one row each. See
-- docs/decisions/0009-publishing.md.

alter table outbox rename to outbox_row;
alter index outbox_pkey rename to outbox_row_pkey;

-- Numbers events, in the order in which they are appended, so that the distance of two numbers is how many lie between.
create sequence outbox_number;
select setval('outbox_number', nextval(pg_get_serial_sequence('outbox_row', 'seq')), false);

create table outbox (
  -- see outbox_horizon()
  horizon    xid8 not null,
  -- the number of its last event
  seq        bigint not null,
  events     int not null check (events > 0),
  topic      text not null,
  event_type text not null,
  event_ids  text[] not null check (cardinality(event_ids) = events),
  -- one line an event, in the order of the ids: the Kafka key, a tab, the JSON; a single event as text, several packed in
  -- an LZ4 frame, of so many bytes when unpacked
  plain      text,
  packed     bytea,
  bytes      int not null,
  created_at timestamptz not null default now(),
  primary key (horizon, seq),
  check ((plain is null) <> (packed is null))
);

-- Packed already, or too short to gain
alter table outbox
  alter column event_ids set storage external,
  alter column plain set storage external,
  alter column packed set storage external;

-- What is still to be published keeps its place, and what is published stays as long as it would have
insert into outbox (horizon, seq, events, topic, event_type, event_ids, plain, bytes, created_at)
select horizon, seq, 1, topic, event_type, array[event_id], line, octet_length(line), created_at
from (select *, event_key || E'\t' || payload as line from outbox_row) rows
order by horizon, seq;

drop table outbox_row;

-- The outbox event by event, as far as it is not packed.
create view outbox_event as
select o.horizon, o.seq, ids.place, o.created_at, o.topic, o.event_type, ids.event_id, o.plain
from outbox o, unnest(o.event_ids) with ordinality as ids (event_id, place);
