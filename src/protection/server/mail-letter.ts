import type { PersonActor } from '../../kernel/actor.ts'
import { invalid } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { layOutMail, linkPlace, sendMail } from '../../server/mail.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { blanksIn, whyNoMail } from '../letter.ts'
import type { Addressee } from './value-touch.reads.ts'

/** Why it cannot go to them by mail from here; null where it can. In the example company mails are kept, not sent. */
export function whyNoMailTo(to: Addressee, host: Host): string | null {
  return whyNoMail({
    name: to.name,
    mail: to.mail,
    hasLeft: to.leftOn !== null,
    hasDeclined: to.stage === 'declined',
    hasMailServer: to.isExample || host.config.smtpUrl !== null,
  })
}

/** The words that go. */
export type Letter = { readonly subject: string; readonly text: string }

type More = {
  readonly about: { readonly kind: string; readonly id: string }
  /** A line below the words that leads to a page of theirs. */
  readonly foot?: { readonly label: string; readonly address: string } | null
}

/**
 * Mails a person's own words to a customer, in their name and with answers to them, and gives the id of the mail.
 * Refused where no mail reaches them, and while something stands in brackets.
 */
export async function mailLetter(
  tx: WorkspaceTx,
  actor: PersonActor,
  to: Addressee,
  letter: Letter,
  { about, foot = null }: More,
  host: Host,
): Promise<string> {
  const whyNot = whyNoMailTo(to, host)
  if (whyNot !== null || to.mail === null) throw invalid('through', whyNot ?? 'No mail address is known.')
  for (const field of ['subject', 'text'] as const) {
    const [blank] = blanksIn(letter[field])
    if (blank !== undefined) throw invalid(field, `Write what stands in brackets first: ${blank}`)
  }
  const paragraphs = letter.text.trim().split(/\n\s*\n/)
  return sendMail(tx, {
    audience: 'customer',
    to: { address: to.mail, name: to.name },
    fromName: actor.name,
    replyTo: actor.email,
    subject: letter.subject,
    ...layOutMail({
      paragraphs,
      ...(foot === null ? {} : { foot: { label: foot.label, address: linkPlace } }),
    }),
    about,
    sealedLink: foot === null ? null : host.secrets.seal(foot.address),
  })
}
