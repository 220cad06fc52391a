import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ActivityType } from '../activity-type.ts'
import { askReserved } from '../events.ts'
import type { LedgerContact } from './ledger.reads.ts'
import { insertEntry, type NewEntry } from './ledger.store.ts'

export type AskToRecord = {
  readonly contact: LedgerContact | null
  readonly accountId: string
  readonly type: ActivityType
  readonly title: string
  readonly wishedOn: Day
  readonly opportunityId: string | null
  readonly source: { readonly kind: 'request' | 'program' | 'person'; readonly id: string | null }
  /** True where the customer has been asked already, by phone say. */
  readonly isAsked: boolean
  readonly isOverride: boolean
}

/**
 * Writes the row of an ask. It decides nothing: `reserve-ask` does, under its locks, and is the only one to
 * call this.
 */
export async function recordAsk(
  tx: WorkspaceTx,
  actor: Actor,
  ask: AskToRecord,
  now: Instant,
): Promise<string> {
  const { contact, type } = ask
  const id = await insertEntry(tx, actor.workspaceId, rowOf(ask, personOf(actor), now))
  const about = {
    contactId: contact?.contactId ?? null,
    accountId: ask.accountId,
    opportunityId: ask.opportunityId,
  }
  const { title, isOverride, wishedOn } = ask
  const told = { activityTypeId: type.id, on: wishedOn, loadQuarters: type.loadQuarters, isOverride, title }
  await announce(tx, askReserved(actor, id, about, told))
  return id
}

function rowOf(ask: AskToRecord, holderId: string | null, now: Instant): NewEntry {
  const { contact, type } = ask
  return {
    kind: 'ask',
    contact_id: contact?.contactId ?? null,
    account_id: ask.accountId,
    activity_type_id: type.id,
    state: ask.isAsked ? 'asked' : 'proposed',
    title: ask.title,
    audience: type.audience,
    source_kind: ask.source.kind,
    source_id: ask.source.id,
    opportunity_id: ask.opportunityId,
    holder_id: holderId,
    proposed_at: now,
    asked_at: ask.isAsked ? now : null,
    wished_on: ask.wishedOn,
    effective_on: ask.wishedOn,
    load_quarters: type.loadQuarters,
    full_load_quarters: type.loadQuarters,
    rest_days: type.restDays,
    is_live: type.isLive,
    title_then: contact?.title ?? null,
    persona_then: contact?.persona ?? null,
    seniority_then: contact?.seniority ?? null,
  }
}
