import { type Actor, personOf } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { checkValue } from '../../server/validation.ts'
import { limitSet } from '../events.ts'
import { decideLimit, isStricter, thresholdOf } from '../limit.ts'
import { canLiftLimit, canSetLimit, mayLoosenLimits } from '../policy.ts'
import type { Threshold } from '../rules.ts'
import { readRules } from './facts.reads.ts'
import {
  type LimitPlace,
  limitedOf,
  readAccountPlace,
  readContactPlace,
  readLimit,
  rulesAbove,
} from './limit.reads.ts'
import { insertLimit, lockLimit, updateLimit } from './limit.store.ts'

export type LimitToSet = {
  readonly setting: string
  readonly value: number
  readonly reason: string
  readonly segment?: string
  readonly accountId?: string
  readonly contactId?: string
}

type SetLimit = Decision<{ readonly limitId: string }>

/**
 * Sets a threshold for a segment, an account or an advocate; what was set there gives way. Standings of an account
 * and an advocate are rewritten in this transaction, those of a segment by a job. Bookings stay as they are.
 */
export async function setLimit(
  tx: WorkspaceTx,
  actor: Actor,
  input: LimitToSet,
  now: Instant,
): Promise<SetLimit> {
  return saveLimit(tx, actor, await loadPlace(tx, input), input, now)
}

/** Changes what is set, to another value with its own reason. */
export async function changeLimit(
  tx: WorkspaceTx,
  actor: Actor,
  limitId: string,
  input: { readonly value: number; readonly reason: string },
  now: Instant,
): Promise<SetLimit> {
  const row = await readLimit(tx, limitId)
  if (row === undefined) throw notFound('limit')
  return saveLimit(tx, actor, row, { ...input, setting: row.setting }, now)
}

async function saveLimit(
  tx: WorkspaceTx,
  actor: Actor,
  place: LimitPlace,
  { setting, value, reason }: Pick<LimitToSet, 'setting' | 'value' | 'reason'>,
  now: Instant,
): Promise<SetLimit> {
  const limited = limitedOf(place)
  requirePermission(canSetLimit(actor, limited))
  const threshold = thresholdOf(setting)
  if (threshold === undefined) throw invalid('setting', 'There is no such threshold.')
  requireFitting(threshold, value)
  const kept = await lockLimit(tx, place, setting)
  if (kept !== undefined && isStricter(threshold, kept.value, value)) {
    requirePermission(canLiftLimit(actor, { limited, setBy: kept.setBy }))
  }
  const others = rulesAbove(await readRules(tx, now), place)
  const decision = decideLimit({ threshold, level: place.level, value }, others, mayLoosenLimits(actor))
  if (!decision.ok) return decision
  const written = { value, reason: reason.trim(), by: personOf(actor), now }
  const limitId = kept?.id ?? (await insertLimit(tx, actor.workspaceId, place, { ...written, setting }))
  if (limitId === undefined) throw new AppError('conflict', 'Somebody set this at the same time. Look again.')
  if (kept !== undefined) await updateLimit(tx, actor.workspaceId, limitId, written)
  const told = { id: limitId, setting, title: threshold.setting.title, level: place.level, value }
  const more = { reason: written.reason, was: kept?.value ?? null }
  await announce(tx, limitSet(actor, place, { ...told, segment: place.segment }, more))
  return accept({ limitId })
}

function requireFitting({ setting }: Threshold, value: number): void {
  try {
    checkValue(setting.schema, value)
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    throw invalid('value', `${setting.title}: ${thrown.fields[0]?.reason ?? 'cannot be read'}.`)
  }
}

async function loadPlace(tx: WorkspaceTx, input: LimitToSet): Promise<LimitPlace> {
  const { segment, accountId, contactId } = input
  const named = [segment, accountId, contactId].filter((each) => each !== undefined)
  if (named.length !== 1) throw invalid('segment', 'Say for which segment, account or contact: one of them.')
  if (accountId !== undefined) {
    const place = await readAccountPlace(tx, accountId)
    if (place === undefined) throw notFound('account')
    return place
  }
  if (contactId !== undefined) {
    const place = await readContactPlace(tx, contactId)
    if (place === undefined) throw notFound('contact')
    return place
  }
  const nobody = { accountId: null, contactId: null, ownerId: null, relationshipOwnerId: null }
  return { level: 'segment', segment: segment ?? '', ...nobody, accountSegment: null, accountLimits: [] }
}
