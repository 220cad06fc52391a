import type { ContactRow } from '../../customers/contact-row.ts'
import { upsertContacts } from '../../customers/server/upsert-contacts.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AdvocateRow } from '../advocate-row.ts'
import type { AdvocateReading } from '../read-advocate-row.ts'
import { readContactCandidates, type StoredAdvocate } from './import.reads.ts'

/** The contact a row means, or why it means none. */
export type Found = { readonly contactId: string } | { readonly field: string; readonly reason: string }

type Read = readonly { readonly row: AdvocateRow; readonly reading: AdvocateReading }[]

/** Finds who each row is about; somebody named with an account who is not known yet becomes a contact of it. */
export async function meetContacts(
  tx: WorkspaceTx,
  actor: Actor,
  read: Read,
  now: Instant,
): Promise<Map<AdvocateRow, Found>> {
  const rows = read.map(({ row }) => row)
  const candidates = await readContactCandidates(tx, actor.workspaceId, rows)
  const byRow = Map.groupBy(candidates, (candidate) => candidate.row)
  const found = new Map(rows.map((row) => [row, settle(byRow.get(row.row) ?? [])]))
  const unknown = read.filter(
    ({ row }) => found.get(row) === null && row.name && (row.account || row.accountCrmId),
  )
  const made =
    unknown.length === 0
      ? []
      : await upsertContacts(
          tx,
          actor,
          unknown.map(({ row }) => contactOf(row)),
          now,
        )
  const madeByRow = new Map(made.map((result) => [result.row, result]))
  return new Map(
    rows.map((row) => {
      const known = found.get(row)
      if (known != null) return [row, known]
      const result = madeByRow.get(row.row)
      if (result?.id !== undefined) return [row, { contactId: result.id }]
      return [
        row,
        result === undefined
          ? whyNobody(row)
          : { field: ownField(result.field), reason: result.reason ?? '' },
      ]
    }),
  )
}

// What the customers' side calls the cell, in the words of this kind of file.
function ownField(field: string | undefined): string {
  return field === 'accountName' || field === 'accountDomain'
    ? 'account'
    : field === 'mails'
      ? 'email'
      : (field ?? 'name')
}

function settle(candidates: readonly { readonly by: string; readonly contactId: string }[]): Found | null {
  for (const by of ['crm-id', 'mail', 'name']) {
    const ids = new Set(candidates.filter((each) => each.by === by).map((each) => each.contactId))
    const [contactId] = ids
    if (contactId === undefined) continue
    if (ids.size === 1) return { contactId }
    return {
      field: 'name',
      reason: `fits ${ids.size} contacts of that account; give a mail address or CRM id`,
    }
  }
  return null
}

function whyNobody(row: AdvocateRow): Found {
  if (row.name) return { field: 'account', reason: 'is needed beside a name' }
  if (row.email)
    return {
      field: 'email',
      reason: 'is no contact we know; give name and account too, or import the contacts first',
    }
  if (row.crmId)
    return {
      field: 'crmId',
      reason: 'is no contact we know; give name and account too, or import the contacts first',
    }
  return { field: 'name', reason: 'says nobody: give a CRM id, a mail address, or a name and account' }
}

function contactOf({ row, crmId, name, email, account, accountCrmId }: AdvocateRow): ContactRow {
  return {
    row,
    crmId,
    name,
    mails: email ? [email] : null,
    accountCrmId,
    accountName: account,
    accountDomain: account?.includes('.') && !account.includes(' ') ? account : null,
  }
}

/** Adds languages that the rows name and the contacts do not have yet; gives the rows that added one. */
export async function learnLanguages(
  tx: WorkspaceTx,
  actor: Actor,
  read: Read,
  found: ReadonlyMap<AdvocateRow, Found>,
  stored: ReadonlyMap<string, { readonly stored: StoredAdvocate }>,
  now: Instant,
): Promise<ReadonlySet<AdvocateRow>> {
  const teaching = read.flatMap(({ row, reading }) => {
    const who = found.get(row)
    const contact = who !== undefined && 'contactId' in who ? stored.get(who.contactId)?.stored : undefined
    const unheard = reading.languages.filter((language) => !contact?.languages.includes(language))
    if (contact === undefined || unheard.length === 0) return []
    const languages = [...contact.languages, ...unheard]
    return [{ row, contact: { ...keyOf(contact), row: row.row, languages } satisfies ContactRow }]
  })
  if (teaching.length === 0) return new Set()
  const results = await upsertContacts(
    tx,
    actor,
    teaching.map(({ contact }) => contact),
    now,
  )
  const changed = new Set(
    results.filter((result) => result.outcome === 'updated').map((result) => result.row),
  )
  return new Set(teaching.filter(({ row }) => changed.has(row.row)).map(({ row }) => row))
}

// The surest of what is stored about somebody, so that the contact found is this one and nothing else changes.
function keyOf({ crmId, mail, name, accountName }: StoredAdvocate): Omit<ContactRow, 'row'> {
  if (crmId !== null) return { crmId }
  return mail !== null ? { mails: [mail] } : { name, accountName }
}
