import { sql } from 'kysely'
import type { Actor, SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { aboutOf } from '../../asks/server/end-asks.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { approvalReassigned } from '../../events.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { loadApproval, saveApproval, withdrawApprovalLinks } from './approval.store.ts'
import { openStep } from './open-step.ts'

type Moved = {
  readonly id: string
  readonly requestId: string
  readonly ownerId: string | null
}

/**
 * Moves the owner's steps that wait to whoever owns the customer now: an open one with a fresh window, a new link
 * and a mail, while the former owner's link works no more; one whose turn has not come quietly. Compared with who
 * owns them at this moment, so that it may run twice and late.
 */
export async function reassignApprovals(
  tx: WorkspaceTx,
  actor: SystemActor,
  now: Instant,
  host: Host,
): Promise<void> {
  for (const step of await readMoved(tx)) await reassignApproval(tx, actor, step, now, host)
}

/** Gives one step to somebody else: an open one with a fresh window, link and mail, one to come quietly. */
export async function reassignApproval(
  tx: WorkspaceTx,
  actor: Actor,
  { id, requestId, ownerId }: Moved,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await holdAndRead(tx, requestId)
  const approval = await loadApproval(tx, id)
  const whose = approval.onBehalfOf?.id ?? approval.personId
  if (whose === ownerId || (approval.state !== 'open' && approval.state !== 'waiting')) return
  // Nobody's silence is a yes: without an owner any program manager answers.
  const needsYes = ownerId === null ? { needs_yes: true } : {}
  const moved = { person_id: ownerId, on_behalf_of: null }
  await saveApproval(tx, actor.workspaceId, id, { ...moved, ...needsYes })
  if (approval.state === 'waiting') return
  await withdrawApprovalLinks(tx, actor.workspaceId, id, now)
  await openStep(tx, actor, id, now, host)
  const [ask] = await readRequestAsks(tx, { askIds: [approval.askId] })
  if (ask !== undefined) {
    const to = { approvalId: id, before: approval.personId, after: ownerId }
    await announce(tx, approvalReassigned(actor, request, aboutOf(ask), to))
  }
  await settleRequest(tx, actor, requestId, now)
}

/** Owner's steps that wait for somebody who does not own the customer any more. */
async function readMoved(tx: WorkspaceTx): Promise<Moved[]> {
  const found = await sql<Moved>`
    select v.id, k.request_id as "requestId", coalesce(c.owner_id, a.owner_id) as "ownerId"
    from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = coalesce(e.contact_id, k.addressee_id)
    where v.workspace_id = current_workspace() and v.approver = 'owner' and v.state in ('open', 'waiting')
      and coalesce(v.on_behalf_of, v.person_id) is distinct from coalesce(c.owner_id, a.owner_id)
    order by k.request_id, v.id`.execute(tx)
  return found.rows
}
