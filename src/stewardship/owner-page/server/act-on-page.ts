import { refreshVouched } from '../../../advocates/server/refresh-vouched.ts'
import { recordArrival, recordRole } from '../../../customers/chart/server/record-people-change.ts'
import { setReportingLine } from '../../../customers/chart/server/set-reporting-line.ts'
import { closeCase } from '../../../customers/server/close-case.ts'
import { vouchForFact } from '../../../customers/server/confirm-customer-fact.ts'
import { holdContact } from '../../../customers/server/hold-record.ts'
import { recordAbsence } from '../../../customers/server/record-absence.ts'
import { noteInitiative, openCase, recordLastContact } from '../../../customers/server/record-care.ts'
import { markContactLeft } from '../../../customers/server/update-contact.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { actOnOwnerPage as contract } from '../owner-page.contract.ts'

type Tap = BodyOf<typeof contract>
type About = { readonly accountId: string; readonly timeZone: string }

/**
 * One tap of the relationship owner on their page, by the same use cases as in the app. People and cases of other
 * accounts are not theirs to speak of here, even where they own those as well.
 */
export async function actOnPage(
  tx: WorkspaceTx,
  actor: Actor,
  { accountId, timeZone }: About,
  tap: Tap,
  now: Instant,
): Promise<void> {
  const today = dayOf(now, timeZone)
  switch (tap.act) {
    case 'cases-still':
      return vouchForAccount(tx, actor, accountId, 'cases', now)
    case 'products-still':
      return vouchForAccount(tx, actor, accountId, 'products', now)
    case 'talked':
      return recordLastContact(tx, actor, accountId, { on: tap.from ?? today }, now)
    case 'case-closed':
      return closeCase(tx, actor, await caseOf(tx, actor, accountId, tap), {}, now)
    case 'case-opened': {
      const severity = tap.severity ?? 'normal'
      await openCase(tx, actor, accountId, { title: given(tap, 'text'), severity, openedOn: today }, now)
      return
    }
    case 'initiative':
      await noteInitiative(tx, actor, accountId, { title: given(tap, 'text'), notedOn: today }, now)
      return
    case 'newcomer': {
      const { text: title = null, mail = null } = tap
      await recordArrival(tx, actor, accountId, { name: given(tap, 'name'), title, mail }, now)
      return
    }
    default:
      return actOnPerson(tx, actor, await contactOf(tx, actor, accountId, tap), tap, today, now)
  }
}

async function vouchForAccount(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  fact: 'cases' | 'products',
  now: Instant,
): Promise<void> {
  await vouchForFact(tx, actor, { contactId: null, accountId, fact }, now)
  await refreshVouched(tx, actor.workspaceId, { accountIds: [accountId] }, now)
}

async function actOnPerson(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  tap: Tap,
  today: string,
  now: Instant,
): Promise<void> {
  switch (tap.act) {
    case 'still-there':
      await vouchForFact(tx, actor, { contactId, accountId: null, fact: 'reporting' }, now)
      return refreshVouched(tx, actor.workspaceId, { contactIds: [contactId] }, now)
    case 'left':
      return markContactLeft(tx, actor, contactId, { on: today }, now)
    case 'new-role':
      return recordRole(tx, actor, contactId, { title: given(tap, 'text'), on: today }, now)
    case 'reports-to': {
      const line =
        tap.superiorId === undefined
          ? { reportsToId: null, reportsToText: tap.text ?? null }
          : { reportsToId: tap.superiorId }
      return setReportingLine(tx, actor, contactId, line, now)
    }
    case 'away':
      return recordAbsence(tx, actor, contactId, { fromOn: tap.from ?? today, untilOn: given(tap, 'until') })
    default:
      throw invalid('act', 'is not about a person')
  }
}

function given(tap: Tap, field: 'text' | 'name' | 'until'): string {
  const value = tap[field]
  if (value === undefined) throw invalid(field, 'is needed')
  return value
}

async function contactOf(tx: WorkspaceTx, actor: Actor, accountId: string, tap: Tap): Promise<string> {
  if (tap.contactId === undefined) throw invalid('contactId', 'is needed')
  const contact = await holdContact(tx, actor, tap.contactId)
  if (contact.accountId !== accountId) throw notFound('contact')
  return contact.id
}

async function caseOf(tx: WorkspaceTx, actor: Actor, accountId: string, tap: Tap): Promise<string> {
  if (tap.caseId === undefined) throw invalid('caseId', 'is needed')
  const known = await tx
    .selectFrom('cases')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('account_id', '=', accountId)
    .where('id', '=', tap.caseId)
    .executeTakeFirst()
  if (known === undefined) throw notFound('case')
  return known.id
}
