import { fold } from '../kernel/text.ts'
import type { Dice } from './dice.ts'
import type { Land } from './lands.ts'

/** A person's name as it is written, and in plain letters for a mail address. */
export type PersonName = { readonly name: string; readonly address: string }

/** Somebody of a land. In Japan and Korea the family name comes first. */
export function namePerson(dice: Dice, land: Land): PersonName {
  const first = spelt(dice.pick(land.firstNames))
  const last = spelt(dice.pick(land.lastNames))
  const isFamilyFirst = land.code === 'JP' || land.code === 'KR'
  const name = isFamilyFirst ? `${last.written} ${first.written}` : `${first.written} ${last.written}`
  return { name, address: `${first.plain}.${last.plain}` }
}

// `Ελένη=eleni`: a name in its own letters, and in those of an address.
function spelt(entry: string): { readonly written: string; readonly plain: string } {
  const [written = '', plain] = entry.split('=')
  return { written, plain: plain ?? plainly(written) }
}

/** A text in the letters a mail or web address has. */
export function plainly(text: string): string {
  return fold(text)
    .replace(/ı/g, 'i')
    .replace(/ð/g, 'd')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
