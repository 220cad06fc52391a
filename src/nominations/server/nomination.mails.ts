import { layOutMail } from '../../server/mail.ts'
import { type DeclineReason, declineWords } from '../nomination.ts'

/** What a nominator is told, and where they can read more; the address is null where the product does not know its own. */
export type News = {
  readonly contact: string
  readonly account: string | null
  readonly address: string | null
  readonly by: string | null
}

type Mail = { readonly subject: string; readonly text: string; readonly html: string }

function mail(subject: string, paragraphs: readonly string[], address: string | null): Mail {
  const button = address === null ? {} : { button: { label: 'Open the nomination', address } }
  return { subject, ...layOutMail({ paragraphs, ...button }) }
}

const whom = ({ contact, account }: News) => (account === null ? contact : `${contact} of ${account}`)

/** The program takes somebody up. */
export function acceptedMail(
  news: News & { readonly youIntroduce: boolean; readonly note: string | null },
): Mail {
  return mail(
    `${news.contact}: taken up`,
    [
      `You put ${whom(news)} forward, and ${news.by ?? 'the program'} has taken it up.`,
      news.youIntroduce
        ? 'You offered to introduce the program. A short mail to both is enough; reply to this one when it is done.'
        : 'The program gets in touch. You hear when the interview has taken place.',
      ...(news.note === null ? [] : [news.note]),
    ],
    news.address,
  )
}

/** The program does not take somebody up, for this reason. */
export function declinedMail(
  news: News & { readonly reason: DeclineReason; readonly note: string | null },
): Mail {
  return mail(
    `${news.contact}: not now`,
    [
      `You put ${whom(news)} forward. ${news.by ?? 'The program'} does not take it up now. The reason: ${declineWords[news.reason].toLowerCase()}.`,
      ...(news.note === null ? [] : [news.note]),
      'Thank you for thinking of them. You can put them forward again when that has changed.',
    ],
    news.address,
  )
}

/** Somebody had put the same customer forward before. */
export function duplicateMail(news: News & { readonly first: string }): Mail {
  return mail(
    `${news.contact}: nominated before`,
    [
      `${news.first} had put ${whom(news)} forward before you. Your words now stand beside theirs, and you hear what becomes of it.`,
    ],
    news.address,
  )
}

/** The customer was interviewed, or can be found now. */
export function progressMail(
  news: News & { readonly stage: 'interviewed' | 'discoverable' | 'active' },
): Mail {
  const words = {
    interviewed: 'was interviewed',
    discoverable: 'is an advocate now, and can be found by everybody who needs one',
    active: 'has done something for us for the first time',
  }[news.stage]
  return mail(
    `${news.contact} ${words.split(',')[0]}`,
    [`${whom(news)}, whom you put forward, ${words}.`],
    news.address,
  )
}
