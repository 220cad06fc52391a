import { layOutMail } from '../../server/mail.ts'
import type { News } from './saved-need.reads.ts'

/** More in one mail would bury the first. */
const listedMost = 20

/**
 * The day's new fits of one person, need by need. In: the fits, each once, and the address of the product. Out: a
 * letter that names them with their reasons and where to open each.
 */
export function newFitsMail(news: readonly News[], origin: string) {
  const listed = news.slice(0, listedMost)
  const needs = [...Map.groupBy(listed, ({ savedNeedId }) => savedNeedId).values()]
  const more = news.length - listed.length
  const paragraphs = needs.flatMap((fits) => [
    headOf(fits),
    ...fits.map(
      ({ contactId, name, account, reasons }) =>
        `${name}${account === null ? '' : `, ${account}`}\n${reasons.join('\n')}\n${origin}/advocates/${contactId}`,
    ),
  ])
  return {
    subject: subjectOf(news),
    ...layOutMail({
      paragraphs: more > 0 ? [...paragraphs, `And ${more} more.`] : paragraphs,
      button: { label: 'Open what you keep', address: `${origin}/find` },
      below: [
        'You get one such mail a day at most, and never of the same fit twice. How you are told is set with each need you keep.',
      ],
    }),
  }
}

function headOf(fits: readonly News[]): string {
  const [first] = fits
  if (first === undefined) return ''
  return first.isWait ? `You wait for this: ${first.need}.` : `New for “${first.need}”:`
}

function subjectOf(news: readonly News[]): string {
  const [first] = news
  if (first === undefined) return 'Nothing new'
  if (news.length === 1)
    return first.isWait ? `${first.name} is free now` : `${first.name} fits “${first.need}”`
  return `${news.length} new fits for needs you keep`
}
