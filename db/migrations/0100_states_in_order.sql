-- The states that documents are told by their standings, written for a whole statement at once and in the order of ids,
-- as documents are: row by row they came in the order in which the standings lay, and of two that wrote the same people
-- one was ended.
drop trigger standing_changes on protection_standings;

create or replace function note_turned_standings() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  as $$
  begin
    if not exists (select from after_rows n
        join before_rows o on o.workspace_id = n.workspace_id and o.contact_id = n.contact_id
        where o.state is distinct from n.state) then
      return null;
    end if;
    update advocate_documents d set state = told.state
    from (
      select w.workspace_id, w.contact_id, n.state from after_rows n
      join before_rows o on o.workspace_id = n.workspace_id and o.contact_id = n.contact_id
        and o.state is distinct from n.state
      join advocate_documents w on w.workspace_id = n.workspace_id and w.contact_id = n.contact_id
      where w.state is distinct from n.state
      order by w.workspace_id, w.contact_id for no key update of w
    ) told
    where d.workspace_id = told.workspace_id and d.contact_id = told.contact_id;
    insert into advocate_changes (workspace_id, contact_id)
    select n.workspace_id, n.contact_id from after_rows n
    join before_rows o on o.workspace_id = n.workspace_id and o.contact_id = n.contact_id
    where (o.state in ('free', 'close-to-limit')) <> (n.state in ('free', 'close-to-limit'))
      and exists (select from saved_needs s where s.workspace_id = n.workspace_id);
    return null;
  end
  $$;
