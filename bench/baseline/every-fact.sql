-- Facts and stale ones by relationship owner, every one of them looked at: $1 workspace.
select coalesce(c.owner_id, a.owner_id), count(*), count(*) filter (where d.stale_on <= current_date)
from dated_facts d
join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
where d.workspace_id = $1
group by 1 order by 3 desc
