import { clean, domainOf } from '../kernel/text.ts'
import { type Day, isDay } from '../kernel/time.ts'
import type { Cell, RowWarning } from './row-result.ts'

/** Longest text of one line: a name, a title, a city. */
const lineLimit = 300
/** Longest free text: a story, a need. */
const textLimit = 100_000

/** A line of text in single spaces; undefined where the cell says nothing, or too much (then with a warning). */
export function readLine(cell: Cell<string>, field: string, warnings: RowWarning[]): string | undefined {
  const text = clean(cell)?.replace(/\s+/g, ' ')
  if (text === undefined || text.length <= lineLimit) return text
  warnings.push({ field, reason: `is longer than ${lineLimit} characters and was left out` })
  return undefined
}

/** A free text with its line breaks; undefined where the cell says nothing. Beyond 100,000 characters it is cut. */
export function readText(cell: Cell<string>, field: string, warnings: RowWarning[]): string | undefined {
  const text = clean(cell) ?? undefined
  if (text === undefined || text.length <= textLimit) return text
  warnings.push({ field, reason: `is longer than ${textLimit} characters and was cut` })
  return text.slice(0, textLimit)
}

/** Each line of a list once, in the order given. */
export function readLines(cell: Cell<readonly string[]>, field: string, warnings: RowWarning[]): string[] {
  const lines = (cell ?? []).flatMap((each) => readLine(each, field, warnings) ?? [])
  return [...new Set(lines)]
}

/** A day that exists; undefined where the cell says nothing or something else (then with a warning). */
export function readDay(cell: Cell<Day>, field: string, warnings: RowWarning[]): Day | undefined {
  if (cell == null || cell === '') return undefined
  if (isDay(cell)) return cell
  warnings.push({ field, reason: `“${cell}” is no day and was left out` })
  return undefined
}

/** A whole number from 0; undefined where the cell says nothing or something else (then with a warning). */
export function readCount(cell: Cell<number>, field: string, warnings: RowWarning[]): number | undefined {
  if (cell == null) return undefined
  const whole = Math.round(cell)
  if (Number.isSafeInteger(whole) && whole >= 0) return whole
  warnings.push({ field, reason: `${cell} is no count and was left out` })
  return undefined
}

/**
 * Hosts where many companies or people have their pages or mail: such an address does not tell one account
 * from another.
 */
const sharedHosts = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk yahoo.co.in ymail.com icloud.com me.com ' +
    'aol.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de mail.ru yandex.ru yandex.com qq.com 163.com 126.com proton.me ' +
    'protonmail.com orange.fr wanadoo.fr free.fr laposte.net libero.it comcast.net github.com github.io gitlab.com gitlab.io ' +
    'bitbucket.org linkedin.com facebook.com twitter.com x.com instagram.com youtube.com medium.com wordpress.com blogspot.com ' +
    'wixsite.com weebly.com sites.google.com notion.site substack.com xing.com crunchbase.com wikipedia.org en.wikipedia.org'
  ).split(' '),
)

/** The domain of a web or mail address where it can tell one company from another; null for a shared host. */
export function ownDomain(address: string): string | null {
  const domain = domainOf(address)
  return domain === null || sharedHosts.has(domain) ? null : domain
}
