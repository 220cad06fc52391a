import { type DeclineReason, declineWords } from '../nomination.ts'

/** What a nominator is told of, and by whom. */
export type News = {
  readonly contact: string
  readonly account: string | null
  readonly by: string | null
}

type Told = { readonly title: string; readonly paragraphs: readonly string[] }

const told = (title: string, paragraphs: readonly string[]): Told => ({ title, paragraphs })

const whom = ({ contact, account }: News) => (account === null ? contact : `${contact} of ${account}`)

/** The program takes somebody up. */
export function acceptedMail(
  news: News & { readonly youIntroduce: boolean; readonly note: string | null },
): Told {
  return told(`${news.contact}: taken up`, [
    `You put ${whom(news)} forward, and ${news.by ?? 'the program'} has taken it up.`,
    news.youIntroduce
      ? 'You offered to introduce the program. A short mail to both is enough; reply to this one when it is done.'
      : 'The program gets in touch. You hear when the interview has taken place.',
    ...(news.note === null ? [] : [news.note]),
  ])
}

/** The program does not take somebody up, for this reason. */
export function declinedMail(
  news: News & { readonly reason: DeclineReason; readonly note: string | null },
): Told {
  return told(`${news.contact}: not now`, [
    `You put ${whom(news)} forward. ${news.by ?? 'The program'} does not take it up now. The reason: ${declineWords[news.reason].toLowerCase()}.`,
    ...(news.note === null ? [] : [news.note]),
    'Thank you for thinking of them. You can put them forward again when that has changed.',
  ])
}

/** Somebody had put the same customer forward before. */
export function duplicateMail(news: News & { readonly first: string }): Told {
  return told(`${news.contact}: nominated before`, [
    `${news.first} had put ${whom(news)} forward before you. Your words now stand beside theirs, and you hear what becomes of it.`,
  ])
}

/** The customer was interviewed, or can be found now. */
export function progressMail(
  news: News & { readonly stage: 'interviewed' | 'discoverable' | 'active' },
): Told {
  const words = {
    interviewed: 'was interviewed',
    discoverable: 'is an advocate now, and can be found by everybody who needs one',
    active: 'has done something for us for the first time',
  }[news.stage]
  return told(`${news.contact} ${words.split(',')[0]}`, [`${whom(news)}, whom you put forward, ${words}.`])
}
