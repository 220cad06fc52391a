import { sql } from 'kysely'
import { askedAbout } from '../../../customers/relationship/server/route.reads.ts'
import type { Actor, SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { aboutOf } from '../../asks/server/end-asks.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { approvalReassigned } from '../../events.ts'
import type { RequestRules } from '../../rules.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { loadApproval, saveApproval } from './approval.store.ts'
import { readNamed } from './approval-rules.reads.ts'
import { openStep } from './open-step.ts'

type Moved = {
  readonly id: string
  readonly requestId: string
  /** Whose step it is from now on; null for nobody named. */
  readonly to: string | null
}

/**
 * Moves the owner's steps that wait to whoever is asked about the customer now: an open one with a fresh window, a new link
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

/**
 * Gives the steps of our legal and our executives that nobody was asked about yet to whoever the settings name now:
 * those that wait for their turn quietly, one that is open with nobody named with a mail. What somebody has already
 * been asked stays theirs.
 */
export async function reassignNamed(
  tx: WorkspaceTx,
  actor: SystemActor,
  now: Instant,
  host: Host,
): Promise<void> {
  const { rules } = await readRequestRules(tx, now)
  const named = await readNamed(tx, rules.named)
  for (const step of await readUnasked(tx, named)) await reassignApproval(tx, actor, step, now, host)
}

/** Gives one step to somebody else: an open one with a fresh window, link and mail, one to come quietly. */
export async function reassignApproval(
  tx: WorkspaceTx,
  actor: Actor,
  { id, requestId, to }: Moved,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await holdAndRead(tx, requestId)
  const approval = await loadApproval(tx, id)
  const whose = approval.onBehalfOf?.id ?? approval.personId
  if (whose === to || (approval.state !== 'open' && approval.state !== 'waiting')) return
  // Nobody's silence is a yes: without an owner any program manager answers.
  const needsYes = to === null ? { needs_yes: true } : {}
  const moved = { person_id: to, on_behalf_of: null }
  await saveApproval(tx, actor.workspaceId, id, { ...moved, ...needsYes })
  if (approval.state === 'waiting') return
  await openStep(tx, actor, id, now, host)
  const [ask] = await readRequestAsks(tx, { askIds: [approval.askId] })
  if (ask !== undefined) {
    const moves = { approvalId: id, before: approval.personId, after: to }
    await announce(tx, approvalReassigned(actor, request, aboutOf(ask), moves))
  }
  await settleRequest(tx, actor, requestId, now)
}

/** Owner's steps that wait for somebody who does not own the customer any more. */
async function readMoved(tx: WorkspaceTx): Promise<Moved[]> {
  const found = await sql<Moved>`
    select v.id, k.request_id as "requestId", ${askedAbout('c', 'a', 'r')} as "to"
    from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = coalesce(e.contact_id, k.addressee_id)
    left join relationship_routes r on r.workspace_id = a.workspace_id and r.account_id = a.id
    where v.workspace_id = current_workspace() and v.approver = 'owner' and v.state in ('open', 'waiting')
      and coalesce(v.on_behalf_of, v.person_id) is distinct from ${askedAbout('c', 'a', 'r')}
    order by k.request_id, v.id`.execute(tx)
  return found.rows
}

/** Steps of our legal and our executives, without who was asked already, that are not whose they should be. */
async function readUnasked(tx: WorkspaceTx, { legal, executive }: RequestRules['named']): Promise<Moved[]> {
  const found = await sql<Moved>`
    select v.id, k.request_id as "requestId", n."to"
    from (values ('legal', ${legal}::uuid), ('executive', ${executive}::uuid)) as n (approver, "to")
    join ask_approvals v on v.workspace_id = current_workspace() and v.approver = n.approver
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    where (v.state = 'waiting' or (v.state = 'open' and v.person_id is null))
      and coalesce(v.on_behalf_of, v.person_id) is distinct from n."to"
    order by k.request_id, v.id`.execute(tx)
  return found.rows
}
