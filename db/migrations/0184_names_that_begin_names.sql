-- A name with a title behind it is often too long to be like the name alone; at the same account the beginning is enough.

create or replace function search_like_contacts(wanted uuid[], most integer)
  returns table (contact_id uuid, like_id uuid, likeness real)
  language sql stable security definer set search_path = pg_catalog, public set pg_trgm.similarity_threshold = '0.5' as $$
    select c.id, o.id, o.likeness
    from unnest(wanted) given (id)
    join contacts c on c.workspace_id = current_workspace() and c.id = given.id and c.merged_into is null
    cross join lateral (
      select x.id, similarity(x.folded_name, c.folded_name) as likeness from contacts x
      where x.workspace_id = current_workspace() and x.folded_name % c.folded_name and x.id <> c.id and x.merged_into is null
      order by 2 desc, (x.account_id is not distinct from c.account_id) desc, x.id limit most) o
    union all
    select c.id, o.id, o.likeness
    from unnest(wanted) given (id)
    join contacts c on c.workspace_id = current_workspace() and c.id = given.id and c.merged_into is null
    cross join lateral (
      select x.id, similarity(x.folded_name, c.folded_name) as likeness from contacts x
      where x.workspace_id = current_workspace() and x.account_id = c.account_id and x.id <> c.id and x.merged_into is null
        and (starts_with(x.folded_name, c.folded_name || ' ') or starts_with(c.folded_name, x.folded_name || ' ')
          or starts_with(x.folded_name, c.folded_name || '.') or starts_with(c.folded_name, x.folded_name || '.')
          or starts_with(x.folded_name, c.folded_name || ',') or starts_with(c.folded_name, x.folded_name || ','))
      order by 2 desc, x.id limit most) o
  $$;

-- Whoever is on record is looked at once more.
delete from duplicate_searches where record = 'contact';
