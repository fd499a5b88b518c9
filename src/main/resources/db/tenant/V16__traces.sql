-- Where what was received belongs in a trace, as W3C Trace Context writes it; null where nobody looks closely. See
-- docs/decisions/0023-traces-and-logs.md. Only adds: releases before it go on beside new ones.

alter table upload add column traceparent text;
-- Of all events of a page
alter table outbox add column traceparent text;
alter table message add column traceparent text;
