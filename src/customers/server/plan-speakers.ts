import type { WorkspaceTx } from '../../server/tenancy.ts'
import { foldTexts, newIds } from './bulk.store.ts'
import { loadContactDrafts } from './contact-upsert.store.ts'
import { Unmapped } from './found-texts.store.ts'
import { ContactIndex, findContact, type PlannedContact, planContacts } from './plan-contacts.ts'
import type { ContactReading } from './read-contact-row.ts'
import type { TextReading } from './read-customer-text-row.ts'
import type { PlannedRow, RecordDraft } from './record-draft.store.ts'
import { resolveTerms } from './taxonomy.reads.ts'

export type PlannedText = PlannedRow<TextReading> & { accountId: string | null; contactId: string | null }

/** The contacts that a batch of texts names, and those that it makes. */
export type Speakers = {
  /** Gives a row its contact, or tells why the text belongs to the account alone or to nobody. */
  settle(row: PlannedText): void
  readonly made: readonly RecordDraft[]
}

/** Finds who says the texts, and plans contacts for strangers where that was asked for. Known contacts stay as they are. */
export async function findSpeakers(
  tx: WorkspaceTx,
  workspaceId: string,
  planned: readonly PlannedText[],
  createMissing: boolean,
): Promise<Speakers> {
  const rows = planned.flatMap(({ refusal, reading, accountId }) =>
    refusal === undefined && reading.speaker !== null ? [{ speaker: reading.speaker, accountId }] : [],
  )
  const folded = await foldTexts(
    tx,
    rows.flatMap(({ speaker }) => speaker.name ?? []),
  )
  const known = await loadContactDrafts(tx, workspaceId, {
    crmIds: rows.flatMap(({ speaker }) => speaker.crmId ?? []),
    mails: rows.flatMap(({ speaker }) => speaker.mails),
    names: rows.map(({ speaker, accountId }) => [accountId, folded.get(speaker.name ?? '') ?? ''] as const),
  })
  const index = new ContactIndex(known)
  const strangers = createMissing
    ? rows.filter((row) => findContact(asContact(row), index, folded) === null)
    : []
  const titles = strangers.flatMap(({ speaker }) => speaker.columns.title ?? [])
  const ids = await newIds(tx, strangers.length)
  const contacts = strangers.map(asContact)
  planContacts(contacts, {
    known,
    folded,
    personas: await resolveTerms(tx, workspaceId, 'persona', titles),
    people: new Map(),
    unmapped: new Unmapped(),
    nextId: () => ids.pop() ?? '',
  })
  const made = new Map(
    contacts.flatMap(({ reading, draft }) => (draft === undefined ? [] : [[reading, draft] as const])),
  )
  return { made: [...new Set(made.values())], settle: (row) => settle(row, index, folded, made) }
}

function asContact(row: {
  readonly speaker: ContactReading
  readonly accountId: string | null
}): PlannedContact {
  const { speaker, accountId } = row
  return { row: speaker.row.row, reading: speaker, warnings: speaker.warnings, touched: false, accountId }
}

function settle(
  row: PlannedText,
  index: ContactIndex,
  folded: ReadonlyMap<string, string>,
  made: ReadonlyMap<ContactReading, RecordDraft>,
): void {
  const { speaker } = row.reading
  if (row.refusal !== undefined) return
  if (speaker !== null) {
    const contact = findContact(asContact({ speaker, accountId: row.accountId }), index, folded)
    const found = contact !== null && 'draft' in contact ? contact.draft : made.get(speaker)
    if (found !== undefined) {
      row.contactId = found.id
      row.accountId ??= typeof found.fields.account_id === 'string' ? found.fields.account_id : null
      return
    }
    const who = speaker.name ?? speaker.mails[0] ?? speaker.crmId
    if (row.accountId !== null)
      row.warnings.push({
        field: 'contactName',
        reason: `“${who}” is no known contact; the text is the account’s`,
      })
    else
      row.refusal = { field: 'contactName', reason: `“${who}” is no known contact, and no account is named` }
  } else if (row.accountId === null)
    row.refusal = { field: 'accountName', reason: 'is missing, and no contact is named' }
}
