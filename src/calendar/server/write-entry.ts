import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, notFound, requirePermission, staleVersion } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { daysFrom, type EntryKind, type EntryState, faultOfDays, mostEntries } from '../entry.ts'
import { entryChanged, entryPlanned } from '../events.ts'
import { canWriteEntry } from '../policy.ts'
import {
  countEntries,
  type EntryToWrite,
  holdEntry,
  insertEntry,
  type StoredEntry,
  saveEntry,
} from './entry.store.ts'
import { followMovedEntry } from './follow-moved-entry.ts'
import { readOwnTeam } from './own-team.reads.ts'

/** What somebody writes of an entry. */
export type EntryWritten = {
  readonly kind: EntryKind
  readonly title: string
  readonly startsOn: Day
  readonly lastOn: Day | null
  readonly teamId: string | null
  readonly ownerId: string
  readonly place: string | null
  readonly webLink: string | null
  readonly notes: string
  readonly state: EntryState
}

/** Plans something: for one's own team or oneself; for any team where one runs the program. */
export async function planEntry(tx: WorkspaceTx, actor: PersonActor, written: EntryWritten): Promise<string> {
  const entry = await checkEntry(tx, written)
  const team = await readOwnTeam(tx, actor)
  requirePermission(canWriteEntry(actor, entry, team?.id ?? null))
  if ((await countEntries(tx)) >= mostEntries) {
    throw new AppError('conflict', `The calendar holds ${mostEntries} entries already.`)
  }
  const id = await insertEntry(tx, actor.workspaceId, entry)
  if (id === undefined) throw new Error('an entry was not written')
  await announce(tx, entryPlanned(actor, { id, title: entry.title }, entry.kind, entry.startsOn))
  return id
}

/**
 * Changes an entry. It stays within the reach of whoever changes it: nobody gives theirs to a team that they are not
 * of. Where its day moves, or it is cancelled, those with open requests for it are told.
 */
export async function changeEntry(
  tx: WorkspaceTx,
  actor: PersonActor,
  entryId: string,
  { version, ...written }: EntryWritten & { readonly version: number },
  now: Instant,
  host: Host,
): Promise<void> {
  const before = await holdEntry(tx, entryId)
  const own = (await readOwnTeam(tx, actor))?.id ?? null
  requirePermission(canWriteEntry(actor, before, own))
  if (before.version !== version)
    throw staleVersion('entry', { version: before.version, title: before.title })
  const entry = await checkEntry(tx, written)
  requirePermission(canWriteEntry(actor, entry, own))
  const fields = changedFields(before, entry)
  if (fields.length === 0) return
  await saveEntry(tx, actor.workspaceId, entryId, entry)
  await announce(tx, entryChanged(actor, { id: entryId, title: entry.title }, fields))
  await followMovedEntry(tx, actor, before, entry, now, host)
}

function changedFields(before: StoredEntry, after: EntryToWrite): string[] {
  return (Object.keys(after) as (keyof EntryToWrite)[]).filter((name) => before[name] !== after[name])
}

async function checkEntry(tx: WorkspaceTx, written: EntryWritten): Promise<EntryToWrite> {
  const { startsOn, lastOn, title, place, webLink, notes, ...rest } = written
  const fault = faultOfDays(startsOn, lastOn)
  if (fault !== null) throw invalid(fault.field, fault.reason)
  const link = clean(webLink)
  if (link !== null && !/^https?:$/.test(URL.parse(link)?.protocol ?? '')) {
    throw invalid('webLink', 'This is no web address: it begins with https://.')
  }
  const said = clean(title)
  if (said === null) throw invalid('title', 'Say what it is.')
  await requireWhose(tx, rest)
  const texts = { title: said, place: clean(place), webLink: link, notes: clean(notes) ?? '' }
  return { ...rest, ...daysFrom(startsOn, lastOn), ...texts }
}

async function requireWhose(
  tx: WorkspaceTx,
  { teamId, ownerId }: Pick<EntryWritten, 'teamId' | 'ownerId'>,
): Promise<void> {
  const found = await sql<{ team: boolean; owner: boolean }>`
    select ${teamId}::uuid is null or exists (
        select from teams where workspace_id = current_workspace() and id = ${teamId}::uuid) as team,
      exists (select from people where workspace_id = current_workspace() and id = ${ownerId}::uuid
        and left_at is null) as owner`.execute(tx)
  if (found.rows[0]?.team !== true) throw notFound('team')
  if (found.rows[0].owner !== true) throw invalid('ownerId', 'Choose somebody who works here.')
}
