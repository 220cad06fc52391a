import { sql } from 'kysely'

/** Who fulfils request `r`: as its requester's team has it, else as the kind of activity has it. */
export const fulfilmentOfR = sql<string>`(select coalesce(m.fulfilment, y.fulfilment)
  from activity_types y
  left join teams q on q.workspace_id = y.workspace_id and q.id = coalesce(r.team_id,
    (select w.team_id from people w where w.workspace_id = r.workspace_id and w.id = r.requester_id))
  left join activity_type_teams m on m.workspace_id = y.workspace_id and m.activity_type_id = y.id and m.team_kind = q.kind
  where y.workspace_id = r.workspace_id and y.id = r.activity_type_id)`
