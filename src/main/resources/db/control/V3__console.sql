-- What the console keeps beside the lenders' books: who needs a second person, how sheets were read, which sessions ended.

create table sheet_mapping (
  tenant_id     text not null references tenant (id),
  kind          text not null,
  -- in hexadecimal, of the header's cells without case, spaces and punctuation, joined by line feeds
  header_sha256 text not null check (length(header_sha256) = 64),
  version       int not null,
  -- {"amount": "Amt recd", …}
  fields        text not null,
  added_at      timestamptz not null default now(),
  added_by      text not null,
  added_subject text not null,
  primary key (tenant_id, kind, header_sha256, version)
);
create table console_session_end (sid text primary key, ended_at timestamptz not null default now());
alter table policy drop constraint policy_kind_check, add constraint policy_kind_check
  check (kind in ('receipt-template', 'messages', 'message-template', 'gateway', 'approval'));
