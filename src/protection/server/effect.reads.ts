import { sql } from 'kysely'
import type { ActivityType } from '../../activities/activity-type.ts'
import { countAsksOfType } from '../../activities/server/activity-type.reads.ts'
import type { StandingState } from '../../activities/standing-state.ts'
import { workingDayAfter } from '../../kernel/working-days.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { askedForOf } from '../asked-for.ts'
import { isFree, standingOf } from '../standing.ts'
import { readFacts, readRules } from './facts.reads.ts'

const batch = 500
const mostNamed = 50

type Loser = { contactId: string; name: string; state: StandingState; freeFrom: string | null }

/**
 * Whom another load or live flag of a kind would touch: of the discoverable who did not say no to it, how many
 * could be asked on the first day that keeps the notice, now and then, and who no longer could. Asks in the
 * ledger keep what they were booked with.
 */
export async function previewEffect(
  db: WorkspaceDb,
  type: ActivityType,
  change: { readonly loadPoints: number; readonly isLive?: boolean },
  now: string,
) {
  const at = await readRules(db, now)
  const day = workingDayAfter(at.today, type.noticeDays, at.holidays)
  const [before, then] = [askedForOf(type), { ...askedForOf(type), loadQuarters: change.loadPoints * 4 }]
  const after = change.isLive === undefined ? then : { ...then, isLive: change.isLive }
  const people = await readWilling(db, type.id)
  const losing: Loser[] = []
  let [freeNow, freeThen] = [0, 0]
  for (let start = 0; start < people.length; start += batch) {
    const some = people.slice(start, start + batch)
    const facts = await readFacts(
      db,
      some.map(({ id }) => id),
      at,
    )
    for (const { id, name } of some) {
      const each = facts.get(id)
      if (each === undefined) continue
      const standing = standingOf(each, after, day)
      const wasFree = isFree(standingOf(each, before, day))
      if (wasFree) freeNow += 1
      if (isFree(standing)) freeThen += 1
      else if (wasFree)
        losing.push({ contactId: id, name, state: standing.state, freeFrom: standing.freeFrom })
    }
  }
  const { openAsks } = await countAsksOfType(db, type.id)
  return {
    people: people.length,
    freeNow,
    freeThen,
    agreedStay: openAsks,
    losing: losing.slice(0, mostNamed),
  }
}

async function readWilling(db: WorkspaceDb, typeId: string): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select c.id, c.name from advocates d
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    left join willingness w on w.workspace_id = d.workspace_id and w.contact_id = d.contact_id
      and w.activity_type_id = ${typeId}
    where d.workspace_id = current_workspace() and d.stage in ('discoverable', 'active')
      and (w.answer is null or w.answer in ('yes', 'maybe'))
    order by c.name collate "und-x-icu", c.id`.execute(db)
  return found.rows
}
