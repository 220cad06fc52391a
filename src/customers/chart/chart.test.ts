import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutChart, standsAboveItself } from './chart.ts'

const person = (id: string, reportsToId: string | null = null) => ({ id, reportsToId })

test('everybody stands under whom they report to, in the order they came', () => {
  const rows = layOutChart([
    person('dev', 'lead'),
    person('ceo'),
    person('lead', 'ceo'),
    person('cfo', 'ceo'),
  ])
  expect(rows.map(({ id, depth, below }) => [id, depth, below])).toEqual([
    ['ceo', 0, 3],
    ['lead', 1, 1],
    ['dev', 2, 0],
    ['cfo', 1, 0],
  ])
})

test('a superior who is not there leaves somebody at the top', () => {
  expect(layOutChart([person('a', 'gone')])).toMatchObject([{ id: 'a', depth: 0, below: 0 }])
})

test('nobody is lost and nobody stands twice, whatever rings the lines form', () => {
  const lines = fc.array(fc.option(fc.nat(11), { nil: null }), { maxLength: 12 })
  fc.assert(
    fc.property(lines, (superiors) => {
      const people = superiors.map((at, own) => person(String(own), at === null ? null : String(at)))
      const rows = layOutChart(people)
      expect(rows.map(({ id }) => id).sort()).toEqual(people.map(({ id }) => id).sort())
    }),
  )
})

test('nobody reports to somebody below them, nor to themselves', () => {
  const superiors = new Map([
    ['ceo', null],
    ['lead', 'ceo'],
    ['dev', 'lead'],
  ])
  expect(standsAboveItself('ceo', 'dev', superiors)).toBe(true)
  expect(standsAboveItself('ceo', 'ceo', superiors)).toBe(true)
  expect(standsAboveItself('dev', 'ceo', superiors)).toBe(false)
  expect(
    standsAboveItself(
      'new',
      'a',
      new Map([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ),
  ).toBe(false)
})
