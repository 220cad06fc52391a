import type { listPeople } from '../../../identity/people.contract.ts'
import { call } from '../../../web/api.ts'
import { formatNumber } from '../../../web/format.ts'
import type { Choosable } from '../../../web/ui/ComboBox.tsx'

type Named = { readonly id: string; readonly name: string }
type Piece = { readonly key: string; readonly words: string; readonly isMention: boolean }

/** A message in pieces, so that “@Vera Lind” can be told from the words around it. The longest name wins. */
export function splitMentions(text: string, mentions: readonly Named[]): readonly Piece[] {
  const names = mentions.map(({ name }) => `@${name}`).sort((a, b) => b.length - a.length)
  const pieces: Piece[] = []
  let rest = text
  while (rest !== '') {
    const found = names
      .map((name) => ({ name, at: rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0]
    const before = found === undefined ? rest : rest.slice(0, found.at)
    if (before !== '') pieces.push({ key: `w${pieces.length}`, words: before, isMention: false })
    if (found === undefined) break
    pieces.push({ key: `m${pieces.length}`, words: found.name, isMention: true })
    rest = rest.slice(found.at + found.name.length)
  }
  return pieces
}

/** The name being typed after an @ at the end of a text; null where none is. */
export function typedMention(text: string): string | null {
  return /(?:^|\s)@([\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]*){0,2})$/u.exec(text)?.[1] ?? null
}

/** The text with the chosen name in place of what was typed after the last @. */
export function withMention(text: string, name: string): string {
  return `${text.slice(0, text.lastIndexOf('@'))}@${name} `
}

/** Whoever is still named in the text: a name that was deleted again is told nothing. */
export function stillNamed(text: string, mentions: readonly Named[]): readonly string[] {
  return [...new Set(mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))]
}

/** Colleagues whose name begins like what is typed. */
export async function findColleagues(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const words = text.trim() === '' ? {} : { q: text.trim() }
  const query = { size: 6, state: 'here' as const, ...words }
  const { rows } = await call<typeof listPeople>('GET /people', { query }, { signal })
  return rows.map(({ id, name, title, team }) => ({ id, label: name, detail: title ?? team?.name }))
}

/** “412 kB”, “1.8 MB” */
export function sayBytes(bytes: number): string {
  if (bytes < 1_000) return `${formatNumber(bytes)} bytes`
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1_000))} kB`
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`
}
