import { sql } from 'kysely'
import { canHandOver } from '../../../customers/policy.ts'
import { handOverCustomers } from '../../../customers/server/hand-over-customers.ts'
import { requirePerson } from '../../../customers/server/owner.reads.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { reassignApproval } from '../../approvals/server/reassign-approvals.ts'
import { type HandedPart, requestHandedOver, workHandedOver } from '../../events.ts'
import { reassignExceptions } from '../../exceptions/server/reassign-exceptions.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import type { handOverWork as handOverEndpoint } from '../handover.contract.ts'
import { type HandedRequests, type Named, tellHandOver } from './handover.mails.ts'
import { isLive, isUnderWay, readHoldings } from './handover.reads.ts'

type Handed = ResponseOf<typeof handOverEndpoint>
type Given = { readonly fromId: string; readonly toId: string }

/**
 * Hands everything of one person to another: customers and open deals, requests they wrote or look after, approvals they
 * are asked for, asks under way in their name, interviews, and what they plan. Requests are held first, then accounts, as everywhere. Requests that the other
 * may not look after go back to the unassigned. Done twice, the second time nothing is left.
 */
export async function handOverWork(
  tx: WorkspaceTx,
  actor: PersonActor,
  given: Given,
  now: Instant,
  host: Host,
): Promise<Handed> {
  requirePermission(canHandOver(actor))
  const people = await readBoth(tx, actor, given)
  const { toHandles, interviews, entries } = await readHoldings(tx, actor, given.fromId, given.toId, now)
  const parts = await holdConcerned(tx, given)
  const customers = await handOverCustomers(tx, actor, given, now)
  await rewrite(tx, given, toHandles === true)
  const approvals = await handApprovals(tx, actor, given, now, host)
  await announceAll(tx, actor, parts, people, now)
  // What other nouns hold goes with this fact, in this transaction.
  await announce(tx, workHandedOver(actor, people))
  const held = { ...customers, interviews, entries }
  await tellHandOver(tx, host, actor, { held, parts, people, toHandles: toHandles === true }, now)
  const handled = parts.handler.length
  return {
    ...held,
    requested: parts.requester.length,
    handled: toHandles === true ? handled : 0,
    released: toHandles === true ? 0 : handled,
    approvals,
    proposals: parts.asks,
  }
}

async function readBoth(
  tx: WorkspaceTx,
  { workspaceId }: PersonActor,
  { fromId, toId }: Given,
): Promise<{ readonly from: Named; readonly to: Named }> {
  const rows = await tx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [fromId, toId])
    .execute()
  const from = rows.find(({ id }) => id === fromId)
  if (from === undefined) throw notFound('person')
  if (fromId === toId) throw invalid('toId', 'is the same person')
  await requirePerson(tx, workspaceId, 'toId', toId)
  const to = rows.find(({ id }) => id === toId)
  if (to === undefined) throw invalid('toId', 'is nobody here')
  return { from, to }
}

type Part = { readonly id: string; readonly part: HandedPart; readonly asks: number }

/** Every request in which the person has a part, held in the order of their ids. */
async function holdConcerned(
  tx: WorkspaceTx,
  { fromId }: Given,
): Promise<HandedRequests & { readonly asks: number }> {
  const found = await sql<Part>`
    select r.id, 'requester' as part, 0 as asks from requests r
      where r.workspace_id = current_workspace() and r.requester_id = ${fromId} and ${isLive}
    union all select r.id, 'handler', 0 from requests r
      where r.workspace_id = current_workspace() and r.handler_id = ${fromId} and r.state <> 'closed'
    union all select k.request_id, 'proposer', count(*) from request_asks k
      join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
      where k.workspace_id = current_workspace() and k.proposed_by = ${fromId} and ${isUnderWay} group by k.request_id
    union all select distinct k.request_id, 'approver', 0 from ask_approvals v
      join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
      where v.workspace_id = current_workspace() and v.person_id = ${fromId} and v.state in ('open', 'waiting')
    union all select distinct x.request_id, 'approver', 0 from request_exceptions x
      where x.workspace_id = current_workspace() and x.approver_id = ${fromId} and x.state = 'open'`.execute(
    tx,
  )
  const { rows } = found
  const ids = [...new Set(rows.map(({ id }) => id))]
  await sql`select id from requests where workspace_id = current_workspace() and id = any(${ids}::uuid[])
    order by id for no key update`.execute(tx)
  const of = (part: HandedPart) => [...new Set(rows.filter((row) => row.part === part).map(({ id }) => id))]
  return {
    requester: of('requester'),
    handler: of('handler'),
    proposer: of('proposer'),
    approver: of('approver'),
    asks: rows.reduce((sum, { asks }) => sum + asks, 0),
  }
}

async function rewrite(tx: WorkspaceTx, { fromId, toId }: Given, toHandles: boolean): Promise<void> {
  await sql`update requests r set requester_id = ${toId}, version = version + 1
    where r.workspace_id = current_workspace() and r.requester_id = ${fromId} and ${isLive}`.execute(tx)
  await sql`update requests r set handler_id = ${toHandles ? toId : null}
    where r.workspace_id = current_workspace() and r.handler_id = ${fromId} and r.state <> 'closed'`.execute(
    tx,
  )
  await sql`with handed as (
      update request_asks k set proposed_by = ${toId} from ledger_entries e
      where k.workspace_id = current_workspace() and k.proposed_by = ${fromId}
        and e.workspace_id = k.workspace_id and e.id = k.ask_id and ${isUnderWay} returning k.ask_id)
    update ledger_entries e set holder_id = ${toId} from handed
    where e.workspace_id = current_workspace() and e.id = handed.ask_id and e.holder_id = ${fromId}`.execute(
    tx,
  )
}

/** Approvals go with a fresh window, link and mail to whoever is asked now. Gives how many, exceptions too. */
async function handApprovals(
  tx: WorkspaceTx,
  actor: PersonActor,
  { fromId, toId }: Given,
  now: Instant,
  host: Host,
): Promise<number> {
  const found = await sql<{ id: string; requestId: string }>`
    select v.id, k.request_id as "requestId" from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    where v.workspace_id = current_workspace() and v.person_id = ${fromId} and v.state in ('open', 'waiting')
    order by k.request_id, v.id`.execute(tx)
  for (const step of found.rows) await reassignApproval(tx, actor, { ...step, to: toId }, now, host)
  return found.rows.length + (await reassignExceptions(tx, actor, { fromId, toId }, now, host))
}

async function announceAll(
  tx: WorkspaceTx,
  actor: PersonActor,
  parts: HandedRequests,
  people: { readonly from: Named; readonly to: Named },
  now: Instant,
): Promise<void> {
  const kinds = ['requester', 'handler', 'proposer', 'approver'] as const
  const ids = [...new Set(kinds.flatMap((part) => parts[part]))].sort()
  for (const id of ids) {
    const request = await holdAndRead(tx, id)
    const had = kinds.filter((part) => parts[part].includes(id))
    await announce(tx, requestHandedOver(actor, request, had, people))
    await settleRequest(tx, actor, id, now)
  }
}
