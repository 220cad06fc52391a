import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { updateContact } from '../contact.contract.ts'
import { readMails } from '../contact.ts'
import { seniorityOf } from '../persona.ts'
import { type ContactColumns, replaceLanguages, replaceMails } from './contact.store.ts'
import { requireTerms, trimmed } from './edit-account.ts'
import { requirePerson } from './owner.reads.ts'
import { saveCustomValuesOf } from './save-custom-values.ts'
import { resolveTerms } from './taxonomy.reads.ts'

export type ContactEdit = Omit<BodyOf<typeof updateContact>, 'version'>

/** The columns of a form's fields, after every reference in them was found. Throws `invalid` naming the field. */
export async function columnsOfContact(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  edit: ContactEdit,
  contactId?: string,
): Promise<ContactColumns> {
  await requireKnown(tx, workspaceId, edit, contactId)
  const title = trimmed(edit.title)
  const told =
    title == null ? { personaId: undefined, seniority: undefined } : await toldByTitle(tx, workspaceId, title)
  const columns = {
    name: edit.name?.trim(),
    title,
    persona_id: edit.personaId === undefined ? told.personaId : edit.personaId,
    seniority: edit.seniority === undefined ? told.seniority : edit.seniority,
    time_zone: edit.timeZone,
    owner_id: edit.ownerId,
    crm_id: trimmed(edit.crmId),
    phone: trimmed(edit.phone),
    assistant: trimmed(edit.assistant),
    preferred_channel: trimmed(edit.preferredChannel),
  }
  const given = Object.entries(columns).filter(
    (entry): entry is [string, string | null] => entry[1] !== undefined,
  )
  return Object.fromEntries(given)
}

/** What a title says of persona and seniority, for whoever typed neither. */
async function toldByTitle(tx: WorkspaceTx, workspaceId: string, title: string) {
  const persona = (await resolveTerms(tx, workspaceId, 'persona', [title])).get(title)
  return { personaId: persona?.termId, seniority: seniorityOf(title) ?? undefined }
}

async function requireKnown(
  tx: WorkspaceTx,
  workspaceId: string,
  edit: ContactEdit,
  contactId: string | undefined,
): Promise<void> {
  if (edit.timeZone != null) requireZone(edit.timeZone)
  if (edit.personaId != null) await requireTerms(tx, workspaceId, 'persona', 'personaId', [edit.personaId])
  if (edit.ownerId != null) await requirePerson(tx, workspaceId, 'ownerId', edit.ownerId)
  if (edit.crmId != null) {
    const holder = await tx
      .selectFrom('contacts')
      .select(['id', 'name'])
      .where('workspace_id', '=', workspaceId)
      .where('crm_id', '=', edit.crmId.trim())
      .executeTakeFirst()
    if (holder !== undefined && holder.id !== contactId) throw invalid('crmId', `belongs to ${holder.name}`)
  }
  if (edit.mails !== undefined && edit.mails.length > 0) {
    const holder = await tx
      .selectFrom('contact_mails as m')
      .innerJoin('contacts as c', (join) =>
        join.onRef('c.workspace_id', '=', 'm.workspace_id').onRef('c.id', '=', 'm.contact_id'),
      )
      .select(['m.email', 'c.id', 'c.name'])
      .where('m.workspace_id', '=', workspaceId)
      .where('m.email', 'in', lowerMails(edit.mails))
      .where('c.id', '<>', contactId ?? '00000000-0000-0000-0000-000000000000')
      .executeTakeFirst()
    if (holder !== undefined) throw invalid('mails', `${holder.email} belongs to ${holder.name}`)
  }
}

function requireZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw invalid('timeZone', 'is not a time zone')
  }
}

function lowerMails(mails: readonly string[]): string[] {
  return readMails(mails, () => true)
}

/** Writes what stands in other tables than the contact's own. */
export async function saveLinksOfContact(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  contactId: string,
  edit: ContactEdit,
): Promise<void> {
  if (edit.mails !== undefined) await replaceMails(tx, workspaceId, contactId, lowerMails(edit.mails))
  if (edit.languages !== undefined) await replaceLanguages(tx, workspaceId, contactId, edit.languages)
  if (edit.custom !== undefined) await saveCustomValuesOf(tx, workspaceId, 'contact', contactId, edit.custom)
}
