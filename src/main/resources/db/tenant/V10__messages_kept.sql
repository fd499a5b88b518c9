-- Messages are not kept for ever (docs/decisions/0015-keeping-messages.md): a note goes with its message, and not before it.

create function refuse_while_message_stands() returns trigger language plpgsql as $$
begin
  if exists (select from message where id = old.message_id) then
    raise exception '% keeps facts while their message stands', tg_table_name using errcode = 'restrict_violation';
  end if;
  return old;
end $$;

drop trigger message_note_is_a_fact on message_note;
create trigger message_note_is_a_fact before update or truncate on message_note
  for each statement execute function refuse_change();
create trigger message_note_goes_with_its_message before delete on message_note
  for each row execute function refuse_while_message_stands();
