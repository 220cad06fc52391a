-- 50 requests with their asks by primary key: $1 workspace, $2 ids.
select r.id, r.number, r.title, r.state, r.need_by, p.name, t.name, a.name, k.ask_id, e.state
from requests r
join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
left join accounts a on a.workspace_id = r.workspace_id and a.id = r.prospect_id
left join request_asks k on k.workspace_id = r.workspace_id and k.request_id = r.id
left join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
where r.workspace_id = $1 and r.id = any ($2::uuid[])
