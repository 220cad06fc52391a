import { findLikeContacts } from '../../../customers/duplicates/server/alike.reads.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, staleVersion } from '../../../server/errors.ts'
import { withdrawLinks } from '../../../server/links.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { selfNominationRecognised } from '../self.events.ts'
import { whyNotRecognise } from '../self.policy.ts'
import { undecidedStates } from '../self-nomination.ts'
import { selfPurpose } from './ask-owner-of-entry.ts'
import { type LoadedEntry, loadEntry, saveEntry } from './self.store.ts'

type Recognised = { readonly id: string; readonly version: number; readonly contactId: string | null }
type Told = Decision<{ readonly version: number; readonly owner: string | null }>

/**
 * Says which contact on record put themselves forward, of those who look like them; null takes it back. The account is
 * theirs from then on, and whoever holds the relationship is asked, in place of whoever was before.
 */
export async function recogniseEntry(
  tx: WorkspaceTx,
  actor: PersonActor,
  { id, version, contactId }: Recognised,
  now: Instant,
): Promise<Told> {
  const entry = await loadEntry(tx, id)
  if (entry === undefined || whyNotRecognise(actor, entry) !== null) throw notFound('entry')
  if (version !== entry.version) throw staleVersion('entry', { version: entry.version, state: entry.state })
  if (!undecidedStates.includes(entry.state))
    return refuse('already-decided', 'It is decided already.', { state: entry.state })
  if (contactId === entry.contactId) return accept({ version, owner: null })
  const owner = contactId === null ? null : await takeFor(tx, actor, entry, contactId, now)
  if (contactId === null) await saveEntry(tx, actor, id, { contact_id: null })
  await announce(tx, selfNominationRecognised(actor, { id, contactId }))
  return accept({ version: version + 1, owner })
}

async function takeFor(
  tx: WorkspaceTx,
  actor: PersonActor,
  entry: LoadedEntry,
  contactId: string,
  now: Instant,
): Promise<string | null> {
  const { workspaceId } = actor
  const alike = await findLikeContacts(tx, workspaceId, newcomerOf(entry))
  if (!alike.some((each) => each.contactId === contactId))
    throw invalid('contactId', 'is nobody who looks like them')
  const held = await readHolder(tx, workspaceId, contactId)
  const isHandedOn = held.ownerId !== null && held.ownerId !== entry.ownerId
  await saveEntry(tx, actor, entry.id, {
    contact_id: contactId,
    ...(held.accountId === null ? {} : { account_id: held.accountId }),
    ...(isHandedOn ? { owner_id: held.ownerId, asked_at: null, due_on: dayOf(now) } : {}),
  })
  // Whoever was asked before is not the one to answer any more.
  if (isHandedOn) await withdrawLinks(tx, { workspaceId, purpose: selfPurpose, subjectId: entry.id }, now)
  return held.owner
}

/** An entry as somebody who is compared with those on record: where the account is not known, by what they wrote. */
export function newcomerOf(entry: {
  readonly name: string
  readonly email: string
  readonly accountText: string
  readonly accountId: string | null
}) {
  const { name, email, accountText, accountId } = entry
  return { name, email, ...(accountId === null ? { accountName: accountText } : { accountId }) }
}

async function readHolder(tx: WorkspaceTx, workspaceId: string, contactId: string) {
  return tx
    .selectFrom('contacts as c')
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.id', '=', 'c.account_id'),
    )
    .leftJoin('people as p', (join) =>
      join
        .onRef('p.workspace_id', '=', 'c.workspace_id')
        .on((eb) => eb('p.id', '=', eb.fn.coalesce('c.owner_id', 'a.owner_id')))
        .on('p.left_at', 'is', null),
    )
    .select(['c.account_id as accountId', 'p.id as ownerId', 'p.name as owner'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.id', '=', contactId)
    .executeTakeFirstOrThrow()
}
