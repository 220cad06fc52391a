import { sql } from 'kysely'
import type { PersonActor } from '../../../kernel/actor.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { Waiting } from '../../../server/waiting.ts'
import { viewCondition, visibleTo } from '../../server/request-view.reads.ts'

/** Requests on which the reader has the word: a first answer, an approval, a time to choose, feedback. */
export const waitingRequests: readonly Waiting[] = [
  {
    place: '/requests',
    count: async (db, actor, now) => (isStaff(actor) ? countWaiting(db, actor, now) : 0),
  },
  {
    place: '/my-requests',
    count: async (db, actor, now) => (isStaff(actor) ? 0 : countWaiting(db, actor, now)),
  },
]

/** Whoever is more than a member has the long rail, with the place of all requests. */
const isStaff = ({ roles }: PersonActor) => roles.some((role) => role !== 'member')

async function countWaiting(db: WorkspaceDb, actor: PersonActor, now: Instant): Promise<number> {
  const moments = { now, soon: addDays(dayOf(now), 3) }
  const found = await sql<{ count: number }>`
    select count(*) as count from requests r
    where r.workspace_id = ${actor.workspaceId} and ${visibleTo(actor)}
      and ${viewCondition('waiting-for-me', actor, moments)}`.execute(db)
  return found.rows[0]?.count ?? 0
}
