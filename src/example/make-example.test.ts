import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { lands } from './lands.ts'
import { makeExample } from './make-example.ts'
import { nameIn, sectors } from './sectors.ts'

const today = '2026-03-02'
const example = makeExample(today)

test('two on the same day are the same, down to the last word', () => {
  expect(JSON.stringify(makeExample(today))).toBe(JSON.stringify(example))
})

test('the next day everything has moved by a day, and nothing else has changed', () => {
  const next = makeExample('2026-03-03')
  expect(next.accounts.map(({ name }) => name)).toEqual(example.accounts.map(({ name }) => name))
  expect(next.accounts[0]?.since).not.toBe(example.accounts[0]?.since)
})

test('it is as large as it says', () => {
  const { accounts, contacts, opportunities, colleagues, advocates } = example
  expect(accounts.length).toBeGreaterThanOrEqual(390)
  expect(new Set(accounts.map(({ land }) => land.code)).size).toBe(30)
  expect(contacts.length).toBeGreaterThan(1_450)
  expect(opportunities).toHaveLength(900)
  expect(colleagues.length).toBeGreaterThanOrEqual(110)
  expect(advocates).toHaveLength(120)
})

test('every address is one that cannot exist', () => {
  const { accounts, contacts, colleagues } = example
  const addresses = [
    ...accounts.map(({ domain }) => domain),
    ...contacts.flatMap(({ mail }) => mail ?? []),
    ...colleagues.map(({ email }) => email),
  ]
  expect(addresses.filter((address) => !/^[a-z0-9.@-]+\.example$/.test(address))).toEqual([])
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('names are unlike each other, some with letters of their own and some long', () => {
  const names = example.accounts.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => /[^\u0000-\u007f]/.test(name)).length).toBeGreaterThan(100)
  expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(38)
})

test('every land names its companies and people, in every sector', () => {
  for (const land of lands) {
    expect(
      land.firstNames.length * land.lastNames.length * land.cities.length * land.stems.length,
    ).toBeGreaterThan(0)
    expect(
      sectors
        .map((_, at) => nameIn(land.naming, at, 'Stem'))
        .filter((name) => !name.includes('Stem '.trim())),
    ).toEqual([])
  }
})

test('no text has a gap left to fill in', () => {
  const { texts, nominations, history } = example
  const told = example.advocates.map(({ row, profile }) => ({ row, profile }))
  const written = JSON.stringify({ told, texts, nominations: nominations.map(({ why }) => why), history })
  expect(written.length).toBeGreaterThan(100_000)
  expect(written.match(/\{\w+\}/g) ?? []).toEqual([])
})

test('the dice give every value, and none outside', () => {
  const dice = new Dice('a seed')
  const thrown = new Set(Array.from({ length: 600 }, () => dice.between(1, 6)))
  expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6])
  expect(new Dice('a seed').some([1, 2, 3, 4], 9).sort()).toEqual([1, 2, 3, 4])
})
