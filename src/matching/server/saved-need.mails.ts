import type { News } from './saved-need.reads.ts'

/** More at once would bury the first. */
const listedMost = 20

/**
 * The day's new fits of one person, need by need. In: the fits, each once. Out: what they are told, with the reasons of
 * each.
 */
export function tellNewFits(news: readonly News[]): {
  readonly title: string
  readonly paragraphs: readonly string[]
} {
  const listed = news.slice(0, listedMost)
  const needs = [...Map.groupBy(listed, ({ savedNeedId }) => savedNeedId).values()]
  const more = news.length - listed.length
  const paragraphs = needs.flatMap((fits) => [
    headOf(fits),
    ...fits.map(({ name, account, reasons }) =>
      [account === null ? `${name}.` : `${name}, ${account}.`, ...reasons].join(' '),
    ),
  ])
  return { title: titleOf(news), paragraphs: more > 0 ? [...paragraphs, `And ${more} more.`] : paragraphs }
}

function headOf(fits: readonly News[]): string {
  const [first] = fits
  if (first === undefined) return ''
  return first.isWait ? `You wait for this: ${first.need}.` : `New for “${first.need}”:`
}

function titleOf(news: readonly News[]): string {
  const [first] = news
  if (first === undefined) return 'Nothing new'
  if (news.length === 1)
    return first.isWait ? `${first.name} is free now` : `${first.name} fits “${first.need}”`
  return `${news.length} new fits for needs you keep`
}
