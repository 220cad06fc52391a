import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import { seesOpportunity } from '../../customers/policy.ts'
import { addMilliseconds, dayOf, type Instant } from '../../kernel/time.ts'
import { askedForOf } from '../../protection/asked-for.ts'
import { readFacts, readRules } from '../../protection/server/facts.reads.ts'
import { isFree, standingOf } from '../../protection/standing.ts'
import { AppError } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { dayWished } from '../day-wished.ts'
import { type Halt, hasPassed, notedMost, qualifiedOf } from '../saved-need.ts'
import { findMatches } from './find-matches.ts'
import { readIsPublic, readOpportunityOwners } from './saved-need.reads.ts'
import {
  type FoundFit,
  holdSavedNeed,
  type Looked,
  noteFits,
  type SavedNeed,
  saveLook,
} from './saved-need.store.ts'
import { readTouching } from './saved-need-touch.store.ts'

const hour = 3_600_000
/** A need is looked at once a day at least, and somebody who is waited for every hour. */
const restOf = ({ contactId }: Pick<SavedNeed, 'contactId'>) => (contactId === null ? 24 : 1) * hour

type Found = { readonly halt: Halt | null; readonly fits: readonly FoundFit[] }

/**
 * Looks who fits a kept need now, as whoever keeps it may see it, and notes each who is new, once. The first look takes
 * in who is in sight already. Nothing happens where the owner left, or where another server has the need in hand.
 */
export async function lookForSavedNeed(tx: WorkspaceTx, savedNeedId: string, now: Instant): Promise<void> {
  const saved = await holdSavedNeed(tx, savedNeedId)
  if (saved === undefined) return
  const { halt, fits } = await lookFor(tx, saved, now)
  const isFirst = saved.lookedAt === null && saved.contactId === null
  if (halt === null || fits.length > 0) {
    await noteFits(tx, saved.id, fits, !isFirst && saved.telling !== 'off', now)
  }
  const looked: Looked = {
    halt,
    free: halt === null ? fits.length : null,
    dueAt: addMilliseconds(now, restOf(saved)),
    touchedBy: halt === null ? await touchingOf(tx, saved) : saved.touchedBy,
  }
  await saveLook(tx, saved.id, looked, now)
}

async function lookFor(tx: WorkspaceTx, saved: SavedNeed, now: Instant): Promise<Found> {
  const { need, owner, timeZone } = saved
  if (need.opportunityId !== null) {
    const opportunity = await readOpportunityOwners(tx, need.opportunityId)
    if (opportunity === undefined || !seesOpportunity(owner, opportunity))
      return { halt: 'deal-hidden', fits: [] }
  }
  if (hasPassed(need, dayOf(now, timeZone))) return { halt: 'day-passed', fits: [] }
  try {
    return saved.contactId === null
      ? { halt: null, fits: await lookForMany(tx, saved, now) }
      : await lookForOne(tx, { ...saved, contactId: saved.contactId }, now)
  } catch (thrown) {
    // What the need names was taken away since: that is for its owner to mend, and no failure of the look.
    if (thrown instanceof AppError && (thrown.code === 'invalid' || thrown.code === 'not-found')) {
      return { halt: 'not-understood', fits: [] }
    }
    throw thrown
  }
}

async function lookForMany(
  tx: WorkspaceTx,
  { need, owner }: SavedNeed,
  now: Instant,
): Promise<readonly FoundFit[]> {
  const { free } = await findMatches(tx, owner, need, now, { size: notedMost })
  return qualifiedOf(free).map(({ contactId, factors }) => ({
    contactId,
    reasons: factors
      .toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
      .slice(0, 3)
      .map(({ label, says }) => `${label}: ${says}`),
  }))
}

/** Whether one person turned free for the kind of activity; once they have, the wait is over. */
async function lookForOne(
  tx: WorkspaceTx,
  { need, contactId }: SavedNeed & { readonly contactId: string },
  now: Instant,
): Promise<Found> {
  if (!(await readIsPublic(tx, contactId))) return { halt: 'not-found', fits: [] }
  const type = await readActivityType(tx, need.activityTypeId)
  const at = await readRules(tx, now)
  const own = (await readFacts(tx, [contactId], at)).get(contactId)
  if (type === undefined || own === undefined) return { halt: 'not-understood', fits: [] }
  const day = dayWished(need, type, at)
  const standing = standingOf(own, askedForOf(type), day)
  const isInTime = need.by !== null && standing.freeFrom !== null && standing.freeFrom <= need.by
  if (!isFree(standing) && !isInTime) return { halt: null, fits: [] }
  return { halt: 'was-told', fits: [{ contactId, reasons: [`Free again for: ${type.name}.`] }] }
}

/** What advocates' changes concern this need: worked out once, and anew where the need changed. */
async function touchingOf(tx: WorkspaceTx, saved: SavedNeed): Promise<string> {
  if (saved.touchedBy !== '') return saved.touchedBy
  return readTouching(tx, saved.owner, saved.need)
}
