import { sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type Standing, standingOf } from '../standing.ts'
import { readFacts, readRules } from './facts.reads.ts'
import { segmentOfA } from './stale.reads.ts'

type Db = WorkspaceDb | WorkspaceTx

/**
 * The general standing of contacts, computed afresh: what every list shows beside a name. By contact; three
 * statements, however many contacts. `day` asks for another day than today.
 */
export async function standingsNow(
  db: Db,
  contactIds: readonly string[],
  now: string,
  day?: Day,
): Promise<Map<string, Standing>> {
  const at = await readRules(db, now)
  const facts = await readFacts(db, contactIds, at, 'in-general')
  return new Map([...facts].map(([contactId, each]) => [contactId, standingOf(each, null, day ?? at.today)]))
}

/** Contacts on the journey, ascending, after `after`: of a segment, due on a day, or all. */
export async function readAdvocateIds(
  db: Db,
  { after, size, dueOn, segment }: { after?: string; size: number; dueOn?: Day; segment?: string },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select d.contact_id as id from advocates d
    ${dueOn === undefined ? sql`` : sql`left join protection_standings s on s.workspace_id = d.workspace_id and s.contact_id = d.contact_id`}
    ${
      segment === undefined
        ? sql``
        : sql`join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
      join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id and ${segmentOfA} = lower(btrim(${segment}))`
    }
    where d.workspace_id = current_workspace()
      ${after === undefined ? sql`` : sql`and d.contact_id > ${after}::uuid`}
      ${dueOn === undefined ? sql`` : sql`and (s.valid_until is null or least(s.valid_until, s.care_until) <= ${dueOn}::date)`}
    order by d.contact_id limit ${size}`.execute(db)
  return found.rows.map((row) => row.id)
}
