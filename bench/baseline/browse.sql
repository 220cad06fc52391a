-- The first 25 by name who can be found: $1 workspace, $2 country, $3 bits of activities, $4 state of standing.
select d.contact_id as id from advocate_documents d
where d.workspace_id = $1 and d.stage in ('discoverable', 'active') and d.country = $2
  and (d.will_yes | d.will_maybe) & $3::bigint <> 0 and d.state = $4
order by d.name_sort collate "und-x-icu", d.contact_id limit 25
