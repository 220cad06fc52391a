import { sql } from 'kysely'
import { isAccountFact } from '../../customers/customer-fact.ts'
import { vouchForFact } from '../../customers/server/confirm-customer-fact.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { profileChanged } from '../events.ts'
import type { AgingKind } from '../freshness.ts'
import { canEditProfile } from '../policy.ts'
import { type LoadedAdvocate, loadOnJourney } from './advocate.store.ts'
import { vouchFor } from './profile.store.ts'
import { refreshVouched } from './refresh-vouched.ts'
import { settleProfile } from './settle-profile.ts'

export type ConfirmInput = {
  readonly contactId: string
  readonly kind: AgingKind
  readonly section: string | null
  /** When it was vouched for; now where nobody says. What was vouched for later stays as it is. */
  readonly at?: Instant
}

/** Somebody says that a fact is still true: it counts as fresh from today. */
export async function confirmFacts(
  tx: WorkspaceTx,
  actor: Actor,
  input: ConfirmInput,
  now: Instant,
): Promise<{ readonly version: number }> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canEditProfile(actor, advocate))
  return confirmOf(tx, actor, advocate, input, now)
}

/** The same for whoever was asked to say so; that they were is for the caller to know. */
export async function takeConfirmation(
  tx: WorkspaceTx,
  actor: Actor,
  input: ConfirmInput,
  now: Instant,
): Promise<{ readonly version: number }> {
  return confirmOf(tx, actor, await loadOnJourney(tx, actor, input.contactId), input, now)
}

/** Says of many at once that they still hold their post, where nobody said so later. Gives of how many. One statement. */
export async function confirmEmployments(
  tx: WorkspaceTx,
  actor: Actor,
  contactIds: readonly string[],
  at: Instant,
): Promise<number> {
  if (contactIds.length === 0) return 0
  const done = await sql`
    update advocates set employment_confirmed_at = ${at}::timestamptz, employment_confirmed_by = ${personOf(actor)}::uuid
    where workspace_id = ${actor.workspaceId} and contact_id = any(${[...contactIds]}::uuid[])
      and (employment_confirmed_at is null or employment_confirmed_at < ${at}::timestamptz)`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}

async function confirmOf(
  tx: WorkspaceTx,
  actor: Actor,
  advocate: LoadedAdvocate,
  input: ConfirmInput,
  now: Instant,
): Promise<{ readonly version: number }> {
  if (!(await confirm(tx, actor, { ...input, accountId: advocate.accountId }, now))) throw notFound('fact')
  await announce(tx, profileChanged(actor, advocate, [input.section ?? input.kind], 'confirmed'))
  const version = await settleProfile(tx, actor, advocate, now)
  // What is the same for everybody there is fresher for all of them.
  if (isAccountFact(input.kind) && advocate.accountId !== null)
    await refreshVouched(tx, actor.workspaceId, { accountIds: [advocate.accountId] }, now)
  return { version }
}

async function confirm(
  tx: WorkspaceTx,
  actor: Actor,
  input: ConfirmInput & { readonly accountId: string | null },
  now: Instant,
): Promise<boolean> {
  const { contactId, accountId, kind: fact, at = now } = input
  if (isAccountFact(fact)) {
    if (accountId === null) return false
    await vouchForFact(tx, actor, { contactId: null, accountId, fact }, at)
    return true
  }
  // Kept besides for who said it: a link names nobody of ours.
  if (actor.kind === 'link' || fact === 'mail' || fact === 'reporting')
    await vouchForFact(tx, actor, { contactId, accountId: null, fact, key: input.section ?? '' }, at)
  switch (fact) {
    case 'mail':
    case 'reporting':
      return true
    case 'employment':
    case 'topics':
    case 'limits':
      await vouchFor(tx, actor, contactId, fact, at)
      return true
    case 'text':
    case 'results':
    case 'willingness':
      return confirmRows(tx, actor, input, fact, at)
  }
}

/** What stands in rows of its own carries its day there; false where nothing stands. */
async function confirmRows(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId, section }: ConfirmInput,
  fact: 'text' | 'results' | 'willingness',
  at: Instant,
): Promise<boolean> {
  const table = { text: 'profile_sections', results: 'profile_results', willingness: 'willingness' }[fact]
  const done = await sql`
    update ${sql.table(table)} t set confirmed_at = greatest(t.confirmed_at, ${at}::timestamptz),
      confirmed_by = case when t.confirmed_at > ${at}::timestamptz then t.confirmed_by else ${personOf(actor)}::uuid end
    where t.workspace_id = ${actor.workspaceId} and t.contact_id = ${contactId}
      ${fact === 'text' ? sql`and t.section = ${section ?? ''}` : sql``}`.execute(tx)
  return (done.numAffectedRows ?? 0n) > 0n
}
