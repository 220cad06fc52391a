import type { Choosable } from '../../web/ui/ComboBox.tsx'
import { readLanguage, type Seniority } from '../contact.ts'
import { type Contact, languageName } from './contact.queries.ts'
import { changesBetween, choiceOf, listOf, orNull } from './draft.queries.ts'

/** The contact form as somebody types into it. */
export type ContactDraft = {
  readonly name: string
  readonly account: Choosable | null
  readonly title: string
  readonly persona: Choosable | null
  readonly seniority: string
  readonly languages: string
  readonly timeZone: string
  readonly mails: string
  readonly phone: string
  readonly assistant: string
  readonly preferredChannel: string
  readonly crmId: string
  readonly custom: Readonly<Record<string, string>>
}

export type ContactDetails = {
  readonly mails: readonly { readonly email: string }[]
  readonly phone: string | null
  readonly assistant: string | null
  readonly preferredChannel: string | null
}

/** The form of a contact, empty for a new one. */
export function draftOfContact(
  contact: Contact | undefined,
  account: Choosable | undefined,
  details: ContactDetails,
): ContactDraft {
  return {
    name: contact?.name ?? '',
    account: account ?? null,
    title: contact?.title ?? '',
    persona: choiceOf(contact?.persona),
    seniority: contact?.seniority ?? '',
    languages: (contact?.languages ?? []).map(languageName).join(', '),
    timeZone: contact?.timeZone ?? '',
    mails: details.mails.map((mail) => mail.email).join(', '),
    phone: details.phone ?? '',
    assistant: details.assistant ?? '',
    preferredChannel: details.preferredChannel ?? '',
    crmId: contact?.crmId ?? '',
    custom: contact?.custom ?? {},
  }
}

/** What the form waits for before it can be sent; null when nothing is missing. */
export function contactWaitsFor(draft: ContactDraft): string | null {
  if (draft.name.trim() === '') return 'It needs a name.'
  const unknown = listOf(draft.languages).find((text) => readLanguage(text) === null)
  return unknown === undefined ? null : `“${unknown}” is no language known here.`
}

/** What the form says, as the contract calls it; name and account apart. */
function valuesOf(draft: ContactDraft) {
  return {
    title: orNull(draft.title),
    personaId: draft.persona?.id ?? null,
    seniority: draft.seniority === '' ? null : (draft.seniority as Seniority),
    languages: listOf(draft.languages).flatMap((text) => readLanguage(text) ?? []),
    timeZone: orNull(draft.timeZone),
    mails: listOf(draft.mails),
    phone: orNull(draft.phone),
    assistant: orNull(draft.assistant),
    preferredChannel: orNull(draft.preferredChannel),
    crmId: orNull(draft.crmId),
    custom: draft.custom,
  }
}

/** What differs: a title alone tells persona and seniority anew. */
export function changesOfContact(draft: ContactDraft, before: ContactDraft) {
  return changesBetween(valuesOf(before), valuesOf(draft))
}
