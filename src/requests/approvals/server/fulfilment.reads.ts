import { sql } from 'kysely'

/** Stands for no team, which no row has. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** Who fulfils request `r`: as its requester's team has it, else as the kind of activity has it. */
export const fulfilmentOfR = sql<string>`(select coalesce(m.fulfilment, y.fulfilment)
  from activity_types y
  left join teams q on q.workspace_id = y.workspace_id and q.id = coalesce(r.team_id,
    (select w.team_id from people w where w.workspace_id = r.workspace_id and w.id = r.requester_id))
  left join activity_type_teams m on m.workspace_id = y.workspace_id and m.activity_type_id = y.id and m.team_kind = q.kind
  where y.workspace_id = r.workspace_id and y.id = r.activity_type_id)`

/**
 * True where whoever asks chooses themselves, as `fulfilmentOfR` says, for a condition over many requests: all pairs of
 * activity and team are worked out once, and each request only looks its own up.
 */
export const isSelfServiceR = sql<boolean>`((r.activity_type_id, coalesce(r.team_id,
    (select w.team_id from people w where w.workspace_id = r.workspace_id and w.id = r.requester_id), ${sql.lit(nobody)}::uuid)) in (
  select y.id, q.id from activity_types y
  cross join (select id, kind from teams where workspace_id = current_workspace()
    union all select ${sql.lit(nobody)}::uuid, null) q
  left join activity_type_teams m on m.workspace_id = y.workspace_id and m.activity_type_id = y.id and m.team_kind = q.kind
  where y.workspace_id = current_workspace() and coalesce(m.fulfilment, y.fulfilment) like 'self-service%'))`
