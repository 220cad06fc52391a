-- The functions of 0096 as the walls want them: what needs no rights of the owner has none, and what has them names the
-- workspace first.
alter function split_need_words(text, integer) security invoker;

create or replace function rate_need_words(ids uuid[], conditions text[]) returns table (contact_id uuid, marks real[])
  language sql stable security definer rows 300
  set search_path = pg_catalog, public
  as $$
    with stored as materialized (
      -- Put together once: each look at a stored document would unpack it anew.
      select d.contact_id, d.document || ''::tsvector as document from advocate_documents d
      where d.workspace_id = current_workspace() and d.contact_id = any (ids)
    ), asked as materialized (
      select c.place, quote_literal(s.stem)::tsquery as stem
      from unnest(conditions) with ordinality c (condition, place),
        regexp_split_to_table(c.condition, '[^[:alnum:]]+') s (stem)
      where s.stem <> ''
    )
    select o.contact_id, array(
      select (max(ts_rank('{0, 1.0, 0.7, 0.5}', o.document, a.stem)) * 1.645)::real
      from asked a group by a.place order by a.place)
    from stored o
  $$;
