-- 50 signals with whose they are by primary key: $1 workspace, $2 ids.
select s.id, s.kind, s.score, s.tone, s.happened_on, s.comment, c.name, c.title, a.name, p.name, t.name
from signals s
left join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
left join accounts a on a.workspace_id = s.workspace_id and a.id = s.account_id
left join people p on p.workspace_id = s.workspace_id and p.id = s.person_id
left join teams t on t.workspace_id = s.workspace_id and t.id = s.team_id
where s.workspace_id = $1 and s.id = any ($2::uuid[])
