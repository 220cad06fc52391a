import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { AppError, invalid, notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { haltWords, mostSavedNeeds } from '../saved-need.ts'
import { lookForSavedNeed } from './look-for-saved-need.ts'
import { readIsPublic } from './saved-need.reads.ts'
import { insertSavedNeed, type NeedToKeep, requireOwn, rewriteSavedNeed } from './saved-need.store.ts'

/**
 * Keeps a need for the actor alone and looks at once, so that from then on only who is new is news. With a contact it
 * waits for that one person. Throws where the need names what the actor may not know of, or what is not there.
 */
export async function keepNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  kept: NeedToKeep & { readonly contactId: string | null },
  now: Instant,
): Promise<{ readonly id: string }> {
  if (kept.contactId !== null && !(await readIsPublic(tx, kept.contactId))) throw notFound('advocate')
  const id = await insertSavedNeed(tx, actor, kept, now)
  if (id === undefined)
    throw new AppError('conflict', 'You wait for them already; you are told when they turn free.')
  const { count } = await tx
    .selectFrom('saved_needs')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  if (count > mostSavedNeeds)
    throw new AppError('conflict', `You keep ${mostSavedNeeds} needs already. Forget one first.`)
  await lookAtOnce(tx, id, now)
  return { id }
}

/** Writes a need of one's own anew. Where it asks for something else, it begins anew: who fits now is no news. */
export async function changeSavedNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  { savedNeedId, ...kept }: NeedToKeep & { readonly savedNeedId: string },
  now: Instant,
): Promise<void> {
  const before = await requireOwn(tx, actor, savedNeedId)
  const isOther = JSON.stringify(sorted(before.need)) !== JSON.stringify(sorted(kept.need))
  await rewriteSavedNeed(tx, actor, savedNeedId, kept, isOther, now)
  if (isOther) await lookAtOnce(tx, savedNeedId, now)
}

async function lookAtOnce(tx: WorkspaceTx, savedNeedId: string, now: Instant): Promise<void> {
  await lookForSavedNeed(tx, savedNeedId, now)
  const { halt } = await tx
    .selectFrom('saved_needs')
    .select('halt')
    .where('id', '=', savedNeedId)
    .executeTakeFirstOrThrow()
  if (halt === 'deal-hidden') throw notFound('opportunity')
  if (halt === 'not-understood') throw invalid('need', haltWords[halt])
  if (halt === 'day-passed') throw invalid('need.by', 'This day lies in the past.')
}

/** The same need whatever the order its parts came in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  )
}
