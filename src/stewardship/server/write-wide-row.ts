import type { ProfileSection } from '../../advocates/profile.ts'
import { takeConfirmation } from '../../advocates/server/confirm-facts.ts'
import { editProfile } from '../../advocates/server/edit-profile.ts'
import { refreshVouched } from '../../advocates/server/refresh-vouched.ts'
import { isAccountFact } from '../../customers/customer-fact.ts'
import { vouchForFact } from '../../customers/server/confirm-customer-fact.ts'
import { holdAccount, holdContact } from '../../customers/server/hold-record.ts'
import { setRelationshipOwner, updateAccount } from '../../customers/server/update-account.ts'
import { updateContact } from '../../customers/server/update-contact.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { factOfKey, momentOf } from '../wide-edit.ts'
import type { WideTarget } from './wide-row.reads.ts'

type Writing = WideTarget & { readonly ofAccounts: boolean }

/** Writes one record of a wide edit by the use case of its own; of a confirmation `value` is the day. */
export async function writeWideRow(
  tx: WorkspaceTx,
  actor: Actor,
  { field, key, ofAccounts }: Writing,
  id: string,
  value: string | null,
  now: Instant,
): Promise<void> {
  switch (field) {
    case 'contact-owner':
      return writeContact(tx, actor, id, { ownerId: value }, now)
    case 'account-owner': {
      const { version } = await holdAccount(tx, actor, id)
      return setRelationshipOwner(tx, actor, id, { version, ownerId: value }, now)
    }
    case 'segment':
      return writeAccount(tx, actor, id, { segment: value }, now)
    case 'custom':
      return (ofAccounts ? writeAccount : writeContact)(tx, actor, id, { custom: { [key]: value } }, now)
    case 'section':
      return writeSection(tx, actor, id, key as ProfileSection, value, now)
    case 'confirmed':
      return confirm(tx, actor, id, key, momentOf(value ?? '', now), now)
  }
}

async function writeContact(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  edit: { readonly ownerId?: string | null; readonly custom?: Record<string, string | null> },
  now: Instant,
): Promise<void> {
  const { version } = await holdContact(tx, actor, id)
  await updateContact(tx, actor, id, { version, ...edit }, now)
}

async function writeAccount(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  edit: { readonly segment?: string | null; readonly custom?: Record<string, string | null> },
  now: Instant,
): Promise<void> {
  const { version } = await holdAccount(tx, actor, id)
  await updateAccount(tx, actor, id, { version, ...edit }, now)
}

async function writeSection(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  section: ProfileSection,
  body: string | null,
  now: Instant,
): Promise<void> {
  const { version } = await tx
    .selectFrom('advocates')
    .select('version')
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  await editProfile(tx, actor, { contactId, version, profile: { sections: { [section]: body } } }, now)
}

async function confirm(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  key: string,
  at: Instant,
  now: Instant,
): Promise<void> {
  const fact = factOfKey(key)
  if (fact === undefined) return
  if (!isAccountFact(fact.kind)) {
    await takeConfirmation(tx, actor, { contactId: id, ...fact, at }, now)
    return
  }
  await vouchForFact(tx, actor, { contactId: null, accountId: id, fact: fact.kind }, at)
  await refreshVouched(tx, actor.workspaceId, { accountIds: [id] }, now)
}
