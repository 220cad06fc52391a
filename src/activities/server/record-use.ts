import type { Actor } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ActivityType } from '../activity-type.ts'
import { askLogged } from '../events.ts'
import type { LedgerContact } from './ledger.reads.ts'
import { insertEntry } from './ledger.store.ts'

type UseToRecord = {
  readonly contact: LedgerContact | null
  readonly accountId: string
  readonly type: ActivityType
  readonly on: Day
  readonly opportunityId: string | null
  /** Who asked the customer. */
  readonly askedById: string
}

/**
 * Writes the row of an ask that took place already. It decides nothing: what happened is never refused, and
 * protection's `log-outside-ask`, the only one to call this, holds account and contact meanwhile.
 */
export async function recordUse(
  tx: WorkspaceTx,
  actor: Actor,
  use: UseToRecord,
  now: Instant,
): Promise<string> {
  const { contact, accountId, type, on, opportunityId, askedById } = use
  const id = await insertEntry(tx, actor.workspaceId, {
    kind: 'ask',
    contact_id: contact?.contactId ?? null,
    account_id: accountId,
    activity_type_id: type.id,
    state: 'done',
    title: type.name,
    audience: type.audience,
    source_kind: 'person',
    source_id: askedById,
    opportunity_id: opportunityId,
    holder_id: askedById,
    wished_on: on,
    done_on: on,
    effective_on: on,
    closed_at: now,
    load_quarters: type.loadQuarters,
    full_load_quarters: type.loadQuarters,
    rest_days: type.restDays,
    is_live: type.isLive,
    title_then: contact?.title ?? null,
    persona_then: contact?.persona ?? null,
    seniority_then: contact?.seniority ?? null,
  })
  const about = { contactId: contact?.contactId ?? null, accountId, opportunityId }
  const told = { activityTypeId: type.id, on, loadQuarters: type.loadQuarters, title: type.name }
  await announce(tx, askLogged(actor, id, about, told))
  return id
}
