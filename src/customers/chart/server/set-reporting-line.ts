import type { Actor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canEditContact } from '../../policy.ts'
import { loadAccount } from '../../server/account.store.ts'
import { vouchForFact } from '../../server/confirm-customer-fact.ts'
import { loadContact, saveContact } from '../../server/contact.store.ts'
import type { setReportingLine as contract } from '../chart.contract.ts'
import { reportingLineSet } from '../chart.events.ts'
import { standsAboveItself } from '../chart.ts'

/**
 * Records whom a contact reports to. The account is locked first: two lines set at once, each fine by itself, could
 * otherwise close a ring.
 */
export async function setReportingLine(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  input: BodyOf<typeof contract>,
  now: Instant,
): Promise<void> {
  const { accountId } = await loadContact(tx, actor, contactId)
  if (accountId === null) throw invalid('reportsToId', 'needs an account first')
  await loadAccount(tx, actor, accountId)
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  const text = clean(input.reportsToText ?? null)
  const { reportsToId } = input
  if (reportsToId !== null && text !== null) throw invalid('reportsToText', 'is not needed beside a contact')
  const before = await readLine(tx, actor.workspaceId, contactId)
  await vouchForFact(tx, actor, { contactId, accountId: null, fact: 'reporting' }, now)
  if (before.id === reportsToId && before.text === text) return
  const after =
    reportsToId === null ? text : await requireSuperior(tx, actor, { ...contact, accountId }, reportsToId)
  const columns = { reports_to_id: reportsToId, reports_to_text: text }
  await saveContact(tx, actor.workspaceId, contactId, columns, now)
  await announce(
    tx,
    reportingLineSet(actor, contact, { reportsToId, before: before.name ?? before.text, after }),
  )
}

async function readLine(tx: WorkspaceTx, workspaceId: string, contactId: string) {
  const row = await tx
    .selectFrom('contacts as c')
    .leftJoin('contacts as b', (join) =>
      join.onRef('b.workspace_id', '=', 'c.workspace_id').onRef('b.id', '=', 'c.reports_to_id'),
    )
    .select(['c.reports_to_id', 'c.reports_to_text', 'b.name'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.id', '=', contactId)
    .executeTakeFirstOrThrow()
  return { id: row.reports_to_id, text: row.reports_to_text, name: row.name }
}

/** Throws `invalid` unless they work there and do not stand below; gives their name. */
export async function requireSuperior(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  contact: { readonly id: string | null; readonly accountId: string },
  reportsToId: string,
): Promise<string> {
  const people = await tx
    .selectFrom('contacts')
    .select(['id', 'name', 'reports_to_id', 'left_on'])
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', contact.accountId)
    .where('merged_into', 'is', null)
    .execute()
  const superior = people.find(({ id }) => id === reportsToId)
  if (superior === undefined) throw invalid('reportsToId', 'is not a contact of this account')
  if (superior.left_on !== null) throw invalid('reportsToId', 'has left')
  const superiors = new Map(people.map(({ id, reports_to_id }) => [id, reports_to_id]))
  if (contact.id !== null && standsAboveItself(contact.id, reportsToId, superiors)) {
    const reason = contact.id === reportsToId ? 'is the same person' : 'reports to them already'
    throw invalid('reportsToId', reason)
  }
  return superior.name
}
