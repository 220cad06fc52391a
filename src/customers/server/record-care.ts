import { type Actor, personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { caseOpened, initiativeNoted, initiativeRemoved, lastContactRecorded } from '../account.events.ts'
import type * as contract from '../account-care.contract.ts'
import { canEditAccount } from '../policy.ts'
import { saveRealContact } from '../relationship/server/route.store.ts'
import { loadAccount, saveAccount } from './account.store.ts'
import { vouchForFact } from './confirm-customer-fact.ts'
import { requirePerson } from './owner.reads.ts'
import { dayGiven } from './update-contact.ts'

/** Records the day of the last real contact. An earlier day than the known one corrects it. */
export async function recordLastContact(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  input: BodyOf<typeof contract.recordLastContact>,
  now: Instant,
): Promise<void> {
  requirePermission(canEditAccount(actor, await loadAccount(tx, actor, accountId)))
  const on = dayGiven('on', input.on, now)
  const personId = input.personId ?? personOf(actor)
  if (input.personId !== undefined) await requirePerson(tx, actor.workspaceId, 'personId', input.personId)
  if (personId !== null) {
    await saveRealContact(tx, { workspaceId: actor.workspaceId, accountId, personId, on })
  }
  await saveAccount(tx, actor.workspaceId, accountId, { last_contact_on: on }, now)
  await announce(tx, lastContactRecorded(actor, accountId, on))
}

/** Records an open support case; gives its id. */
export async function openCase(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  input: BodyOf<typeof contract.openCase>,
  now: Instant,
): Promise<string> {
  requirePermission(canEditAccount(actor, await loadAccount(tx, actor, accountId)))
  const contactId = input.contactId ?? null
  if (contactId !== null) await requireContactOf(tx, actor.workspaceId, accountId, contactId)
  const { id } = await tx
    .insertInto('cases')
    .values({
      workspace_id: actor.workspaceId,
      account_id: accountId,
      contact_id: contactId,
      number: input.number?.trim() ?? null,
      title: input.title.trim(),
      severity: input.severity,
      opened_on: dayGiven('openedOn', input.openedOn, now),
      recorded_by: personOf(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await vouchForFact(tx, actor, { contactId: null, accountId, fact: 'cases' }, now)
  await announce(
    tx,
    caseOpened(actor, { id, accountId, contactId, severity: input.severity, title: input.title }),
  )
  return id
}

/** Refuses a contact who does not work at the account. */
export async function requireContactOf(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  contactId: string,
): Promise<void> {
  const contact = await tx
    .selectFrom('contacts')
    .select('account_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst()
  if (contact?.account_id !== accountId) throw invalid('contactId', 'is not a contact of this account')
}

/** Notes what a customer is about to do; gives its id. */
export async function noteInitiative(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  input: BodyOf<typeof contract.noteInitiative>,
  now: Instant,
): Promise<string> {
  requirePermission(canEditAccount(actor, await loadAccount(tx, actor, accountId)))
  const title = input.title.trim()
  const notedOn = dayGiven('notedOn', input.notedOn, now)
  const { id } = await tx
    .insertInto('initiatives')
    .values({
      workspace_id: actor.workspaceId,
      account_id: accountId,
      title,
      noted_on: notedOn,
      recorded_by: personOf(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await announce(tx, initiativeNoted(actor, { id, accountId, title }))
  return id
}

/** Takes an initiative off the record. */
export async function removeInitiative(tx: WorkspaceTx, actor: Actor, initiativeId: string): Promise<void> {
  const known = await tx
    .selectFrom('initiatives')
    .select(['id', 'account_id', 'title'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', initiativeId)
    .executeTakeFirst()
  if (known === undefined) throw notFound('initiative')
  requirePermission(canEditAccount(actor, await loadAccount(tx, actor, known.account_id)))
  await tx
    .deleteFrom('initiatives')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', initiativeId)
    .execute()
  await announce(
    tx,
    initiativeRemoved(actor, { id: known.id, accountId: known.account_id, title: known.title }),
  )
}
