import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ReasonCode } from '../reason.ts'

/**
 * Lets one transaction at a time write asks of an account and a contact: account before contact. What was read
 * before has to be read again.
 */
export async function lockForAsk(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  contactId: string | null,
): Promise<void> {
  await sql`select id from accounts where workspace_id = ${workspaceId} and id = ${accountId} for no key update`.execute(
    tx,
  )
  if (contactId === null) return
  await sql`select id from contacts where workspace_id = ${workspaceId} and id = ${contactId} for no key update`.execute(
    tx,
  )
}

/** Notes an exception with its reason and the relationship owner's yes. */
export async function insertOverride(
  tx: WorkspaceTx,
  override: {
    readonly workspaceId: string
    readonly askId: string
    readonly reason: string
    readonly ownerConsent: string
    /** The rules that were set aside. */
    readonly codes: readonly ReasonCode[]
    readonly by: string
    readonly now: Instant
  },
): Promise<void> {
  await tx
    .insertInto('protection_overrides')
    .values({
      workspace_id: override.workspaceId,
      ledger_entry_id: override.askId,
      reason: override.reason,
      owner_consent: override.ownerConsent,
      codes: JSON.stringify(override.codes),
      overridden_by: override.by,
      created_at: override.now,
    })
    .execute()
}
