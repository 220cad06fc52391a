-- The functions that search advocates' documents (0041) behind the wall.

-- The English and German stems of a word, each once; the word itself where it is no word of either. Whatever text
-- has the word has its stems too, so they find all of it, and fewer of them are looked up sooner.
create function word_stems(value text) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$
    select string_agg(w.lexeme, ' ') from unnest(
      case when to_tsvector('english', value) || to_tsvector('german', value) = '' then to_tsvector('simple', value)
      else to_tsvector('english', value) || to_tsvector('german', value) end) w
  $$;

-- A condition that any of these words meets, parted by spaces; with the mark, any of them under that mark.
create function any_word(words text, mark text) returns tsquery
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$
    select string_agg(quote_literal(mark || w.word), ' | ')::tsquery from regexp_split_to_table(words, ' ') w (word)
  $$;

-- The words of a query: whether each says anything, whether it occurs, the words it is part of, and else the
-- words it may be a misspelling of, or that it is made of. Which of them it is, the caller settles.
create function read_advocate_query(typed text, reads_all boolean)
  returns table (place integer, word text, is_stop boolean, is_known boolean, stems text, longer text, near text, parts text)
  language sql stable security definer rows 8
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.3
  as $$
    with typed_words as materialized (
      select w.place::integer as place, w.word, public.word_stems(w.word) as stems
      from regexp_split_to_table(public.plain_words(typed), ' ') with ordinality w (word, place)
      limit 24
    ), judged as materialized (
      select t.place, t.word, t.stems,
        to_tsvector('english', t.word) = '' or to_tsvector('german', t.word) = '' as is_stop,
        -- The list of words first: for a frequent word the index of documents gathers all of them before it answers.
        exists (
          select from advocate_words w
          where w.workspace_id = current_workspace() and w.word = any (string_to_array(t.stems, ' '))
        ) or exists (
          select from advocate_documents d
          where d.workspace_id = current_workspace() and d.document @@ public.any_word(t.stems, '')
        ) or (reads_all and exists (
          select from advocate_documents d
          where d.workspace_id = current_workspace() and d.document @@ public.any_word(t.stems, 'p=')
        )) as is_known
      from typed_words t
    )
    select j.place, j.word, j.is_stop, j.is_known, j.stems,
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
          where w.workspace_id = current_workspace() and w.word = any (array(
            select substr(j.word, first, letters)
            from generate_series(1, length(j.word) - 4) first, generate_series(5, least(length(j.word) - first + 1, 30)) letters
            where length(j.word) <= 60))
          order by length(w.word) desc, w.word limit 6) p)
      end
    from judged j
    order by j.place
  $$;
revoke all on function read_advocate_query(text, boolean) from public;
grant execute on function read_advocate_query(text, boolean) to avouch_app;

-- The best of those that fit, at most `most` of `pool` candidates, ranked by the words; those whose name fits are
-- candidates first. Only the index of words may find candidates: reading document after document costs four pages
-- each. Stages most people stand at say little, so they are read off the rows the index has found.
create function search_advocates(wanted text, ranked text, by_name text, stages text, states text, pool integer, most integer)
  returns table (contact_id uuid, score real)
  language sql stable security definer rows 200
  set search_path = pg_catalog, public
  set enable_seqscan = off
  set enable_indexscan = off
  as $$
    with named as materialized (
      select d.contact_id, d.document, 1 as named
      from advocate_documents d
      where d.workspace_id = current_workspace() and d.document @@ by_name::tsquery
        and (stages is null or d.stage = any (string_to_array(stages, ' ')))
        and (states is null or exists (
          select from protection_standings s
          where s.workspace_id = d.workspace_id and s.contact_id = d.contact_id
            and s.state = any (string_to_array(states, ' '))))
      limit pool / 2
    ), fitting as materialized (
      select d.contact_id, d.document, 0 as named
      from advocate_documents d
      where d.workspace_id = current_workspace() and d.document @@ wanted::tsquery
        and (stages is null or d.stage = any (string_to_array(stages, ' ')))
        and (states is null or exists (
          select from protection_standings s
          where s.workspace_id = d.workspace_id and s.contact_id = d.contact_id
            and s.state = any (string_to_array(states, ' '))))
      limit greatest(pool - (select count(*) from named), 0)
    )
    select c.contact_id, max(c.named + ts_rank('{0.05, 0.2, 0.5, 1.0}', c.document, ranked::tsquery, 1))::real as score
    from (select * from named union all select * from fitting) c
    group by c.contact_id
    order by score desc, c.contact_id
    limit most
  $$;
revoke all on function search_advocates(text, text, text, text, text, integer, integer) from public;
grant execute on function search_advocates(text, text, text, text, text, integer, integer) to avouch_app;

-- All who fit, with what they are counted by.
create function match_advocates(wanted text)
  returns table (contact_id uuid, stage text, country text, industry_id uuid, region_id uuid, owner_id uuid, tier text,
    fresh_band text, will_yes bigint, will_maybe bigint)
  language sql stable security definer rows 1000
  set search_path = pg_catalog, public
  set enable_seqscan = off
  as $$
    select d.contact_id, d.stage, d.country, d.industry_id, d.region_id, d.owner_id, d.tier, d.fresh_band, d.will_yes,
      d.will_maybe
    from advocate_documents d
    where d.workspace_id = current_workspace() and d.document @@ wanted::tsquery
  $$;
revoke all on function match_advocates(text) from public;
grant execute on function match_advocates(text) to avouch_app;
