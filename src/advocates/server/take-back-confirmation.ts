import { sql } from 'kysely'
import { takeBackVouching } from '../../customers/server/confirm-customer-fact.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Confirmation } from './confirmation.reads.ts'

/**
 * Puts back who had vouched for a profile's fact before somebody did at `at`: row by row, and only where that word is
 * still the last one. Documents are the caller's to refresh.
 */
export async function takeBackConfirmations(
  tx: WorkspaceTx,
  contactId: string,
  were: readonly Confirmation[],
  at: Instant,
): Promise<void> {
  for (const was of were) {
    if (was.fact === 'text')
      await putBack(tx, 'profile_sections', sql`section = ${was.item}`, contactId, was, at)
    else if (was.fact === 'results')
      await putBack(tx, 'profile_results', sql`id = ${was.item}::uuid`, contactId, was, at)
    else if (was.fact === 'willingness')
      await putBack(tx, 'willingness', sql`activity_type_id = ${was.item}::uuid`, contactId, was, at)
    else if (was.fact === 'employment' || was.fact === 'topics' || was.fact === 'limits')
      await putBack(tx, 'advocates', sql`true`, contactId, was, at, `${was.fact}_`)
  }
}

async function putBack(
  tx: WorkspaceTx,
  table: string,
  isIt: ReturnType<typeof sql>,
  contactId: string,
  was: Confirmation,
  at: Instant,
  prefix = '',
): Promise<void> {
  const [by, on] = [sql.ref(`${prefix}confirmed_by`), sql.ref(`${prefix}confirmed_at`)]
  await sql`
    update ${sql.table(table)} set ${by} = ${was.by}::uuid, ${on} = ${was.at}::timestamptz
    where workspace_id = current_workspace() and contact_id = ${contactId} and ${isIt} and ${on} = ${at}::timestamptz`.execute(
    tx,
  )
}

/** The same for what is known of a customer besides: a mail address, how an account fares. */
export async function takeBackCustomerFact(
  tx: WorkspaceTx,
  of: { readonly contactId: string | null; readonly accountId: string | null; readonly fact: string },
  were: readonly Confirmation[],
  at: Instant,
): Promise<void> {
  const was = were.find(({ fact }) => fact === of.fact)
  const before = was?.at == null ? null : { by: was.by, self: was.self, at: was.at }
  await takeBackVouching(tx, of, before, at)
}
