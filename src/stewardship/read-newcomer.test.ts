import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Newcomer, readNewcomer } from './read-newcomer.ts'

test('somebody named in one line: the name first, an address wherever it stands, the rest is their post', () => {
  const cases: readonly (readonly [string, Newcomer | null])[] = [
    ['Carlo Bassani', { name: 'Carlo Bassani', title: null, mail: null }],
    ['Carlo Bassani, head of milling', { name: 'Carlo Bassani', title: 'head of milling', mail: null }],
    [
      ' Carlo Bassani , Head of milling, south , Carlo@Molini.example ',
      { name: 'Carlo Bassani', title: 'Head of milling, south', mail: 'carlo@molini.example' },
    ],
    [
      'Carlo Bassani <carlo@molini.example>',
      { name: 'Carlo Bassani', title: null, mail: 'carlo@molini.example' },
    ],
    [
      'carlo@molini.example; Юлия Петрова',
      { name: 'Юлия Петрова', title: null, mail: 'carlo@molini.example' },
    ],
    ['carlo@molini.example', null],
    [' , ; ', null],
    ['12345', null],
  ]
  for (const [line, read] of cases) expect([line, readNewcomer(line)]).toEqual([line, read])
})

test('nothing that is typed makes a fault, and a name is never empty', () => {
  fc.assert(
    fc.property(fc.string(), (line) => {
      const read = readNewcomer(line)
      return read === null || read.name.trim() !== ''
    }),
  )
})
