import { notifyPerson } from '../../../identity/server/notify-person.ts'
import { toId } from '../../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../../requests/asks/page-language.ts'
import { tellMoment } from '../../../requests/asks/page-time.ts'
import { sayMoment } from '../../../requests/asks/tell-ask.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink } from '../../../server/links.ts'
import { keepMail, layOutMail, linkPlace, sendMail } from '../../../server/mail.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { interviewTexts } from '../interview.texts.ts'
import { interviewPurpose } from '../invitation.ts'
import type { StoredInvitation } from './invitation.store.ts'
import { writeInterviewEntry } from './write-interview-entry.ts'

/** How long the page stays theirs after the last time that was named, in milliseconds: 60 days. */
const pageLives = 60 * 86_400_000

const languageOf = (invitation: StoredInvitation): PageLanguage => languageFor(invitation)

async function makeAddress(
  tx: WorkspaceTx,
  invitation: StoredInvitation,
  host: Host,
  workspaceId: string,
  now: Instant,
) {
  const last = [now, ...invitation.offered, ...invitation.named].sort().at(-1) ?? now
  const link = {
    workspaceId: toId<'workspace'>(workspaceId),
    purpose: interviewPurpose,
    subjectId: invitation.id,
  }
  const token = await makeLink(tx, { ...link, expiresAt: addMilliseconds(last, pageLives) }, now)
  return `${publicAddress(host.config)}/interview/${token}`
}

/** Times to choose from, with the questions behind the button: by mail in the interviewer's name, or to be copied. */
export async function mailOffer(
  tx: WorkspaceTx,
  invitation: StoredInvitation,
  through: 'mail' | 'copied',
  host: Host,
  workspaceId: string,
  now: Instant,
): Promise<string> {
  const texts = interviewTexts(languageOf(invitation))
  const { contact, interviewer, account, workspace, minutes, words } = invitation
  const named = { name: contact, sender: interviewer.name, account: account ?? '', workspace, minutes }
  const { subject, paragraphs } = texts.letter(named)
  const own = words === null ? paragraphs : [...paragraphs.slice(0, 2), words, ...paragraphs.slice(2)]
  const mail = {
    audience: 'customer' as const,
    fromName: interviewer.name,
    replyTo: interviewer.email,
    subject,
    ...layOutMail({
      paragraphs: own,
      button: { label: texts.letterButton, address: linkPlace },
      below: [texts.letterBelow],
    }),
    about: { kind: 'contact', id: invitation.contactId },
    sealedLink: host.secrets.seal(await makeAddress(tx, invitation, host, workspaceId, now)),
  }
  const to = { address: invitation.mail, name: contact }
  if (through === 'mail' && to.address !== null)
    return sendMail(tx, { ...mail, to: { address: to.address, name: contact } })
  return keepMail(tx, { ...mail, to })
}

type Entry = {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly startsAt: Instant
  readonly reason: string | null
}

/** The entry for both calendars, or its cancellation; the customer's copy names nobody else's address. */
export async function mailCalendars(
  tx: WorkspaceTx,
  invitation: StoredInvitation,
  what: Entry,
  host: Host,
  now: Instant,
): Promise<void> {
  const calendar = writeInterviewEntry(invitation, what, host, now)
  await mailCustomer(tx, invitation, what, calendar)
  const { contact, interviewer, account, minutes } = invitation
  const moment = sayMoment(what.startsAt, interviewer.timeZone ?? invitation.timeZone)
  const isAgreed = what.method === 'REQUEST'
  const why = what.reason === null ? '' : ` ${what.reason}`
  const news = {
    kind: 'entry' as const,
    title: isAgreed ? `Interview with ${contact}: ${moment}` : `Called off: ${contact}, ${moment}`,
    says: isAgreed
      ? `${contact} of ${account ?? ''}: ${moment}, ${minutes} minutes.`
      : `The interview with ${contact} does not take place at that time.${why}`,
    calendar,
  }
  await tellInterviewer(tx, invitation, news, host, now)
}

async function mailCustomer(
  tx: WorkspaceTx,
  invitation: StoredInvitation,
  what: Entry,
  calendar: string,
): Promise<void> {
  const { contact, interviewer, place, mail } = invitation
  if (mail === null) return
  const language = languageOf(invitation)
  const texts = interviewTexts(language)
  const zone = invitation.theirZone ?? invitation.timeZone
  const told = { name: contact, sender: interviewer.name }
  const letter =
    what.method === 'REQUEST'
      ? texts.agreedMail({ ...told, moment: tellMoment(what.startsAt, zone, language), place })
      : texts.cancelledMail({ ...told, reason: what.reason })
  await sendMail(tx, {
    audience: 'customer',
    to: { address: mail, name: contact },
    fromName: interviewer.name,
    replyTo: interviewer.email,
    subject: letter.subject,
    ...layOutMail({ paragraphs: letter.paragraphs }),
    about: { kind: 'contact', id: invitation.contactId },
    calendar,
  })
}

/** Whoever holds the interview is told: an entry, other times to choose from, or that it is called off. */
export async function tellInterviewer(
  tx: WorkspaceTx,
  invitation: StoredInvitation,
  news: {
    readonly kind: 'entry' | 'interview-times'
    readonly title: string
    readonly says: string
    readonly calendar?: string
  },
  host: Host,
  now: Instant,
): Promise<void> {
  await notifyPerson(
    tx,
    {
      personId: invitation.interviewer.id,
      kind: news.kind,
      key: null,
      title: news.title,
      paragraphs: [news.says],
      about: { kind: 'contact', id: invitation.contactId },
      path: `/advocates/${invitation.contactId}/interview`,
      open: 'Open the interview',
      calendar: news.calendar ?? null,
    },
    host,
    now,
  )
}
