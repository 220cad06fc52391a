import { makeOwnPageFoot } from '../../../advocates/server/make-own-page-address.ts'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import { toId } from '../../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { whoActsIn } from '../../../server/acting.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink } from '../../../server/links.ts'
import { keepMail, layOutMail, linkPlace, linkPlaceOf, type NewMail, sendMail } from '../../../server/mail.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { awaitedBy, placeOf, wayOn } from '../../awaited.ts'
import type { AskFacts } from '../ask-facts.ts'
import { addresseeOf, type Letter, languageOf } from '../ask-letter.ts'
import { isMailWritten, noteMail } from './ask.store.ts'
import type { FeedbackSide } from './feedback.store.ts'

/** How long the customer's own page stays theirs, counted from when the ask ends at the latest. */
const daysOfPage = 60
/** How long the one question after a talk may be answered. */
const daysOfQuestion = 30

/** What a link of the page on which a prospect chooses a time is for. */
export const slotPurpose = 'slot'
/** What a link of the question whether a talk took place is for. */
export const happenedPurpose = 'happened'
/** What a link of the one question is for, by whose it is. */
export const feedbackPurposes: Readonly<Record<FeedbackSide, string>> = {
  advocate: 'feedback',
  requester: 'feedback-requester',
  prospect: 'feedback-prospect',
}

const day = 86_400_000

/** Makes the address of the customer's page of an ask; each mail that names it brings one of its own. */
export function makeAskAddress(tx: WorkspaceTx, ask: AskFacts, host: Host, now: Instant): Promise<string> {
  const from = ask.answerBy === null || ask.answerBy < now ? now : ask.answerBy
  return makeAddress(tx, ask, { purpose: 'ask', path: 'ask', days: daysOfPage, from }, host, now)
}

/** Makes the address of the page on which whoever is to be convinced finds a time with the customer. */
export function makeSlotAddress(tx: WorkspaceTx, ask: AskFacts, host: Host, now: Instant): Promise<string> {
  const last = [...ask.suggested, ask.meeting?.startsAt ?? now].sort().at(-1) ?? now
  const from = last < now ? now : last
  return makeAddress(tx, ask, { purpose: slotPurpose, path: 'slot', days: daysOfPage, from }, host, now)
}

/** Makes the address at which the requester says whether an agreed talk took place. */
export function makeHappenedAddress(
  tx: WorkspaceTx,
  ask: AskFacts,
  host: Host,
  now: Instant,
): Promise<string> {
  const link = { purpose: happenedPurpose, path: 'happened', days: daysOfQuestion, from: now }
  return makeAddress(tx, ask, link, host, now)
}

/** Makes the address of the one question to a side. */
export function makeFeedbackAddress(
  tx: WorkspaceTx,
  ask: AskFacts,
  side: FeedbackSide,
  host: Host,
  now: Instant,
): Promise<string> {
  const purpose = feedbackPurposes[side]
  return makeAddress(tx, ask, { purpose, path: 'feedback', days: daysOfQuestion, from: now }, host, now)
}

async function makeAddress(
  tx: WorkspaceTx,
  ask: AskFacts,
  link: { readonly purpose: string; readonly path: string; readonly days: number; readonly from: Instant },
  host: Host,
  now: Instant,
): Promise<string> {
  const expiresAt = addMilliseconds(link.from, link.days * day)
  const about = { workspaceId: toId<'workspace'>(ask.workspace.id), purpose: link.purpose, subjectId: ask.id }
  const token = await makeLink(tx, { ...about, expiresAt }, now)
  return `${publicAddress(host.config)}/${link.path}/${token}`
}

type Extra = {
  readonly address?: string
  readonly calendar?: string
  /** Whom, where it is not the customer: the person to be convinced. */
  readonly to?: { readonly address: string; readonly name: string }
  /** In whose name, where it is not who proposed the ask: the requester's, to whom they would convince. */
  readonly from?: { readonly name: string; readonly email: string | null }
}

/**
 * Writes a letter to the customer in the name of who proposed the ask, in the transaction of the move it tells.
 * Each kind goes once for an ask: where it is written already, or no address is known, nothing happens. True where
 * it was written.
 */
export async function mailCustomer(
  tx: WorkspaceTx,
  ask: AskFacts,
  kind: string,
  letter: Letter,
  host: Host,
  extra: Extra = {},
): Promise<boolean> {
  const address = ask.contact?.mail ?? null
  const to = extra.to ?? (address === null ? null : { address, name: addresseeOf(ask) })
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  if (to === null || (await isMailWritten(tx, place, kind))) return false
  const foot = extra.to === undefined ? await footOf(tx, ask, host) : null
  await noteMail(tx, place, kind, await sendMail(tx, { ...mailOf(ask, letter, host, extra, foot), to }))
  return true
}

/** The way to the customer's own page, where they are an advocate. */
async function footOf(tx: WorkspaceTx, ask: AskFacts, host: Host): Promise<Foot> {
  if (ask.contact === null) return null
  const whose = { workspaceId: ask.workspace.id, contactId: ask.contact.id }
  return makeOwnPageFoot(tx, whose, languageOf(ask), host, host.now())
}

type Foot = Awaited<ReturnType<typeof makeOwnPageFoot>>

/** Keeps a letter to the customer to be copied into a person's own mail; once for each kind. */
export async function keepLetter(
  tx: WorkspaceTx,
  ask: AskFacts,
  kind: string,
  letter: Letter,
  host: Host,
  extra: Extra,
): Promise<void> {
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  if (await isMailWritten(tx, place, kind)) return
  const to = { address: ask.contact?.mail ?? null, name: addresseeOf(ask) }
  await noteMail(tx, place, kind, await keepMail(tx, { ...mailOf(ask, letter, host, extra, null), to }))
}

function mailOf(
  ask: AskFacts,
  letter: Letter,
  host: Host,
  { address, calendar, from = ask.proposer }: Extra,
  foot: Foot,
): Omit<NewMail, 'to'> {
  const links = [address, foot?.address].filter((each) => each !== undefined)
  const footPlace = linkPlaceOf(address === undefined ? 0 : 1)
  return {
    audience: 'customer',
    fromName: from.name,
    replyTo: from.email,
    subject: letter.subject,
    ...layOutMail({
      paragraphs: letter.paragraphs,
      ...(letter.button === undefined || address === undefined
        ? {}
        : { button: { label: letter.button, address: linkPlace } }),
      below: letter.below,
      ...(foot === null ? {} : { foot: { label: foot.label, address: footPlace } }),
    }),
    about: { kind: 'request', id: ask.request.id },
    sealedLink: links.length === 0 ? null : host.secrets.seal(links.join('\n')),
    calendar: calendar ?? null,
  }
}

type StaffMail = {
  readonly to: { readonly id: string; readonly name: string; readonly email: string | null } | null
  readonly kind: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly button?: { readonly label: string; readonly address: string }
  readonly calendar?: string
  readonly below?: readonly string[]
}

/**
 * Tells somebody of ours, in the app and as they chose to be told; once for each kind and ask. Nothing happens where
 * nobody is known.
 */
export async function mailStaff(tx: WorkspaceTx, ask: AskFacts, mail: StaffMail, host: Host): Promise<void> {
  const { to, kind, subject, button, ...rest } = mail
  if (to === null) return
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  const own = `${kind}:${to.id}`
  if (await isMailWritten(tx, place, own)) return
  const by = whoActsIn(tx)
  const notice = {
    ...rest,
    personId: to.id,
    kind,
    key: `ask:${ask.id}:${kind}`,
    title: subject,
    about: { kind: 'request', id: ask.request.id },
    ...wayOn(button, placeOf(kind, ask.request.id), publicAddress(host.config)),
    awaits: awaitedBy(kind, ask.id),
    by: by === null ? null : { id: by.personId },
  }
  const mailId = await notifyPerson(tx, notice, host, host.now())
  if (mailId !== null) await noteMail(tx, place, own, mailId)
}
