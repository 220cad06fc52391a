-- The functions that search advocates' documents (0041) behind the wall.

-- A query for a word as it stands and by its stems.
create function word_query(value text) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$ select (to_tsquery('simple', value) || to_tsquery('english', value) || to_tsquery('german', value))::text $$;

-- The words of a query: whether each says anything, whether it occurs, the words it is part of, and else the
-- words it may be a misspelling of, or that it is made of. Which of them it is, the caller settles.
create function read_advocate_query(typed text, reads_all boolean)
  returns table (place integer, word text, is_stop boolean, is_known boolean, longer text, near text, parts text)
  language sql stable security definer rows 8
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.3
  as $$
    with typed_words as materialized (
      select w.place::integer as place, w.word
      from regexp_split_to_table(public.plain_words(typed), ' ') with ordinality w (word, place)
      where w.word <> '' and w.place <= 24
    ), judged as materialized (
      select t.place, t.word,
        to_tsvector('english', t.word) = '' or to_tsvector('german', t.word) = '' as is_stop,
        exists (
          select from advocate_documents d
          where d.workspace_id = current_workspace() and d.document @@ public.word_query(t.word)::tsquery
        ) or (reads_all and exists (
          select from advocate_documents d
          where d.workspace_id = current_workspace() and d.whole @@ public.word_query(t.word)::tsquery
        )) as is_known
      from typed_words t
    )
    select j.place, j.word, j.is_stop, j.is_known,
      (select string_agg(l.word, ' ') from (
        select w.word from advocate_words w
        where w.workspace_id = current_workspace() and length(j.word) >= 3
          and w.word like case when length(j.word) >= 5 then '%' else '' end || j.word || '%' and w.word <> j.word
        order by length(w.word), w.word limit 24) l),
      case when j.is_known or length(j.word) < 4 then null else (
        select string_agg(n.word, ' ') from (
          select w.word from advocate_words w
          where w.workspace_id = current_workspace() and w.word % j.word
          order by similarity(w.word, j.word) desc, w.word limit 12) n)
      end,
      case when j.is_known or length(j.word) < 9 then null else (
        select string_agg(p.word, ' ') from (
          select w.word from advocate_words w
          where w.workspace_id = current_workspace() and length(w.word) >= 5 and position(w.word in j.word) > 0
          order by length(w.word) desc, w.word limit 6) p)
      end
    from judged j
    order by j.place
  $$;
revoke all on function read_advocate_query(text, boolean) from public;
grant execute on function read_advocate_query(text, boolean) to avouch_app;

-- The best of those that fit, at most `most` of `pool` candidates; what names them outweighs what they say.
create function search_advocates(wanted text, reads_all boolean, states text, pool integer, most integer)
  returns table (contact_id uuid, score real)
  language sql stable security definer rows 200
  set search_path = pg_catalog, public
  as $$
    with candidates as materialized (
      (select d.contact_id, d.whole as document
      from advocate_documents d
      where d.workspace_id = current_workspace() and reads_all and d.whole @@ wanted::tsquery
        and (states is null or exists (
          select from protection_standings s
          where s.workspace_id = d.workspace_id and s.contact_id = d.contact_id
            and s.state = any (string_to_array(states, ' '))))
      limit pool)
      union all
      (select d.contact_id, d.document
      from advocate_documents d
      where d.workspace_id = current_workspace() and not reads_all and d.document @@ wanted::tsquery
        and (states is null or exists (
          select from protection_standings s
          where s.workspace_id = d.workspace_id and s.contact_id = d.contact_id
            and s.state = any (string_to_array(states, ' '))))
      limit pool)
    )
    select c.contact_id, ts_rank('{0.05, 0.2, 0.5, 1.0}', c.document, wanted::tsquery, 1) as score
    from candidates c
    order by score desc, c.contact_id
    limit most
  $$;
revoke all on function search_advocates(text, boolean, text, integer, integer) from public;
grant execute on function search_advocates(text, boolean, text, integer, integer) to avouch_app;

-- All who fit, for counting.
create function match_advocates(wanted text, reads_all boolean) returns table (contact_id uuid)
  language sql stable security definer rows 1000
  set search_path = pg_catalog, public
  as $$
    select d.contact_id from advocate_documents d
    where d.workspace_id = current_workspace() and reads_all and d.whole @@ wanted::tsquery
    union all
    select d.contact_id from advocate_documents d
    where d.workspace_id = current_workspace() and not reads_all and d.document @@ wanted::tsquery
  $$;
revoke all on function match_advocates(text, boolean) from public;
grant execute on function match_advocates(text, boolean) to avouch_app;
