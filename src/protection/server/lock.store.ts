import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ReasonCode } from '../reason.ts'
import { type RulesNow, type RulesToday, rulesAt, rulesNow } from './facts.reads.ts'

/**
 * Lets one transaction at a time write asks of an account and a contact: account before contact. What was read
 * before has to be read again. Gives the rules in force. One statement.
 */
export async function lockForAsk(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  contactId: string | null,
  now: Instant,
): Promise<RulesToday> {
  const account = sql`select a.id from accounts a where a.workspace_id = ${workspaceId} and a.id = ${accountId}
    for no key update`
  const { rows } = await sql<{ rules: RulesNow | null }>`
    with locked as materialized (${account})
    select ${rulesNow} as rules ${
      contactId === null
        ? sql`from locked`
        : sql`from locked, contacts c where c.workspace_id = ${workspaceId} and c.id = ${contactId}
      for no key update of c`
    }`.execute(tx)
  if (rows.length === 0) throw notFound(contactId === null ? 'account' : 'contact')
  return rulesAt(rows[0]?.rules, now)
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
