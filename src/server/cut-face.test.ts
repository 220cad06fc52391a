import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import { expect, test } from 'vitest'
import { cutFace } from './cut-face.ts'

const require = createRequire(import.meta.url)
const whole = readFileSync(
  require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
)
const some = 'Małgorzata Ångström, Ǻ, Ελλάδα, Москва: 12:30 → 34 €'

/** What another reader makes of a character: its width and how it is drawn. */
function seen(face: Buffer, character: string) {
  const glyph = fontkit.create(face).glyphForCodePoint(character.codePointAt(0) ?? 0)
  return { id: glyph.id, width: glyph.advanceWidth, drawn: glyph.path.toSVG() }
}

test('a face that was cut down draws its characters as the whole one does, in a tenth of the size', () => {
  const cut = cutFace(whole, some)
  for (const character of new Set(some)) expect(seen(cut, character)).toEqual(seen(whole, character))
  expect(cut.length).toBeLessThan(whole.length / 10)
  expect(fontkit.create(cut).characterSet.toSorted()).toEqual(
    [...new Set(some)].map((each) => each.codePointAt(0)).toSorted(),
  )
})

test('a character that was left out is not in it, and one that the face lacks leaves no trace', () => {
  const cut = cutFace(whole, 'abc漢')
  expect(seen(cut, 'z')).toEqual(seen(whole, '漢'))
  expect(fontkit.create(cut).characterSet).toEqual([97, 98, 99])
})

test('what is no face is refused', () => {
  expect(() => cutFace(Buffer.alloc(12), 'a')).toThrow('the face has no table cmap')
})
