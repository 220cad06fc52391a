import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Need, usualWeights } from '../../matching/need.ts'
import { nameCriteria, readTree, requireForm, termsOf } from '../../matching/server/need.reads.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, notFound, requirePermission, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type EntryDays, wantedDay } from '../entry.ts'
import { needPlanned } from '../events.ts'
import { isAskedFor, lastDayToAsk } from '../need-state.ts'
import { canWriteEntry } from '../policy.ts'
import { holdEntry, type StoredEntry } from './entry.store.ts'
import { deleteNeed, holdNeed, insertNeed, type NeedToWrite, saveNeed } from './need.store.ts'
import { readOwnTeam } from './own-team.reads.ts'
import { findRequestState } from './request-state.reads.ts'

/** So many needs one entry has at most. */
const mostNeeds = 20

type Written = { readonly need: Need; readonly notes: string }
type Which = { readonly entryId: string; readonly needId: string }

/** Says what an entry will need. Its day is the entry's, whatever the need says. */
export async function addNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  entryId: string,
  written: Written,
  now: Instant,
): Promise<string> {
  const entry = await holdOwn(tx, actor, entryId)
  const { count } = await tx
    .selectFrom('calendar_needs')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', actor.workspaceId)
    .where('calendar_entry_id', '=', entryId)
    .executeTakeFirstOrThrow()
  if (count >= mostNeeds) throw new AppError('conflict', `An entry has ${mostNeeds} needs at most.`)
  const need = await checkNeed(tx, written, entry, now)
  const id = await insertNeed(tx, actor.workspaceId, entryId, need)
  await announce(tx, needPlanned(actor, entry, { id, activityTypeId: need.activityTypeId }, 'added'))
  return id
}

/** Changes what an entry will need, as long as nobody was asked. */
export async function changeNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  { entryId, needId }: Which,
  { version, ...written }: Written & { readonly version: number },
  now: Instant,
): Promise<void> {
  const entry = await holdOwn(tx, actor, entryId)
  const before = await holdNeed(tx, entryId, needId)
  if (before.version !== version) throw staleVersion('need', { version: before.version })
  const request = before.requestId === null ? null : await findRequestState(tx, before.requestId)
  if (request !== null && isAskedFor(request)) {
    throw new AppError('conflict', 'It is asked for already; change the request.')
  }
  const need = await checkNeed(tx, written, entry, now)
  await saveNeed(tx, actor.workspaceId, needId, need)
  await announce(
    tx,
    needPlanned(actor, entry, { id: needId, activityTypeId: need.activityTypeId }, 'changed'),
  )
}

/** Takes a need out; the request it became stays. */
export async function removeNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  { entryId, needId }: Which,
): Promise<void> {
  const entry = await holdOwn(tx, actor, entryId)
  const { activityTypeId } = await holdNeed(tx, entryId, needId)
  await deleteNeed(tx, actor.workspaceId, needId)
  await announce(tx, needPlanned(actor, entry, { id: needId, activityTypeId }, 'removed'))
}

/** The entry, held, where the actor may write it. */
async function holdOwn(tx: WorkspaceTx, actor: PersonActor, entryId: string): Promise<StoredEntry> {
  const entry = await holdEntry(tx, entryId)
  requirePermission(canWriteEntry(actor, entry, (await readOwnTeam(tx, actor))?.id ?? null))
  return entry
}

async function checkNeed(
  tx: WorkspaceTx,
  { need, notes }: Written,
  entry: EntryDays,
  now: Instant,
): Promise<NeedToWrite> {
  const { activityTypeId, wanted, criteria, words } = need
  const type = await readActivityType(tx, activityTypeId)
  if (type === undefined) throw notFound('activity type')
  if (!type.inUse) throw invalid('need.activityTypeId', 'This kind of activity is out of use.')
  requireForm(criteria)
  await nameCriteria(tx, criteria, await readTree(tx, termsOf(criteria)), usualWeights)
  const { rules, today } = await readRequestRules(tx, now)
  const askBy = lastDayToAsk(wantedDay(entry, today), type.noticeDays, rules.calendar)
  return { activityTypeId, wanted, criteria, words: words.trim(), notes: notes.trim(), askBy }
}
