-- Matching behind the wall: candidates for a need by index alone, and how its words stand in their documents (0041).

-- The words of a longer text that say something, each once, in their order, with their stems.
create function split_need_words(typed text, most integer) returns table (place integer, word text, stems text)
  language sql immutable parallel safe
  set search_path = pg_catalog, public
  as $$
    select min(w.place)::integer, w.word, public.word_stems(w.word)
    from regexp_split_to_table(public.plain_words(typed), ' ') with ordinality w (word, place)
    where length(w.word) > 2 and to_tsvector('english', w.word) <> '' and to_tsvector('german', w.word) <> ''
      and w.word !~ '^[0-9]{1,3}$'
    group by w.word
    order by 1
    limit most
  $$;

-- In how many documents each condition holds, counted no further than `most`; place 0 counts them all.
create function count_need_words(conditions text[], most integer) returns table (place integer, documents integer)
  language sql stable security definer rows 30
  set search_path = pg_catalog, public
  set enable_seqscan = off
  as $$
    select 0, count(*)::integer from (
      select from advocate_documents d where d.workspace_id = current_workspace() limit most * 20) listed
    union all
    select c.place::integer, (
      select count(*)::integer from (
        select from advocate_documents d
        where d.workspace_id = current_workspace() and d.document @@ c.condition
        limit most) found)
    from unnest(conditions::tsquery[]) with ordinality c (condition, place)
  $$;

-- Candidates by one condition after another, the most promising first, until there are `most`: of a condition that
-- many meet, the freshest of the first it finds. Nobody comes twice.
create function gather_candidates(conditions text[], each_most integer, most integer)
  returns table (contact_id uuid, place integer)
  language plpgsql stable security definer rows 300
  set search_path = pg_catalog, public
  set enable_seqscan = off
  as $$
  declare
    known uuid[] := '{}';
    fresh uuid[];
    condition tsquery;
  begin
    for step in 1 .. coalesce(array_length(conditions, 1), 0) loop
      exit when cardinality(known) >= most;
      condition := conditions[step]::tsquery;
      select array_agg(f.contact_id) into fresh from (
        select s.contact_id from (
          select d.contact_id, d.freshness from advocate_documents d
          where d.workspace_id = current_workspace() and d.document @@ condition
          limit each_most * 4 + cardinality(known)) s
        where s.contact_id <> all (known)
        order by s.freshness desc, s.contact_id
        limit least(each_most, most - cardinality(known))) f;
      if fresh is not null then
        known := known || fresh;
        return query select u.id, step from unnest(fresh) u (id);
      end if;
    end loop;
  end
  $$;

-- How strongly each condition stands in each document: 1 for one plain mention, more for more.
create function rate_need_words(ids uuid[], conditions text[]) returns table (contact_id uuid, marks real[])
  language sql stable security definer rows 300
  set search_path = pg_catalog, public
  as $$
    select o.contact_id, array(
      select (ts_rank('{0, 1.0, 0.7, 0.5}', o.document, c.condition) * 1.645)::real
      from unnest(conditions::tsquery[]) with ordinality c (condition, place) order by c.place)
    from (
      -- Put together once: each look at a stored document would unpack it anew.
      select d.contact_id, d.document || ''::tsvector as document from advocate_documents d
      where d.workspace_id = current_workspace() and d.contact_id = any (ids) offset 0) o
  $$;

-- How many meet each condition, counted no further than `most`.
create function count_candidates(conditions text[], most integer) returns table (place integer, candidates integer)
  language sql stable security definer rows 10
  set search_path = pg_catalog, public
  set enable_seqscan = off
  as $$
    select c.place::integer, (
      select count(*)::integer from (
        select from advocate_documents d
        where d.workspace_id = current_workspace() and d.document @@ c.condition
        limit most) found)
    from unnest(conditions::tsquery[]) with ordinality c (condition, place)
  $$;

revoke all on function split_need_words(text, integer), count_need_words(text[], integer),
  gather_candidates(text[], integer, integer), rate_need_words(uuid[], text[]), count_candidates(text[], integer) from public;
grant execute on function split_need_words(text, integer), count_need_words(text[], integer),
  gather_candidates(text[], integer, integer), rate_need_words(uuid[], text[]), count_candidates(text[], integer) to avouch_app;
