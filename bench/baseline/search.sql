-- The best 25: $1 what everything must fit, $2 what the name must fit, $3 states of standing or null, $4 the words
-- they are ranked by. Those whose name fits come first; at most 240 candidates are ranked, as the product promises.
with named as materialized (
  select d.contact_id, d.document, 1 as named from advocate_documents d
  where d.document @@ $2::tsquery and d.stage in ('discoverable', 'active') and ($3::text[] is null or exists (
    select from protection_standings s where s.workspace_id = d.workspace_id and s.contact_id = d.contact_id and s.state = any ($3)))
  limit 120
), fitting as materialized (
  select d.contact_id, d.document, 0 as named from advocate_documents d
  where d.document @@ $1::tsquery and d.stage in ('discoverable', 'active') and ($3::text[] is null or exists (
    select from protection_standings s where s.workspace_id = d.workspace_id and s.contact_id = d.contact_id and s.state = any ($3)))
  limit greatest(240 - (select count(*) from named), 0)
)
select c.contact_id as id from (select * from named union all select * from fitting) c
group by c.contact_id
order by max(c.named + ts_rank('{0.05, 0.2, 0.5, 1.0}', c.document, $4::tsquery, 1))::real desc, c.contact_id
limit 25
