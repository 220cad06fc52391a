import { splitTitle } from './title-in-name.ts'

/** Who said a text, read from its attribution line. */
export type Attribution = { readonly name: string | null; readonly title: string | null }

/**
 * Reads "Ada Lovelace, CTO, Analytical Engines" as name and title: the first part is the name, the account's
 * own name at the end is left out. A title that stands in the first part is split off where it is plain. A single part
 * is the name alone. Empty text names nobody.
 */
export function readAttribution(attribution: string, accountName: string | null): Attribution {
  const [name = '', ...rest] = attribution.split(/\s*,\s*/).map((part) => part.trim())
  const place = accountName?.trim().toLowerCase()
  const first = splitTitle(name)
  const title = [first.title ?? '', ...rest]
    .filter((part) => part !== '' && part.toLowerCase() !== place)
    .join(', ')
  return { name: first.name === '' ? null : first.name, title: title === '' ? null : title }
}

/** Leaves the account's name out of a title that ends with it: "QA Automation, Mühlemann & Popp". */
export function titleWithout(title: string, accountName: string | null): string {
  if (accountName === null || accountName === '') return title
  const tail = new RegExp(
    `\\s*(,|@|\\bat\\b|-|–|\\|)\\s*${accountName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`,
    'iu',
  )
  const kept = title.replace(tail, '').trim()
  return kept === '' ? title : kept
}
