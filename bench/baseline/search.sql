-- The best 25: $1 what everything must fit, $2 what the name must fit, $3 states of standing or null, $4 the words
-- they are ranked by. Those whose name fits come first, the shortest before; of at most 200 candidates the words of
-- the 80 freshest are weighed, as the product promises.
with named as materialized (
  select d.contact_id, (1 + 1.0 / (1 + length(d.name_sort) + length(d.account_sort)))::real as score from advocate_documents d
  where d.document @@ $2::tsquery and d.stage in ('discoverable', 'active') and ($3::text[] is null or d.state = any ($3))
  limit 200
), fitting as materialized (
  select d.contact_id, d.document, d.freshness from advocate_documents d
  where d.document @@ $1::tsquery and d.stage in ('discoverable', 'active') and ($3::text[] is null or d.state = any ($3))
    and d.contact_id not in (select contact_id from named)
  limit greatest(200 - (select count(*) from named), 0)
)
select r.contact_id as id from (
  select contact_id, score from named
  union all
  select f.contact_id, case when row_number() over (order by f.freshness desc, f.contact_id) <= 80
    then ts_rank('{0.05, 0.2, 0.5, 1.0}', f.document, $4::tsquery, 1)::real else 0 end from fitting f) r
order by r.score desc, r.contact_id
limit 25
