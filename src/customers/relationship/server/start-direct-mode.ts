import { type Actor, personOf } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { requirePerson } from '../../server/owner.reads.ts'
import { dayGiven } from '../../server/update-contact.ts'
import { decideDirectMode } from '../direct-mode.ts'
import { canHoldRelationships } from '../policy.ts'
import type {
  recordPersuasion as persuasionContract,
  startDirectMode as startContract,
} from '../relationship.contract.ts'
import { directModeEnded, directModeStarted, persuasionRecorded } from '../relationship.events.ts'
import {
  holdScope,
  insertDirectMode,
  loadScope,
  readGround,
  type Scope,
  saveDirectModeEnd,
} from './direct-mode.store.ts'
import { readCost } from './estimate.reads.ts'
import { refreshRoutes } from './refresh-routes.ts'

const idsOf = ({ account, team }: Scope) => ({ accountId: account?.id ?? null, teamId: team?.id ?? null })

/**
 * The program holds a relationship itself from now on: whoever holds it is asked in the owner's place, and open approvals
 * follow. Refused as `decideDirectMode` says. Gives the id.
 */
export async function startDirectMode(
  tx: WorkspaceTx,
  actor: Actor,
  input: BodyOf<typeof startContract>,
  now: Instant,
): Promise<Decision<{ readonly id: string }>> {
  requirePermission(canHoldRelationships(actor))
  const { holderId, hoursShown, ...given } = input
  const scope = await loadScope(tx, given)
  await requirePerson(tx, actor.workspaceId, 'holderId', holderId)
  await holdScope(tx, scope)
  const cost = await readCost(tx, actor, scope, now)
  const ground = await readGround(tx, scope)
  const { reason } = given
  const decision = decideDirectMode({ ...ground, reason, hoursShown, hoursNow: cost.hours })
  if (!decision.ok) return decision
  const mode = { holderId, reason: reason.trim(), hours: cost.hours, accounts: cost.work.length }
  const id = await insertDirectMode(tx, actor, { scope, ...mode }, now)
  await announce(tx, directModeStarted(actor, id, idsOf(scope), mode))
  await refreshRoutes(tx, actor, scope.account === null ? null : [scope.account.id], now)
  return accept({ id })
}

/** The relationship owner is asked again. Once is enough. */
export async function endDirectMode(
  tx: WorkspaceTx,
  actor: Actor,
  modeId: string,
  now: Instant,
): Promise<void> {
  requirePermission(canHoldRelationships(actor))
  const scope = await saveDirectModeEnd(tx, actor, modeId, now)
  if (scope === null) return
  await announce(tx, directModeEnded(actor, modeId, scope))
  await refreshRoutes(tx, actor, scope.accountId === null ? null : [scope.accountId], now)
}

/** Records who was asked to help with customers, with which ally, and what came of it. Gives the id. */
export async function recordPersuasion(
  tx: WorkspaceTx,
  actor: Actor,
  input: BodyOf<typeof persuasionContract>,
  now: Instant,
): Promise<string> {
  requirePermission(canHoldRelationships(actor))
  const scope = await loadScope(tx, input)
  const { askedId, outcome, allyId = null } = input
  await requirePerson(tx, actor.workspaceId, 'askedId', askedId)
  if (allyId !== null) await requirePerson(tx, actor.workspaceId, 'allyId', allyId)
  const note = clean(input.note)
  const { id } = await tx
    .insertInto('persuasions')
    .values({
      workspace_id: actor.workspaceId,
      account_id: scope.account?.id ?? null,
      team_id: scope.team?.id ?? null,
      asked_id: askedId,
      ally_id: allyId,
      happened_on: dayGiven('on', input.on, now),
      outcome,
      note,
      recorded_by: personOf(actor),
      recorded_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await announce(tx, persuasionRecorded(actor, id, idsOf(scope), { askedId, allyId, outcome, note }))
  return id
}
