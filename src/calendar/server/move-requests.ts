import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { moveRequest } from '../../requests/server/move-request.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { AppError } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { wantedDay } from '../entry.ts'
import { holdEntry } from './entry.store.ts'

type Moved = { readonly moved: number; readonly left: { readonly requestId: string; readonly why: string }[] }

/**
 * Gives open requests of an entry the entry's day, each as far as the actor may change it; what could not be moved is
 * told with its reason. Requests that want the day already are left as they are, by a second click say.
 */
export async function moveRequests(
  tx: WorkspaceTx,
  actor: PersonActor,
  entryId: string,
  requestIds: readonly string[],
  now: Instant,
  host: Host,
): Promise<Moved> {
  const entry = await holdEntry(tx, entryId)
  const found = await sql<{ id: string }>`
    select r.id from calendar_needs n
    join requests r on r.workspace_id = n.workspace_id and r.id = n.request_id and r.state <> 'closed'
      and (r.need_by is null or r.need_by < ${entry.startsOn}::date or r.need_by >= ${entry.endsBefore}::date)
    where n.workspace_id = current_workspace() and n.calendar_entry_id = ${entryId}
      and r.id = any(${[...requestIds]}::uuid[]) order by r.id`.execute(tx)
  const day = wantedDay(entry, (await readRequestRules(tx, now)).today)
  const left: { requestId: string; why: string }[] = []
  for (const { id } of found.rows) {
    try {
      await moveRequest(tx, actor, id, day, now, host)
    } catch (error) {
      // Refused before anything was written: the others go on.
      if (!(error instanceof AppError)) throw error
      left.push({ requestId: id, why: error.message })
    }
  }
  return { moved: found.rows.length - left.length, left }
}
