import type { Instant } from '../../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../../requests/asks/page-language.ts'
import type { Host } from '../../../server/host.ts'
import { senderAddress } from '../../../server/mailer.ts'
import { type Invitation, writeInvitation } from '../../../server/write-invitation.ts'
import { interviewTexts } from '../interview.texts.ts'
import type { StoredInvitation } from './invitation.store.ts'

/** An interview as calendars need it, by one UID through all its changes; it names nobody's address but the reader's. */
export function writeInterviewEntry(
  invitation: StoredInvitation,
  what: { readonly method: Invitation['method']; readonly startsAt: Instant },
  host: Host,
  now: Instant,
  language: PageLanguage = languageFor(invitation),
): string {
  const { contact, interviewer, mail, minutes, place, sequence } = invitation
  const texts = interviewTexts(language)
  // A published entry names nobody to answer it (RFC 5546, 3.2.1).
  const isAnswered = what.method !== 'PUBLISH' && mail !== null
  const entry = {
    method: what.method,
    uid: `${invitation.id}@avouch`,
    sequence,
    startsAt: what.startsAt,
    minutes,
    summary: texts.summary(invitation.workspace),
    description: texts.says(minutes),
    place,
    organizer: { name: interviewer.name, email: interviewer.email ?? senderAddress(host.config) },
    attendees: isAnswered ? [{ name: contact, email: mail }] : [],
  }
  return writeInvitation(entry, now)
}
