import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import { type Day, type Instant, isStillToCome } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { readsAsReview } from '../business-review.ts'
import { entryLogged } from '../events.ts'
import { canLog } from '../policy.ts'
import { readLedgerContact, readLedgerOpportunity, readToday } from './ledger.reads.ts'
import { insertEntry } from './ledger.store.ts'

export type EntryToLog = {
  readonly contactId: string
  readonly title: string
  readonly on: Day
  readonly minutes?: number | null
  readonly outcome?: string | null
  readonly opportunityId?: string | null
  readonly isReview?: boolean
}

/** Writes down a touch: a contact with somebody that asked for nothing. Gives the row's id. */
export async function logTouch(
  tx: WorkspaceTx,
  actor: Actor,
  entry: EntryToLog,
  now: Instant,
): Promise<string> {
  return logEntry(tx, actor, 'touch', entry, now)
}

/** Writes down a give: something we did for somebody. Gives the row's id. */
export async function logGive(
  tx: WorkspaceTx,
  actor: Actor,
  entry: EntryToLog,
  now: Instant,
): Promise<string> {
  return logEntry(tx, actor, 'give', entry, now)
}

async function logEntry(
  tx: WorkspaceTx,
  actor: Actor,
  kind: 'give' | 'touch',
  entry: EntryToLog,
  now: Instant,
): Promise<string> {
  requirePermission(canLog(actor))
  const contact = await loadWhom(tx, entry, now)
  const opportunityId = entry.opportunityId ?? null
  const about = { contactId: contact.contactId, accountId: contact.accountId, opportunityId }
  const id = await insertEntry(tx, actor.workspaceId, {
    kind,
    contact_id: contact.contactId,
    account_id: contact.accountId,
    state: 'done',
    title: entry.title.trim(),
    is_review: kind === 'touch' && (entry.isReview ?? readsAsReview(entry.title)),
    source_kind: 'person',
    source_id: personOf(actor),
    opportunity_id: opportunityId,
    holder_id: personOf(actor),
    done_on: entry.on,
    effective_on: entry.on,
    closed_at: now,
    load_quarters: 0,
    full_load_quarters: 0,
    minutes: entry.minutes ?? null,
    outcome: entry.outcome ?? null,
    title_then: contact.title,
    persona_then: contact.persona,
    seniority_then: contact.seniority,
  })
  await announce(tx, entryLogged(actor, id, about, { kind, on: entry.on, title: entry.title.trim() }))
  return id
}

async function loadWhom(tx: WorkspaceTx, entry: EntryToLog, now: Instant) {
  const contact = await readLedgerContact(tx, entry.contactId)
  if (contact === undefined) throw notFound('contact')
  const { accountId } = contact
  if (accountId === null) throw invalid('contactId', 'This contact belongs to no account yet.')
  if (isStillToCome(entry.on, await readToday(tx, now))) throw invalid('on', 'is still to come')
  if (entry.opportunityId != null && (await readLedgerOpportunity(tx, entry.opportunityId)) === undefined) {
    throw notFound('opportunity')
  }
  return { ...contact, accountId }
}
