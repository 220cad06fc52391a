import { sql } from 'kysely'
import { canEditContact } from '../../../customers/policy.ts'
import { readContactDetails } from '../../../customers/server/contact.reads.ts'
import { holdContact } from '../../../customers/server/hold-record.ts'
import { updateContact } from '../../../customers/server/update-contact.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { AppError, invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { mailWorks } from '../events.ts'

/**
 * Writes to another address instead of one that mail came back from: the new one comes first and counts as confirmed, the
 * old one stays with its mark, so that it is not written to again. Throws `not-found` where it does not bounce.
 */
export async function replaceAddress(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  { email, instead }: { readonly email: string; readonly instead: string },
  now: Instant,
): Promise<void> {
  const { version } = await holdBounced(tx, actor, contactId, email)
  const [old, fresh] = [email.toLowerCase(), instead.toLowerCase()]
  if (fresh === old) throw invalid('instead', 'is the address that mail came back from')
  const { mails } = await readContactDetails(tx, actor.workspaceId, contactId)
  const others = mails.map((each) => each.email).filter((each) => each !== fresh)
  try {
    await updateContact(tx, actor, contactId, { version, mails: [fresh, ...others] }, now)
  } catch (thrown) {
    // What is wrong with the addresses is wrong with the new one: the others stood there before.
    if (thrown instanceof AppError && thrown.code === 'invalid') throw invalid('instead', thrown.message)
    throw thrown
  }
}

/** Says that an address works after all. Throws `not-found` where it does not bounce. */
export async function clearBounce(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  email: string,
  now: Instant,
): Promise<void> {
  const { accountId } = await holdBounced(tx, actor, contactId, email)
  await tx
    .updateTable('contact_mails')
    .set({ bounced_on: null, works_since: now })
    .where('workspace_id', '=', actor.workspaceId)
    .where('email', '=', email.toLowerCase())
    .execute()
  await announce(tx, mailWorks(actor, { contactId, accountId }))
}

async function holdBounced(tx: WorkspaceTx, actor: Actor, contactId: string, email: string) {
  const contact = await holdContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  const { rows } = await sql`
    select from contact_mails where workspace_id = ${actor.workspaceId} and contact_id = ${contactId}
      and email = ${email.toLowerCase()} and bounced_on is not null for update`.execute(tx)
  if (rows.length === 0) throw notFound('bounced address')
  return contact
}
