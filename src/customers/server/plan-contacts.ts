import type { ContactRowOptions } from '../contact-row.ts'
import { seniorityOf } from '../persona.ts'
import type { SaidFact } from '../row-result.ts'
import type { FoundTerm } from '../term.ts'
import { type MentionedAccounts, tellAmbiguous } from './account-mention.store.ts'
import type { Values } from './bulk.store.ts'
import type { ContactDraft } from './contact-upsert.store.ts'
import { settleTerm, type Unmapped } from './found-texts.store.ts'
import type { FoundPerson } from './owner.reads.ts'
import type { ContactReading } from './read-contact-row.ts'
import { type PlannedRow, RecordDraft } from './record-draft.store.ts'

/** What the texts of a batch of contacts mean, and the contacts they may mean. */
export type ContactFindings = {
  readonly known: readonly ContactDraft[]
  readonly folded: ReadonlyMap<string, string>
  readonly personas: ReadonlyMap<string, FoundTerm | null>
  readonly people: ReadonlyMap<string, FoundPerson>
  readonly unmapped: Unmapped
  readonly nextId: () => string
}

export type PlannedContact = PlannedRow<ContactReading> & { accountId?: string | null }

/** Finds the account of each row, or makes it where that was asked for; a row whose account is unknown is refused. */
export function placeContacts(
  readings: readonly ContactReading[],
  accounts: MentionedAccounts,
  { createMissingAccounts = false }: ContactRowOptions,
): PlannedContact[] {
  return readings.map((reading) => {
    const planned = { row: reading.row.row, reading, warnings: reading.warnings, touched: false }
    const { crmId, domain, name } = reading.account
    if (crmId === undefined && domain === undefined && name === undefined)
      return { ...planned, accountId: null }
    const match = accounts.find(reading.account)
    if (match.kind === 'found') return { ...planned, accountId: match.account.id }
    const field = name !== undefined ? 'accountName' : crmId !== undefined ? 'accountCrmId' : 'accountDomain'
    if (match.kind === 'ambiguous') return { ...planned, refusal: { field, reason: tellAmbiguous(match) } }
    if (createMissingAccounts && name !== undefined && reading.name !== undefined) {
      return { ...planned, accountId: accounts.make({ ...reading.account, name }).id }
    }
    return { ...planned, refusal: { field, reason: `there is no account “${name ?? crmId ?? domain}”` } }
  })
}

/** Decides, row after row, which contact each placed row means and what it changes there. */
export function planContacts(planned: readonly PlannedContact[], found: ContactFindings): void {
  const index = new ContactIndex(found.known)
  for (const row of planned) {
    if (row.refusal !== undefined) continue
    const contact = findContact(row, index, found.folded) ?? newContact(row, found)
    if ('refusal' in contact) row.refusal = contact.refusal
    else takeContact(row, contact, index, found)
  }
}

/** Contacts of a batch by CRM id, mail, and name within their account. */
export class ContactIndex {
  readonly byCrmId = new Map<string, ContactDraft>()
  readonly byMail = new Map<string, ContactDraft>()
  /** By the CRM id of somebody who was merged into them. */
  readonly byFormerCrmId = new Map<string, ContactDraft>()
  readonly #byName = new Map<string, Set<ContactDraft>>()

  constructor(known: readonly ContactDraft[]) {
    for (const contact of known) this.add(contact)
  }

  add(contact: ContactDraft): void {
    if (contact.crmId !== null) this.byCrmId.set(contact.crmId, contact)
    for (const email of contact.draft.keys('contact_mails')) this.byMail.set(email, contact)
    for (const crmId of contact.former.crmIds) this.byFormerCrmId.set(crmId, contact)
    for (const name of [contact.foldedName, ...contact.former.names]) {
      const key = nameKey(contact.draft.fields.account_id, name)
      this.#byName.set(key, (this.#byName.get(key) ?? new Set()).add(contact))
    }
  }

  named(accountId: unknown, foldedName: string): ContactDraft[] {
    return [...(this.#byName.get(nameKey(accountId, foldedName)) ?? [])]
  }
}

function nameKey(accountId: unknown, foldedName: string): string {
  return `${accountId ?? ''} ${foldedName}`
}

type Refused = { readonly refusal: { readonly field: string; readonly reason: string } }

/** The contact a row means, null where it is a new one. */
export function findContact(
  row: Pick<PlannedContact, 'accountId' | 'reading'>,
  index: ContactIndex,
  folded: ReadonlyMap<string, string>,
): ContactDraft | Refused | null {
  const { crmId, mails, name } = row.reading
  const byCrmId = crmId === undefined ? undefined : index.byCrmId.get(crmId)
  const merged = crmId === undefined ? undefined : index.byFormerCrmId.get(crmId)
  if (byCrmId !== undefined || merged !== undefined) return byCrmId ?? merged ?? null
  const fits = (contact: ContactDraft) => crmId === undefined || contact.crmId === null
  const written = [...new Set(mails.flatMap((mail) => index.byMail.get(mail) ?? []))].filter(fits)
  if (written.length > 1)
    return { refusal: { field: 'mails', reason: `belong to ${written.length} contacts` } }
  if (written[0] !== undefined) return written[0]
  if (name === undefined) return { refusal: { field: 'name', reason: 'is missing' } }
  const named = index.named(row.accountId, folded.get(name) ?? '').filter(fits)
  if (named.length > 1) {
    return {
      refusal: {
        field: 'name',
        reason: `fits ${named.length} contacts of that account; add a mail address or CRM id`,
      },
    }
  }
  return named[0] ?? null
}

function newContact(row: PlannedContact, found: ContactFindings): ContactDraft {
  const { name = '' } = row.reading
  const foldedName = found.folded.get(name) ?? ''
  const id = found.nextId()
  const draft = new RecordDraft(id, true, {})
  draft.set({ name, account_id: row.accountId ?? null })
  if (row.accountId == null)
    row.warnings.push({ field: 'accountName', reason: 'is missing; the contact has no account' })
  return { id, name, crmId: null, foldedName, former: { crmIds: [], names: [] }, draft }
}

function takeContact(
  row: PlannedContact,
  contact: ContactDraft,
  index: ContactIndex,
  found: ContactFindings,
): void {
  const reading = isOfMerged(row.reading, contact, index) ? onlyBlanks(row.reading, contact) : row.reading
  row.draft = contact.draft
  row.touched = [
    takeIdentity(row, contact, index, found),
    takeColumns(reading, contact.draft, found),
    settleTerm('persona', reading.persona, found.personas, found.unmapped, contact.draft),
    takeOwner(reading, contact.draft, found),
    takeMails(reading, contact, index),
    ...reading.languages.map((language) => contact.draft.link('contact_languages', language, { language })),
  ].includes(true)
  index.add(contact)
}

/**
 * What of a contact stands as a row says: the address we write to, and the post they held before it. Whoever works elsewhere
 * by this file, has another title or left is looked at again instead.
 */
export function standsWithContact(
  { reading, accountId }: PlannedContact,
  draft: RecordDraft,
): readonly SaidFact[] {
  const isWritten = (email: string) => {
    const mail = draft.row('contact_mails', email)
    return mail?.is_primary === true && (mail.bounced_on ?? null) === null
  }
  const stood = (name: string, said: string | null | undefined) =>
    said != null && draft.fields[name] === said && draft.was(name) === said
  const isThere = stood('account_id', accountId) && (draft.fields.left_on ?? null) === null
  return [
    ...(reading.mails.some(isWritten) ? (['mail'] as const) : []),
    ...(isThere && stood('title', reading.columns.title) ? (['employment'] as const) : []),
  ]
}

/** True for the row of a record that was merged into this one and that the CRM still keeps apart. */
function isOfMerged({ crmId }: ContactReading, contact: ContactDraft, index: ContactIndex): boolean {
  return crmId !== undefined && crmId !== contact.crmId && index.byFormerCrmId.get(crmId) === contact
}

/** What was chosen when two were merged stands: the other one's row fills in what is empty and changes nothing. */
function onlyBlanks(
  { persona: _persona, owner: _owner, ...reading }: ContactReading,
  { draft }: ContactDraft,
): ContactReading {
  const blank = Object.entries(reading.columns).filter(([column]) => (draft.fields[column] ?? null) === null)
  return { ...reading, columns: Object.fromEntries(blank) } as ContactReading
}

/** Only a CRM id may rename a contact: two rows with one shared address would otherwise rename it to and fro. */
function takeIdentity(
  row: PlannedContact,
  contact: ContactDraft,
  index: ContactIndex,
  found: ContactFindings,
): boolean {
  const { reading } = row
  if (isOfMerged(reading, contact, index)) return false
  let touched = row.accountId == null ? false : contact.draft.set({ account_id: row.accountId })
  if (reading.crmId !== undefined && contact.crmId === null) {
    contact.crmId = reading.crmId
    touched = contact.draft.set({ crm_id: reading.crmId }) || touched
  }
  const { name } = reading
  if (name === undefined || name === contact.name) return touched
  if (reading.crmId !== undefined && index.byCrmId.get(reading.crmId) === contact) {
    contact.name = name
    contact.foldedName = found.folded.get(name) ?? ''
    return contact.draft.set({ name }) || touched
  }
  if (found.folded.get(name) !== contact.foldedName) {
    reading.warnings.push({
      field: 'name',
      reason: `has the mail address of ${contact.name}, whose name is kept`,
    })
  }
  return touched
}

/** Where a file says neither persona nor seniority, a new title tells both. */
function takeColumns(
  { columns, persona }: ContactReading,
  draft: RecordDraft,
  found: ContactFindings,
): boolean {
  const isNewTitle = columns.title !== undefined && columns.title !== draft.fields.title
  const touched = draft.set(columns)
  if (!isNewTitle || columns.title === undefined) return touched
  const told = persona === undefined ? found.personas.get(columns.title)?.termId : undefined
  draft.set({ seniority: columns.seniority ?? seniorityOf(columns.title) ?? undefined, persona_id: told })
  return touched
}

function takeOwner({ owner, warnings }: ContactReading, draft: RecordDraft, found: ContactFindings): boolean {
  if (owner === undefined) return false
  const person = found.people.get(owner) ?? null
  if (person !== null && person !== 'several') return draft.set({ owner_id: person.personId })
  warnings.push({
    field: 'owner',
    reason: `“${owner}” is ${person === null ? 'nobody known here' : 'the name of several people'}; the account’s owner counts`,
  })
  return false
}

function takeMails(
  { mails, bouncedOn, warnings }: ContactReading,
  contact: ContactDraft,
  index: ContactIndex,
): boolean {
  let touched = false
  for (const [position, email] of mails.entries()) {
    const holder = index.byMail.get(email)
    if (holder !== undefined && holder !== contact) {
      warnings.push({ field: 'mails', reason: `${email} already belongs to ${holder.name}` })
      continue
    }
    const known = contact.draft.row('contact_mails', email)
    const isFirst = known === undefined && contact.draft.keys('contact_mails').length === 0
    const values = {
      email,
      is_primary: known === undefined ? isFirst : undefined,
      bounced_on: position === 0 && isSince(bouncedOn, known?.works_on) ? bouncedOn : undefined,
    }
    touched = contact.draft.link('contact_mails', email, values) || touched
  }
  return touched
}

/** False for what came back before somebody said that the address works after all. */
const isSince = (bouncedOn: string | undefined, worksOn: Values[string] | undefined) =>
  bouncedOn !== undefined && (typeof worksOn !== 'string' || bouncedOn > worksOn)
