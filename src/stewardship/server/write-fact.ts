import { profileSections } from '../../advocates/profile.ts'
import { takeConfirmation } from '../../advocates/server/confirm-facts.ts'
import { readContactDetails } from '../../customers/server/contact.reads.ts'
import { holdAccount, holdContact } from '../../customers/server/hold-record.ts'
import { openCase } from '../../customers/server/record-care.ts'
import { updateAccount } from '../../customers/server/update-account.ts'
import { updateContact } from '../../customers/server/update-contact.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { RoundFact } from '../round.ts'

/** Notes that a fact is still true: whoever was asked vouches for it. */
export async function confirmRoundFact(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId, kind, key }: RoundFact,
  now: Instant,
): Promise<void> {
  const section = profileSections.find((each) => each === key) ?? null
  await takeConfirmation(tx, actor, { contactId, kind, section }, now)
}

/** Writes a value that can be written as it was said, and vouches for it. Throws `invalid` on what nobody can write. */
export async function writeRoundFact(
  tx: WorkspaceTx,
  actor: Actor,
  fact: RoundFact,
  value: string,
  now: Instant,
): Promise<void> {
  const { contactId, accountId } = fact
  switch (fact.kind) {
    case 'employment': {
      const { version } = await holdContact(tx, actor, contactId)
      await updateContact(tx, actor, contactId, { version, title: value }, now)
      break
    }
    case 'mail': {
      const { version } = await holdContact(tx, actor, contactId)
      const { mails } = await readContactDetails(tx, actor.workspaceId, contactId)
      const others = mails.map(({ email }) => email).filter((email) => email !== value)
      await updateContact(tx, actor, contactId, { version, mails: [value, ...others] }, now)
      break
    }
    case 'health': {
      if (accountId === null) throw invalid('said', 'has no account')
      const { version } = await holdAccount(tx, actor, accountId)
      await updateAccount(tx, actor, accountId, { version, health: value as 'good' }, now)
      break
    }
    case 'cases':
      if (accountId === null) throw invalid('said', 'has no account')
      await openCase(tx, actor, accountId, { title: value, severity: 'serious' }, now)
      break
    default:
      throw invalid('said', 'cannot be written as it stands')
  }
  await confirmRoundFact(tx, actor, fact, now)
}
