import { erasedWord } from './personal-words.ts'

/** Whom a text may name, in every writing that is known. */
export type Named = {
  readonly names: readonly string[]
  readonly mails: readonly string[]
  readonly phones: readonly string[]
  /** Parts of the name that nobody else here bears. */
  readonly rareWords: readonly string[]
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
const flexible = (name: string) => name.trim().split(/\s+/).map(escaped).join('\\s+')

/** A name as it is written, and with the family name first. */
function writingsOf(name: string): string[] {
  const words = name.trim().split(/\s+/)
  const last = words.at(-1) ?? ''
  return words.length < 2
    ? [flexible(name)]
    : [flexible(name), `${escaped(last)},?\\s+${flexible(words.slice(0, -1).join(' '))}`]
}

/**
 * A pattern that finds everything by which somebody is known, longest first; null where nothing is known. It reads the same
 * in PostgreSQL and in JavaScript, but for how a word begins and ends there.
 */
function patternOf(named: Named, wordStart: string, wordEnd: string): string | null {
  const exact = [...named.mails, ...named.phones].filter((each) => each.trim().length >= 5).map(escaped)
  const words = [...named.names.flatMap(writingsOf), ...named.rareWords.map(escaped)].filter(
    (each) => each !== '',
  )
  const parts = [...exact, ...words.map((word) => `${wordStart}${word}${wordEnd}`)]
  return parts.length === 0 ? null : parts.toSorted((a, b) => b.length - a.length).join('|')
}

/** How PostgreSQL writes the pattern. */
export const databasePattern = (named: Named) => patternOf(named, '\\m', '\\M')

/** A text with everything by which somebody is known struck out. */
export function strikeOut(text: string, named: Named): string {
  const pattern = patternOf(named, '(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])')
  return pattern === null ? text : text.replace(new RegExp(pattern.replaceAll('\\-', '-'), 'giu'), erasedWord)
}

/** What is hashed to know somebody again: a kind and the plainest writing of a value. */
export type Trait = { readonly kind: 'mail' | 'crm' | 'name'; readonly value: string }

/** By what somebody would be known again: each address, the CRM id, the name at the account. In: the name folded. */
export function traitsOf(given: {
  readonly mails: readonly string[]
  readonly crmId: string | null | undefined
  readonly foldedName: string | null | undefined
  readonly accountId: string | null | undefined
}): Trait[] {
  return [
    ...given.mails.map((mail) => ({ kind: 'mail' as const, value: mail.trim().toLowerCase() })),
    ...(given.crmId ? [{ kind: 'crm' as const, value: given.crmId }] : []),
    ...(given.foldedName && given.accountId
      ? [{ kind: 'name' as const, value: `${given.foldedName} ${given.accountId}` }]
      : []),
  ]
}
