import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineOf, nearness, type TermTree } from './term-distance.ts'

const tree: TermTree = new Map(
  (
    [
      ['food', null],
      ['dairy', 'food'],
      ['cheese', 'dairy'],
      ['bakery', 'food'],
      ['bread', 'bakery'],
      ['health', null],
      ['hospital', 'health'],
    ] as const
  ).map(([id, parentId]) => [id, { id, name: id, parentId }]),
)

test.each([
  ['dairy', 'dairy', 1, 'same'],
  ['dairy', 'cheese', 0.97, 'below'],
  ['food', 'cheese', 0.94, 'below'],
  ['dairy', 'food', 0.75, 'above'],
  ['cheese', 'food', 0.5625, 'above'],
  ['dairy', 'bakery', 0.6, 'beside'],
  ['dairy', 'bread', 0.3, 'beside'],
  ['cheese', 'bread', 0.15, 'beside'],
  ['dairy', 'hospital', 0, 'apart'],
] as const)('looking for %s, %s is worth %d', (wanted, found, part, relation) => {
  const near = nearness(tree, wanted, found)
  expect(near.part).toBeCloseTo(part)
  expect(near.relation).toBe(relation)
})

test('nothing is nearer than the thing itself, and a step farther is never nearer', () => {
  const terms = fc.constantFrom(...tree.keys())
  fc.assert(
    fc.property(terms, terms, (wanted, found) => {
      const { part } = nearness(tree, wanted, found)
      expect(part).toBeGreaterThanOrEqual(0)
      expect(part).toBeLessThanOrEqual(nearness(tree, wanted, wanted).part)
      expect(part > 0).toBe(lineOf(tree, wanted).some((id) => lineOf(tree, found).includes(id)))
    }),
  )
})

test('a term that the tree lost stands alone, and a circle ends', () => {
  expect(nearness(tree, 'gone', 'dairy')).toEqual({ part: 0, relation: 'apart' })
  const circle: TermTree = new Map([
    ['a', { id: 'a', name: 'a', parentId: 'b' }],
    ['b', { id: 'b', name: 'b', parentId: 'a' }],
  ])
  expect(lineOf(circle, 'a')).toEqual(['a', 'b'])
})

test('whoever belongs to a group that is wanted meets it, and belonging together makes no neighbours', () => {
  const groups: TermTree = new Map(
    [
      { id: 'west', parentId: null },
      { id: 'east', parentId: null },
      { id: 'dach', parentId: 'west' },
      { id: 'germany', parentId: 'west', groupIds: ['dach', 'union'] },
      { id: 'france', parentId: 'west', groupIds: ['union'] },
      { id: 'poland', parentId: 'east', groupIds: ['union'] },
      { id: 'union', parentId: null },
    ].map((node) => [node.id, { ...node, name: node.id }]),
  )
  expect(nearness(groups, 'dach', 'germany')).toEqual({ part: 0.97, relation: 'below' })
  expect(nearness(groups, 'dach', 'dach')).toEqual({ part: 1, relation: 'same' })
  expect(nearness(groups, 'dach', 'france')).toEqual({ part: 0.6, relation: 'beside' })
  expect(nearness(groups, 'dach', 'poland').part).toBe(0)
  expect(nearness(groups, 'germany', 'dach')).toEqual({ part: 0.75, relation: 'above' })
  expect(nearness(groups, 'germany', 'poland').part).toBe(0)
})
