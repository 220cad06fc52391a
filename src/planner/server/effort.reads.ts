import { sql } from 'kysely'
import type { ResponseOf } from '../../kernel/contract.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { getEffort } from '../effort.contract.ts'
import { type ActCount, actsAhead, actsAnswering, fewestActs, isAhead, shareEffort } from '../effort.ts'

const days = 90

/** What program managers did of late, by kind, from the audit trail. One statement, along the index of names. */
export async function readEffort(db: WorkspaceDb, now: Instant): Promise<ResponseOf<typeof getEffort>> {
  const since = addMilliseconds(now, -days * 86_400_000)
  const found = await sql<ActCount>`
    select e.name, n.request_id is not null as "isPlanned", count(*)::int as count from events e
    left join (select distinct request_id from calendar_needs
      where workspace_id = current_workspace() and request_id is not null) n
      on e.subject_kind = 'request' and n.request_id = e.subject_id
    where e.workspace_id = current_workspace() and e.name = any(${[...actsAhead, ...actsAnswering]}::text[])
      and e.at > ${since}::timestamptz and e.actor_kind = 'person' and e.actor_id in (
        select r.person_id from person_roles r
        where r.workspace_id = current_workspace() and r.role = 'program-manager')
    group by 1, 2`.execute(db)
  return { days, ...shareEffort(found.rows), fewest: fewestActs, acts: byKind(found.rows) }
}

function byKind(rows: readonly ActCount[]) {
  const kinds = Map.groupBy(rows, (row) => `${row.name} ${isAhead(row)}`)
  return [...kinds.values()]
    .flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const count = same.reduce((all, row) => all + row.count, 0)
      return [{ name: first.name, isAhead: isAhead(first), count }]
    })
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
