-- What the typed words may mean: $1 workspace, $2 typed. Of each word its stems, whether it occurs, longer words it
-- is part of, and, where it does not occur, words that look like it or that it is made of.
with typed as materialized (
  select w.place, w.word, array(
      select lexeme from unnest(to_tsvector('english', w.word) || to_tsvector('german', w.word))
    ) as stems
  from regexp_split_to_table(plain_words($2::text), ' ') with ordinality w (word, place) where w.word <> ''
), judged as materialized (
  select t.*, exists (
      select from advocate_documents d
      where d.document @@ (select string_agg(quote_literal(s) || ' | ' || quote_literal('p=' || s), ' | ')::tsquery from unnest(t.stems) s)
    ) as is_known,
    case when length(t.word) >= 5 then '%' else '' end || t.word || '%' as pattern
  from typed t
)
select j.word, j.stems, j.is_known as "isKnown",
  to_tsvector('english', j.word) = '' or to_tsvector('german', j.word) = '' as "isStop",
  array(select w.word from advocate_words w where w.workspace_id = $1 and length(j.word) >= 3
    and w.word like j.pattern and w.word <> j.word order by length(w.word), w.word limit 24) as longer,
  case when not j.is_known and length(j.word) >= 4 then array(select w.word from advocate_words w
    where w.workspace_id = $1 and w.word % j.word order by similarity(w.word, j.word) desc, w.word limit 12) end as near,
  case when not j.is_known and length(j.word) >= 9 then array(select w.word from advocate_words w
    where w.workspace_id = $1 and length(w.word) >= 5 and position(w.word in j.word) > 0 order by length(w.word) desc, w.word limit 6) end as parts
from judged j order by j.place
