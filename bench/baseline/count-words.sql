-- In how many documents each word stands, counted to 500: $1 workspace, $2 conditions. Place 0: documents in all, to 10,000.
select 0 as place, count(*)::int as documents from (
  select from advocate_documents d where d.workspace_id = $1 limit 10000) listed
union all
select c.place::int, (
  select count(*)::int from (select from advocate_documents d where d.document @@ c.condition limit 500) found)
from unnest($2::text[]::tsquery[]) with ordinality c (condition, place)
