import type { ActivityType } from '../../activities/activity-type.ts'
import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import {
  type LedgerContact,
  readLedgerAccount,
  readLedgerContact,
  readLedgerOpportunity,
} from '../../activities/server/ledger.reads.ts'
import { recordAsk } from '../../activities/server/record-ask.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { askedForOf } from '../asked-for.ts'
import { type AskDecision, decideAsk, type Override } from '../decide-ask.ts'
import { askOverridden } from '../events.ts'
import type { ProtectionFacts } from '../facts.ts'
import { canOverride, canReserve } from '../policy.ts'
import type { ReasonCode } from '../reason.ts'
import type { Standing } from '../standing.ts'
import { type RulesToday, readAccountFacts, readFacts } from './facts.reads.ts'
import { insertOverride, lockForAsk } from './lock.store.ts'

export type AskToReserve = {
  /** Whom; null where the company itself is asked, then `accountId` says which. */
  readonly contactId: string | null
  readonly accountId?: string | null
  readonly activityTypeId: string
  readonly wishedOn: Day
  readonly title?: string | null
  readonly opportunityId?: string | null
  /** True where the customer has been asked already, by phone say. */
  readonly isAsked?: boolean
  /** A meeting of a board or beta they are in already. */
  readonly isRunning?: boolean
  readonly override?: Override | null
  readonly source?: { readonly kind: 'request' | 'program' | 'person'; readonly id: string | null }
}

export type Reserved = Decision<{ readonly askId: string; readonly standing: Standing }>

/**
 * Writes an ask, and is the only one that does, from whatever program it comes. It locks account, then contact,
 * reads again, decides with the one pure function, and writes the row in the same transaction: the row is the
 * reservation. Of two asks for the last place one gets it, the other a refusal that names the holder and the
 * next free date. Its event writes the stored standings anew before the transaction ends.
 */
export async function reserveAsk(
  tx: WorkspaceTx,
  actor: Actor,
  input: AskToReserve,
  now: Instant,
): Promise<Reserved> {
  requirePermission(canReserve(actor, input.source?.kind ?? 'person'))
  if (input.override != null) requirePermission(canOverride(actor))
  const wanted = await loadWanted(tx, input)
  const contactId = wanted.contact?.contactId ?? null
  const at = await lockForAsk(tx, actor.workspaceId, wanted.accountId, contactId, now)
  const facts = await factsOf(tx, contactId, wanted.accountId, at)
  const asked = askedForOf(wanted.type, input.isRunning)
  const decision = decideAsk(facts, asked, input.wishedOn, { override: input.override ?? null })
  if (!decision.ok) return decision
  const askId = await recordAsk(
    tx,
    actor,
    {
      ...wanted,
      title: input.title?.trim() || wanted.type.name,
      wishedOn: input.wishedOn,
      opportunityId: input.opportunityId ?? null,
      source: input.source ?? { kind: 'person', id: personOf(actor) },
      isAsked: input.isAsked === true,
      isOverride: decision.overridden.length > 0,
    },
    now,
  )
  await noteOverride(
    tx,
    actor,
    { askId, contactId, accountId: wanted.accountId },
    decision,
    input.override,
    now,
  )
  return accept({ askId, standing: decision.standing })
}

type Wanted = {
  readonly type: ActivityType
  readonly contact: LedgerContact | null
  readonly accountId: string
}

async function loadWanted(tx: WorkspaceTx, input: AskToReserve): Promise<Wanted> {
  const type = await readActivityType(tx, input.activityTypeId)
  if (type === undefined) throw notFound('activity type')
  if (input.opportunityId != null && (await readLedgerOpportunity(tx, input.opportunityId)) === undefined) {
    throw notFound('opportunity')
  }
  const wanted = await loadWhom(tx, type, input)
  if (!type.inUse) throw invalid('activityTypeId', 'This kind of activity is out of use.')
  return wanted
}

async function loadWhom(tx: WorkspaceTx, type: ActivityType, input: AskToReserve): Promise<Wanted> {
  if (input.contactId !== null) {
    const contact = await readLedgerContact(tx, input.contactId)
    if (contact === undefined) throw notFound('contact')
    if (contact.accountId === null) throw invalid('contactId', 'This contact belongs to no account yet.')
    return { type, contact: type.isAccountLevel ? null : contact, accountId: contact.accountId }
  }
  if (input.accountId == null) throw invalid('contactId', 'Say who is asked.')
  const account = await readLedgerAccount(tx, input.accountId)
  if (account === undefined) throw notFound('account')
  if (!type.isAccountLevel) throw invalid('contactId', 'This kind is asked of a person. Say which one.')
  return { type, contact: null, accountId: account.accountId }
}

/** The facts about a person, or about the company where no person is asked. */
export async function factsOf(
  tx: WorkspaceTx,
  contactId: string | null,
  accountId: string,
  at: RulesToday,
): Promise<ProtectionFacts> {
  const facts =
    contactId === null
      ? await readAccountFacts(tx, accountId, at)
      : (await readFacts(tx, [contactId], at)).get(contactId)
  if (facts === undefined) throw notFound(contactId === null ? 'account' : 'contact')
  return facts
}

/** Counts an exception, where the decision needed one. */
export async function noteOverride(
  tx: WorkspaceTx,
  actor: Actor,
  ask: { readonly askId: string; readonly contactId: string | null; readonly accountId: string },
  decision: Extract<AskDecision, { ok: true }>,
  override: Override | null | undefined,
  now: Instant,
): Promise<void> {
  const by = personOf(actor)
  const codes: readonly ReasonCode[] = decision.overridden
  if (codes.length === 0 || override == null || by === null) return
  const { reason, ownerConsent } = override
  await insertOverride(tx, {
    workspaceId: actor.workspaceId,
    askId: ask.askId,
    reason,
    ownerConsent,
    codes,
    by,
    now,
  })
  await announce(tx, askOverridden(actor, ask.askId, ask, { codes, reason, ownerConsent }))
}
