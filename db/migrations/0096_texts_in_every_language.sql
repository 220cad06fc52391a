-- Terms that are sold by together (DACH, Nordics), and texts in other languages than English and German.

-- Which edition of the shipped terms a workspace has: what came with a later one is added once (`bring-terms-up.ts`), so
-- that a spelling which a workspace took away does not come back.
alter table workspaces add column taxonomy_edition bigint not null default 1;

-- Who belongs to a group of terms, beside the one tree: Germany is in Western Europe and one of DACH.
create table taxonomy_members (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  group_id uuid not null,
  member_id uuid not null,
  primary key (workspace_id, group_id, member_id),
  foreign key (workspace_id, group_id) references taxonomy_terms (workspace_id, id) on delete cascade,
  foreign key (workspace_id, member_id) references taxonomy_terms (workspace_id, id) on delete cascade
);
create index taxonomy_members_member on taxonomy_members (workspace_id, member_id);

-- The languages that the documents of a workspace are in beside English and German, which every query is read in.
create table advocate_languages (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  language text not null,
  primary key (workspace_id, language)
);

do $$
declare each text;
begin
  foreach each in array array['taxonomy_members', 'advocate_languages']
  loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy workspace_wall on %I using (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid) with check (workspace_id = nullif(current_setting(''avouch.workspace'', true), '''')::uuid)', each);
  end loop;
end $$;

-- The words of a text as they are looked up. Chinese, Japanese, Thai, Lao, Burmese and Khmer part no words: there every
-- two letters that stand together are one.
create function index_words(value text) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$
    select case when words !~ '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]' then words else (
      select string_agg(case
          when w.word ~ '^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{3,}$' then (
            select string_agg(substr(w.word, at, 2), ' ' order by at) from generate_series(1, length(w.word) - 1) at)
          else w.word end, ' ' order by w.place)
      from regexp_split_to_table(trim(regexp_replace(words,
        '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)', ' \1 ', 'g')), ' +')
        with ordinality w (word, place)) end
    from (select public.plain_words(value) as words offset 0) given
  $$;

-- The language most of a text's first words are stop words of, as PostgreSQL names its configurations; null for a text
-- that is too short or in none of them. Greek and Arabic are known by their letters.
create function text_language(value text) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$
    with words as materialized (
      select w.word, count(*) as uses from (
        select p.word from regexp_split_to_table(lower(left(value, 1500)), '[^[:alpha:]]+') with ordinality p (word, place)
        where p.word <> '' order by p.place limit 160) w
      group by w.word
    ), scores as (
      select l.language, l.place, sum(w.uses) filter (where
        case l.language
          when 'greek' then w.word ~ '^[\u0370-\u03ff\u1f00-\u1fff]+$'
          when 'arabic' then w.word ~ '^[\u0600-\u06ff]+$'
          else ts_lexize(l.stemmer, w.word) = '{}' end) as known
      from words w, (values ('english', 'english_stem'::regdictionary, 1), ('german', 'german_stem', 2), ('french', 'french_stem', 3),
        ('spanish', 'spanish_stem', 4), ('italian', 'italian_stem', 5), ('portuguese', 'portuguese_stem', 6),
        ('dutch', 'dutch_stem', 7), ('swedish', 'swedish_stem', 8), ('danish', 'danish_stem', 9),
        ('norwegian', 'norwegian_stem', 10), ('finnish', 'finnish_stem', 11), ('russian', 'russian_stem', 12),
        ('hungarian', 'hungarian_stem', 13), ('turkish', 'turkish_stem', 14), ('greek', 'simple', 15), ('arabic', 'simple', 16)
      ) l (language, stemmer, place)
      where length(w.word) <= 10
      group by l.language, l.place
    )
    select s.language from scores s
    where s.known >= 3 and s.known * 8 >= (select sum(uses) from words)
    order by s.known desc, s.place
    limit 1
  $$;

-- A text by its words as they stand, and by their English and German stems: for names and labels, which are in any language.
create or replace function word_vector(value text, weight "char") returns tsvector
  language sql immutable parallel safe
  set search_path = pg_catalog, public
  as $$
    select setweight(to_tsvector('simple', words) || to_tsvector('english', words) || to_tsvector('german', words), weight)
    -- Without the offset the words would be worked out anew for each of the three.
    from (select public.index_words(coalesce(value, '')) as words offset 0) given
  $$;

-- A longer text by its words as they stand and by their stems in its own language, which is marked as `text=french`
-- where it is neither English nor German: three stems of every word would make documents half as large again.
create function story_vector(value text, weight "char") returns tsvector
  language sql immutable parallel safe
  set search_path = pg_catalog, public
  as $$
    select case
      when language is null then setweight(to_tsvector('simple', words) || to_tsvector('english', words) || to_tsvector('german', words), weight)
      when language in ('english', 'german') then setweight(to_tsvector('simple', words) || to_tsvector(language::regconfig, words), weight)
      else setweight(to_tsvector('simple', words) || to_tsvector(language::regconfig, words), weight)
        || array_to_tsvector(array['text=' || language]) end
    from (select public.index_words(coalesce(value, '')) as words, public.text_language(value) as language offset 0) given
  $$;

create aggregate join_vectors (tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '', parallel = safe);

-- The stems of a word in English, German and these languages, each once.
create function word_stems(value text, languages text[]) returns text
  language sql immutable parallel safe strict
  set search_path = pg_catalog, public
  as $$
    select case when languages = '{}' then public.word_stems(value) else (
      select string_agg(s.stem, ' ') from (
        select regexp_split_to_table(public.word_stems(value), ' ')
        union
        select t.lexeme from unnest(languages) l (language), unnest(to_tsvector(l.language::regconfig, value)) t) s (stem)) end
  $$;

-- What the texts of this workspace are in beside English and German.
create function text_languages() returns text[]
  language sql stable parallel safe
  set search_path = pg_catalog, public
  as $$
    select coalesce(array_agg(l.language), '{}') from advocate_languages l where l.workspace_id = current_workspace()
  $$;

-- On a database that has the earlier migrations nothing has loaded this library yet, and its settings are not known.
select public.show_limit();

-- As in 0061, but by the stems of every language that the workspace's texts are in, and in alphabets without spaces.
create or replace function read_advocate_query(typed text, reads_all boolean)
  returns table (place integer, word text, is_stop boolean, is_known boolean, stems text, longer text, near text, parts text)
  language sql stable security definer rows 8
  set search_path = pg_catalog, public
  set pg_trgm.similarity_threshold = 0.3
  as $$
    with spoken as materialized (
      select public.text_languages() as languages
    ), typed_words as materialized (
      select w.place::integer as place, w.word, public.word_stems(w.word, s.languages) as stems
      from spoken s, regexp_split_to_table(public.index_words(typed), ' ') with ordinality w (word, place)
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

-- As in 0065, but without the stop words of the text's own language, and by the stems of all of the workspace's.
drop function split_need_words(text, integer);
create function split_need_words(typed text, most integer) returns table (place integer, word text, stems text)
  language sql stable security definer rows 40
  set search_path = pg_catalog, public
  as $$
    with read as materialized (
      select public.text_languages() as languages, public.text_language(typed) as own
    ), stops as materialized (
      select distinct public.plain_words(w.word) as word
      from read r, regexp_split_to_table(lower(typed), '[^[:alpha:]]+') w (word)
      where r.own is not null and to_tsvector(r.own::regconfig, w.word) = ''
    )
    select min(w.place)::integer, w.word, public.word_stems(w.word, r.languages)
    from read r, regexp_split_to_table(public.index_words(typed), ' ') with ordinality w (word, place)
    where (length(w.word) > 2 or w.word ~ '^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{2}$')
      and to_tsvector('english', w.word) <> '' and to_tsvector('german', w.word) <> ''
      and w.word !~ '^[0-9]{1,3}$' and w.word not in (select s.word from stops s)
    group by w.word, r.languages
    order by 1
    limit most
  $$;
revoke all on function split_need_words(text, integer) from public;
grant execute on function split_need_words(text, integer) to avouch_app;

-- As in 0065, but a word stands as strongly in a document as the strongest of its stems does: the others are of
-- languages the document is not in.
create or replace function rate_need_words(ids uuid[], conditions text[]) returns table (contact_id uuid, marks real[])
  language sql stable security definer rows 300
  set search_path = pg_catalog, public
  as $$
    with asked as materialized (
      select c.place, quote_literal(s.stem)::tsquery as stem
      from unnest(conditions) with ordinality c (condition, place),
        regexp_split_to_table(c.condition, '[^[:alnum:]]+') s (stem)
      where s.stem <> ''
    )
    select o.contact_id, array(
      select (max(ts_rank('{0, 1.0, 0.7, 0.5}', o.document, a.stem)) * 1.645)::real
      from asked a group by a.place order by a.place)
    from (
      -- Put together once: each look at a stored document would unpack it anew.
      select d.contact_id, d.document || ''::tsvector as document from advocate_documents d
      where d.workspace_id = current_workspace() and d.contact_id = any (ids) offset 0) o
  $$;
