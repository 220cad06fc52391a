import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { forbidden, invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type * as contract from '../opportunity.contract.ts'
import {
  opportunityChanged,
  opportunityClosed,
  opportunityCreated,
  opportunityReopened,
} from '../opportunity.events.ts'
import { canCreateCustomer, canEditOpportunity } from '../policy.ts'
import { requireVersion } from './contact.store.ts'
import { columnsOfOpportunity, saveLinksOfOpportunity } from './edit-opportunity.ts'
import { insertOpportunity, insertStage, loadOpportunity, saveOpportunity } from './opportunity.store.ts'
import { dayGiven } from './update-contact.ts'

/** Adds an opportunity with an account or a prospect. Whoever adds it owns it, unless they name somebody else. */
export async function createOpportunity(
  tx: WorkspaceTx,
  actor: Actor,
  input: BodyOf<typeof contract.createOpportunity>,
  now: Instant,
): Promise<string> {
  requirePermission(canCreateCustomer(actor))
  const edit = { ...input, ownerId: input.ownerId === undefined ? personOf(actor) : input.ownerId }
  if (edit.ownerId !== personOf(actor)) requireManager(actor)
  if (edit.accountId == null && (edit.prospect?.trim() ?? '') === '') {
    throw invalid('accountId', 'or the prospect’s name is needed')
  }
  const name = edit.name.trim()
  const id = await insertOpportunity(tx, actor.workspaceId, {
    ...(await columnsOfOpportunity(tx, actor, edit)),
    name,
  })
  await saveLinksOfOpportunity(tx, actor, id, edit)
  if (edit.stage != null) {
    await insertStage(tx, actor.workspaceId, id, {
      at: now,
      stage: edit.stage,
      amountMinor: edit.amount?.minor ?? null,
    })
  }
  await announce(tx, opportunityCreated(actor, { id, accountId: edit.accountId ?? null, name }))
  return id
}

/** Changes what is on record of an opportunity; a new stage becomes a step of its way. */
export async function updateOpportunity(
  tx: WorkspaceTx,
  actor: Actor,
  opportunityId: string,
  input: BodyOf<typeof contract.updateOpportunity>,
  now: Instant,
): Promise<void> {
  const { version, ...edit } = input
  const fields = Object.keys(edit)
  const opportunity = await loadOpportunity(tx, actor, opportunityId)
  requirePermission(canEditOpportunity(actor, opportunity))
  await requireVersion(tx, actor, 'opportunity', opportunity, version)
  if (fields.length === 0) return
  if (
    edit.ownerId !== undefined &&
    edit.ownerId !== opportunity.ownerId &&
    edit.ownerId !== personOf(actor)
  ) {
    requireManager(actor)
  }
  const columns = await columnsOfOpportunity(tx, actor, edit, opportunityId)
  await saveOpportunity(tx, actor.workspaceId, opportunityId, columns, now)
  await saveLinksOfOpportunity(tx, actor, opportunityId, edit)
  if (edit.stage != null && edit.stage !== opportunity.stage) {
    const amountMinor = edit.amount === undefined ? opportunity.amountMinor : (edit.amount?.minor ?? null)
    await insertStage(tx, actor.workspaceId, opportunityId, { at: now, stage: edit.stage, amountMinor })
  }
  await announce(
    tx,
    opportunityChanged(actor, { ...opportunity, name: edit.name ?? opportunity.name }, fields),
  )
}

function requireManager(actor: Actor): void {
  if (!hasRole(actor, 'program-manager'))
    throw forbidden('Only a program manager names somebody else as owner.')
}

/** Records by hand that an opportunity is won or lost. */
export async function closeOpportunity(
  tx: WorkspaceTx,
  actor: Actor,
  opportunityId: string,
  input: BodyOf<typeof contract.closeOpportunity>,
  now: Instant,
): Promise<void> {
  const opportunity = await loadOpportunity(tx, actor, opportunityId)
  requirePermission(canEditOpportunity(actor, opportunity))
  await requireVersion(tx, actor, 'opportunity', opportunity, input.version)
  const on = dayGiven('on', input.on, now)
  const stage = input.state === 'won' ? 'Closed won' : 'Closed lost'
  await saveOpportunity(
    tx,
    actor.workspaceId,
    opportunityId,
    { state: input.state, stage, close_on: on },
    now,
  )
  await insertStage(tx, actor.workspaceId, opportunityId, {
    at: now,
    stage,
    amountMinor: opportunity.amountMinor,
  })
  await announce(tx, opportunityClosed(actor, opportunity, input.state, on))
}

/** Records that a closed opportunity is open again. */
export async function reopenOpportunity(
  tx: WorkspaceTx,
  actor: Actor,
  opportunityId: string,
  now: Instant,
): Promise<void> {
  const opportunity = await loadOpportunity(tx, actor, opportunityId)
  requirePermission(canEditOpportunity(actor, opportunity))
  if (opportunity.state === 'open') return
  await saveOpportunity(tx, actor.workspaceId, opportunityId, { state: 'open', stage: 'Reopened' }, now)
  await insertStage(tx, actor.workspaceId, opportunityId, {
    at: now,
    stage: 'Reopened',
    amountMinor: opportunity.amountMinor,
  })
  await announce(tx, opportunityReopened(actor, opportunity))
}
