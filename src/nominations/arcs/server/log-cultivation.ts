import type { PersonActor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { event } from '../../../kernel/event.ts'
import { clean } from '../../../kernel/text.ts'
import { dayOf, type Instant, isStillToCome } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { logCultivation } from '../arc.contract.ts'

/** Logs what somebody of ours did for a customer. Anybody on the staff does, at any account. */
export async function recordCultivation(
  tx: WorkspaceTx,
  actor: PersonActor,
  accountId: string,
  input: BodyOf<typeof logCultivation>,
  now: Instant,
): Promise<string> {
  const { workspaceId } = actor
  await requirePlace(tx, workspaceId, accountId, input.contactId ?? null)
  if (isStillToCome(input.doneOn, dayOf(now))) throw invalid('doneOn', 'is still to come')
  const words = clean(input.words)
  const { id } = await tx
    .insertInto('cultivations')
    .values({
      ...{ workspace_id: workspaceId, kind: input.kind, account_id: accountId },
      ...{ contact_id: input.contactId ?? null, person_id: actor.personId },
      ...{ done_on: input.doneOn, words, created_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const contact = input.contactId == null ? {} : { contact: input.contactId }
  const about = { account: accountId, ...contact }
  const subject = { kind: 'cultivation', id }
  await announce(
    tx,
    event('cultivation.logged', actor, subject, { about, data: { kind: input.kind }, texts: { words } }),
  )
  return id
}

/** Throws where there is no such account, or where the contact is nobody of it. */
async function requirePlace(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  contactId: string | null,
): Promise<void> {
  const account = await tx
    .selectFrom('accounts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', accountId)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  if (account === undefined) throw notFound('account')
  await requireSomebodyThere(tx, workspaceId, accountId, contactId)
}

/** Throws where the contact is nobody of the account. */
export async function requireSomebodyThere(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  contactId: string | null,
): Promise<void> {
  if (contactId === null) return
  const contact = await tx
    .selectFrom('contacts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (contact === undefined) throw invalid('contactId', 'is nobody of this account')
}
