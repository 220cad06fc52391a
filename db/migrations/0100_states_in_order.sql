-- The states that documents are told by their standings, written for a whole statement at once and in the order of ids,
-- as documents are: row by row they came in the order in which the standings lay, and of two that wrote the same people
-- one was ended. Who turned is gathered first: joined into the update, it was gathered anew for each document.
drop trigger standing_changes on protection_standings;

create or replace function note_turned_standings() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  as $$
  declare
    workspaces uuid[];
    contacts uuid[];
    states text[];
  begin
    select array_agg(n.workspace_id order by n.workspace_id, n.contact_id),
      array_agg(n.contact_id order by n.workspace_id, n.contact_id),
      array_agg(n.state order by n.workspace_id, n.contact_id)
    into workspaces, contacts, states
    from after_rows n
    join before_rows o on o.workspace_id = n.workspace_id and o.contact_id = n.contact_id
    where o.state is distinct from n.state;
    if contacts is null then
      return null;
    end if;
    perform from advocate_documents d
    where (d.workspace_id, d.contact_id) in (select * from unnest(workspaces, contacts))
    order by d.workspace_id, d.contact_id
    for no key update;
    update advocate_documents d set state = t.state
    from unnest(workspaces, contacts, states) t (workspace_id, contact_id, state)
    where d.workspace_id = t.workspace_id and d.contact_id = t.contact_id and d.state is distinct from t.state;
    insert into advocate_changes (workspace_id, contact_id)
    select n.workspace_id, n.contact_id from after_rows n
    join before_rows o on o.workspace_id = n.workspace_id and o.contact_id = n.contact_id
    where (o.state in ('free', 'close-to-limit')) <> (n.state in ('free', 'close-to-limit'))
      and exists (select from saved_needs s where s.workspace_id = n.workspace_id);
    return null;
  end
  $$;
