import { fold } from '../kernel/text.ts'

// English, German, French, Spanish, Italian and Dutch, by what their months begin with.
const monthStarts: readonly (readonly string[])[] = [
  ['jan', 'jän', 'janv', 'ene', 'gen'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag', 'mei', 'mayo'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'août', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
]

const starts = monthStarts
  .flatMap((names, index) => names.map((name) => [fold(name), index + 1] as const))
  .sort((a, b) => b[0].length - a[0].length)

/** The month a word names, 1 to 12, in one of the usual languages; null for any other word. */
export function monthOf(word: string): number | null {
  const folded = fold(word).replace(/\.$/, '')
  if (!/^\p{L}{3,10}$/u.test(folded)) return null
  return starts.find(([start]) => folded.startsWith(start))?.[1] ?? null
}
