import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type EntryKind, type EntryState, mostEntries } from '../entry.ts'
import {
  type KnownEntry,
  type OutsideCalendar,
  type OutsideEvent,
  planReading,
  type ReadingPlan,
} from '../outside-event.ts'
import { canWriteEntry } from '../policy.ts'
import {
  countEntries,
  holdOutsideEntries,
  insertEntry,
  type Outside,
  type StoredEntry,
  saveEntry,
} from './entry.store.ts'
import { followMovedEntry } from './follow-moved-entry.ts'
import { readOwnTeam } from './own-team.reads.ts'

/** Whose the entries are that a reading brings. */
export type Whose = {
  /** The calendar that is followed; null for a file. */
  readonly sourceId: string | null
  readonly kind: EntryKind
  readonly teamId: string | null
  readonly ownerId: string
}

export type Reading = {
  readonly added: number
  readonly changed: number
  readonly cancelled: number
  readonly same: number
  readonly left: { readonly title: string; readonly why: string }[]
}

/** What this calendar has told of itself, and is read back. */
const ownUid = /^[0-9a-f-]{36}@avouch$/

/**
 * Takes a calendar in: known events are known again, so that the same twice changes nothing. A reading by a job changes
 * only what its own calendar brought; one by a person, what they may change. Who has open requests for what moved or was
 * cancelled is told.
 */
export async function takeInCalendar(
  tx: WorkspaceTx,
  actor: Actor,
  whose: Whose,
  read: OutsideCalendar,
  now: Instant,
  host: Host,
): Promise<Reading> {
  const own = (await readOwnTeam(tx, actor))?.id ?? null
  const { today } = await readRequestRules(tx, now)
  const events = read.events.filter(({ uid }) => !ownUid.test(uid))
  const isMine = (entry: StoredEntry & Outside) =>
    actor.kind === 'person'
      ? canWriteEntry(actor, entry, own) === null
      : entry.sourceId === whose.sourceId && entry.sourceId !== null
  const uids = [...new Set(events.map(({ uid }) => uid))]
  const known = await holdOutsideEntries(tx, { uids, sourceId: whose.sourceId })
  const plan = planReading(
    { ...read, events },
    known.map((entry) => ({ ...entry, isOwn: isMine(entry) })),
    { sourceId: whose.sourceId, today, room: mostEntries - (await countEntries(tx)) },
  )
  await writePlan(tx, actor, whose, plan, now, host)
  return {
    added: plan.added.length,
    changed: plan.changed.length,
    cancelled: plan.cancelled.length,
    same: plan.same,
    left: plan.left.slice(0, 100),
  }
}

async function writePlan(
  tx: WorkspaceTx,
  actor: Actor,
  whose: Whose,
  plan: ReadingPlan<KnownEntry & StoredEntry>,
  now: Instant,
  host: Host,
): Promise<void> {
  for (const event of plan.added) {
    const planned = { ...saidBy(event), kind: whose.kind, teamId: whose.teamId, ownerId: whose.ownerId }
    await insertEntry(tx, actor.workspaceId, planned, outsideOf(whose, event))
  }
  for (const { known: before, event } of plan.changed) {
    const { kind, teamId, ownerId } = before
    const after = { ...saidBy(event), kind, teamId, ownerId }
    await saveEntry(tx, actor.workspaceId, before.id, after, outsideOf(whose, event))
    await followMovedEntry(tx, actor, before, after, now, host)
  }
  for (const before of plan.cancelled) {
    const after = { ...before, state: 'cancelled' as const }
    await saveEntry(tx, actor.workspaceId, before.id, after)
    await followMovedEntry(tx, actor, before, after, now, host)
  }
}

function saidBy({ title, startsOn, endsBefore, place, webLink, notes, isCancelled }: OutsideEvent) {
  const state: EntryState = isCancelled ? 'cancelled' : 'planned'
  return { title, startsOn, endsBefore, place, webLink, notes, state }
}

const outsideOf = ({ sourceId }: Whose, { uid, key, hash }: OutsideEvent): Outside => ({
  sourceId,
  uid,
  key,
  hash,
})
