-- Search behind the wall: words against names, past the row security that would keep the indexes unused.
-- A word counts when it stands in the name, or resembles a part of it (`Nothwind` finds Northwind).

-- What somebody typed, as it stands in a pattern: no sign of theirs is a wildcard.
create function like_pattern(value text) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$ select replace(replace(replace(value, '\', '\\'), '%', '\%'), '_', '\_') $$;

create function search_accounts(wanted text, most integer) returns table (account_id uuid, score real)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  as $$
    select a.id, (case when a.folded_name like q.starts then 2 when a.folded_name like q.holds then 1.5 else 0 end
      + word_similarity(q.folded, a.folded_name))::real
    from accounts a, (select fold(wanted) as folded, like_pattern(fold(wanted)) || '%' as starts,
      '%' || like_pattern(fold(wanted)) || '%' as holds) q
    where a.workspace_id = current_workspace() and a.merged_into is null
      and (a.folded_name like q.holds or q.folded <% a.folded_name)
    order by 2 desc, a.name collate "und-x-icu", a.id
    limit most
  $$;

create function search_contacts(wanted text, most integer) returns table (contact_id uuid, score real)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  as $$
    select c.id, (case when c.folded_name like q.starts then 2 when c.folded_name like q.holds then 1.5 else 0 end
      + word_similarity(q.folded, c.folded_name))::real
    from contacts c, (select fold(wanted) as folded, like_pattern(fold(wanted)) || '%' as starts,
      '%' || like_pattern(fold(wanted)) || '%' as holds) q
    where c.workspace_id = current_workspace() and c.merged_into is null
      and (c.folded_name like q.holds or q.folded <% c.folded_name)
    order by 2 desc, c.name collate "und-x-icu", c.id
    limit most
  $$;

create function search_opportunities(wanted text, most integer) returns table (opportunity_id uuid, score real)
  language sql stable security definer
  set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.5
  as $$
    select o.id, (case when o.folded_name like q.starts then 2 when o.folded_name like q.holds then 1.5 else 0 end
      + word_similarity(q.folded, o.folded_name))::real
    from opportunities o, (select fold(wanted) as folded, like_pattern(fold(wanted)) || '%' as starts,
      '%' || like_pattern(fold(wanted)) || '%' as holds) q
    where o.workspace_id = current_workspace()
      and (o.folded_name like q.holds or q.folded <% o.folded_name)
    order by 2 desc, o.name collate "und-x-icu", o.id
    limit most
  $$;

revoke all on function search_accounts(text, integer), search_contacts(text, integer), search_opportunities(text, integer) from public;
grant execute on function search_accounts(text, integer), search_contacts(text, integer), search_opportunities(text, integer) to avouch_app;
