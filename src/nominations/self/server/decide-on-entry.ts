import { findLikeContacts, withoutWords } from '../../../customers/duplicates/server/alike.reads.ts'
import { createContact } from '../../../customers/server/create-contact.ts'
import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { forbidden, invalid, notFound, staleVersion } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { answerOwnerAsk } from '../../../stewardship/server/ask-owner.ts'
import { decideNomination } from '../../nomination.ts'
import { loadNominee, putForward } from '../../server/put-forward.ts'
import { selfNominationDecided } from '../self.events.ts'
import { whyNotDecide } from '../self.policy.ts'
import {
  isSureMatch,
  type SelfDecision,
  type SelfReason,
  type SelfState,
  whyNotInState,
} from '../self-nomination.ts'
import { type LoadedEntry, loadEntry, saveEntry } from './self.store.ts'

export type EntryDecision = {
  readonly id: string
  /** Null where a link answers: what it says was on the page. */
  readonly version: number | null
  readonly decision: SelfDecision
  readonly reason?: SelfReason | null
  readonly accountId?: string | null
  readonly seconds?: number | null
}

type Decided = Decision<{ readonly state: SelfState; readonly nominationId: string | null }>

/** Confirms, declines, releases or discards what a customer entered on the public page. */
export async function decideOnEntry(
  tx: WorkspaceTx,
  actor: Actor,
  input: EntryDecision,
  now: Instant,
): Promise<Decided> {
  const entry = await loadEntry(tx, input.id)
  if (entry === undefined) throw notFound('entry')
  const isOwner = actor.kind === 'link' || (entry.ownerId !== null && entry.ownerId === personOf(actor))
  if (!isOwner && !hasRole(actor, 'program-manager')) throw notFound('entry')
  const may = whyNotDecide(actor, { ownerId: entry.ownerId }, input.decision)
  if (may !== null) throw forbidden(may)
  if (input.version !== null && input.version !== entry.version)
    throw staleVersion('entry', { version: entry.version, state: entry.state })
  const wrong = whyNotInState(input.decision, entry.state)
  if (wrong !== null) return refuse('already-decided', wrong, { state: entry.state })
  if (input.decision === 'release') return release(tx, actor, entry, input.accountId ?? null, now)
  if (input.decision === 'confirm') return confirm(tx, actor, entry, input, now)
  if (input.decision === 'decline' && input.reason == null) return refuse('reason-missing', 'Say why not.')
  const state: SelfState = input.decision === 'decline' ? 'declined' : 'discarded'
  await close(tx, actor, entry, { state, reason: input.reason ?? null, seconds: input.seconds ?? null }, now)
  return accept({ state, nominationId: null })
}

/** Out of quarantine: its relationship owner is asked, where the mail address tells whose customer it is. */
async function release(
  tx: WorkspaceTx,
  actor: Actor,
  entry: LoadedEntry,
  accountId: string | null,
  now: Instant,
): Promise<Decided> {
  const twin = await tx
    .selectFrom('self_nominations')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('state', '=', 'open')
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', entry.email.toLowerCase()))
    .executeTakeFirst()
  if (twin !== undefined) return refuse('repeated', 'The same address waits already; discard this one.')
  await place(tx, actor, entry, accountId)
  await saveEntry(tx, actor, entry.id, { state: 'open', due_on: dayOf(now), asked_at: null })
  return accept({ state: 'open' as const, nominationId: null })
}

/** Names the account, and with it who is asked. */
async function place(
  tx: WorkspaceTx,
  actor: Actor,
  entry: LoadedEntry,
  accountId: string | null,
): Promise<void> {
  const account = accountId ?? entry.accountId
  if (account === null) return
  const row = await tx
    .selectFrom('accounts as a')
    .leftJoin('people as p', (join) =>
      join
        .onRef('p.workspace_id', '=', 'a.workspace_id')
        .onRef('p.id', '=', 'a.owner_id')
        .on('p.left_at', 'is', null),
    )
    .select(['a.id', 'p.id as ownerId'])
    .where('a.workspace_id', '=', actor.workspaceId)
    .where('a.id', '=', account)
    .where('a.merged_into', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw invalid('accountId', 'is not an account')
  await saveEntry(tx, actor, entry.id, { account_id: row.id, owner_id: row.ownerId })
}

async function confirm(
  tx: WorkspaceTx,
  actor: Actor,
  entry: LoadedEntry,
  input: EntryDecision,
  now: Instant,
): Promise<Decided> {
  const accountId = entry.accountId ?? input.accountId ?? null
  if (accountId === null) throw invalid('accountId', 'say whose customer it is')
  if (entry.accountId === null) {
    await place(tx, actor, entry, accountId)
    const placed = await loadEntry(tx, entry.id)
    // The account has an owner: their word is asked for first.
    if (placed?.ownerId != null && placed.ownerId !== personOf(actor))
      return accept({ state: 'open' as const, nominationId: null })
  }
  const nominatorId = actor.kind === 'link' ? entry.ownerId : personOf(actor)
  if (nominatorId === null) throw forbidden('A nomination needs a person behind it.')
  const contactId = entry.contactId ?? (await makeContact(tx, actor, entry, accountId))
  const contact = await loadNominee(tx, actor, contactId)
  const done = { state: 'confirmed', reason: null, seconds: input.seconds ?? null } as const
  const decision = decideNomination(contact.stage)
  const made = decision.ok
    ? await putForward(tx, actor, contact, forwardOf(entry, nominatorId), now)
    : decision
  const open = made.ok ? made.id : made.facts?.nominationId
  await saveEntry(tx, actor, entry.id, { contact_id: contactId })
  if (typeof open !== 'string') {
    await close(tx, actor, entry, { ...done, state: 'declined', reason: 'repeated' }, now)
    return accept({ state: 'declined' as const, nominationId: null })
  }
  await saveEntry(tx, actor, entry.id, { nomination_id: open })
  await close(tx, actor, { ...entry, contactId, accountId }, done, now)
  return accept({ state: 'confirmed' as const, nominationId: open })
}

function forwardOf(entry: LoadedEntry, nominatorId: string) {
  const from = entry.source === null ? '' : ` (${entry.source})`
  return {
    why: entry.why,
    reach: 'nominator-introduces',
    evidence: `Put themselves forward on ${dayOf(entry.createdAt)}${from}, agreeing to version ${entry.consentVersion} of our words.`,
    nominatorId,
    onBehalfOfId: null,
    asksAQuarter: null,
    activities: [],
    source: 'customer',
  } as const
}

/** Whoever on record is beyond doubt the same, or a new contact. Who is only like them turns up among the duplicates. */
async function makeContact(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  { name, title, email }: LoadedEntry,
  accountId: string,
): Promise<string> {
  const alike = await findLikeContacts(tx, workspaceId, { name, email, accountId })
  const known = alike.map(withoutWords).find(isSureMatch)
  if (known !== undefined) return known.contactId
  const system = { kind: 'system', workspaceId, task: 'public-page' } as const
  return createContact(tx, system, { name, accountId, ...(title === null ? {} : { title }), mails: [email] })
}

async function close(
  tx: WorkspaceTx,
  actor: Actor,
  entry: LoadedEntry,
  decided: { readonly state: SelfState; readonly reason: SelfReason | null; readonly seconds: number | null },
  now: Instant,
): Promise<void> {
  const by = actor.kind === 'link' ? entry.ownerId : personOf(actor)
  await saveEntry(tx, actor, entry.id, { ...decided, decided_by: by, decided_at: now })
  const isOwner = by !== null && by === entry.ownerId
  if (entry.askId !== null && isOwner)
    await answerOwnerAsk(tx, entry.askId, { seconds: decided.seconds, now })
  await announce(tx, selfNominationDecided(actor, entry, { state: decided.state, reason: decided.reason }))
}
