import { toId } from '../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { Config } from '../../server/config.ts'
import type { Host } from '../../server/host.ts'
import { makeLink } from '../../server/links.ts'
import { keepMail, layOutMail, linkPlace, type NewMail, sendMail } from '../../server/mail.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AskFacts } from '../ask-facts.ts'
import { addresseeOf, type Letter } from '../ask-letter.ts'
import { isMailWritten, noteMail } from './ask.store.ts'

/** The address under which outsiders reach this server, where no request of theirs tells it. */
export function publicAddress(config: Config): string {
  return config.publicUrl === null ? `http://localhost:${config.port}` : new URL(config.publicUrl).origin
}

/** How long the customer's own page stays theirs, counted from when the ask ends at the latest. */
const daysOfPage = 60
/** How long the one question after a talk may be answered. */
const daysOfQuestion = 30

const day = 86_400_000

/** Makes the address of the customer's page of an ask; each mail that names it brings one of its own. */
export function makeAskAddress(tx: WorkspaceTx, ask: AskFacts, host: Host, now: Instant): Promise<string> {
  const from = ask.answerBy === null || ask.answerBy < now ? now : ask.answerBy
  return makeAddress(tx, ask, { purpose: 'ask', path: 'ask', days: daysOfPage, from }, host, now)
}

/** Makes the address of the one question to either side. */
export function makeFeedbackAddress(
  tx: WorkspaceTx,
  ask: AskFacts,
  side: 'requester' | 'advocate',
  host: Host,
  now: Instant,
): Promise<string> {
  const purpose = side === 'advocate' ? 'feedback' : 'feedback-requester'
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
  await noteMail(tx, place, kind, await sendMail(tx, { ...mailOf(ask, letter, host, extra), to }))
  return true
}

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
  await noteMail(tx, place, kind, await keepMail(tx, { ...mailOf(ask, letter, host, extra), to }))
}

function mailOf(
  ask: AskFacts,
  letter: Letter,
  host: Host,
  { address, calendar, from = ask.proposer }: Extra,
): Omit<NewMail, 'to'> {
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
    }),
    about: { kind: 'request', id: ask.request.id },
    sealedLink: address === undefined ? null : host.secrets.seal(address),
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

/** Tells somebody of ours; once for each kind and ask. Nothing happens where nobody, or no address, is known. */
export async function mailStaff(tx: WorkspaceTx, ask: AskFacts, mail: StaffMail, host: Host): Promise<void> {
  const { to, kind, subject, paragraphs, below = [] } = mail
  if (to === null || to.email === null) return
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  const own = `${kind}:${to.id}`
  if (await isMailWritten(tx, place, own)) return
  const page = { label: 'Open the request', address: requestAddress(host.config, ask) }
  const button = mail.button ?? page
  const mailId = await sendMail(tx, {
    audience: 'staff',
    to: { address: to.email, name: to.name },
    subject,
    ...layOutMail({ paragraphs, button: { ...button, address: linkPlace }, below }),
    about: { kind: 'request', id: ask.request.id },
    sealedLink: host.secrets.seal(button.address),
    calendar: mail.calendar ?? null,
  })
  await noteMail(tx, place, own, mailId)
}

/** Where staff read the request of an ask. */
function requestAddress(config: Config, ask: AskFacts): string {
  return `${publicAddress(config)}/requests/${ask.request.id}`
}
