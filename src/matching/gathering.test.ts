import { expect, test } from 'vitest'
import { conditionsOf, type GatheringNeed, lackingConditions } from './gathering.ts'
import type { Criterion, CriterionKind } from './need.ts'

const wants = (kind: CriterionKind, value: string, weight: number, isMust = false): Criterion => ({
  kind,
  value,
  weight,
  isMust,
  source: 'person',
})
const need = (criteria: readonly Criterion[], words: readonly string[] = []): GatheringNeed => ({
  workspaceId: 'w1',
  activityTypeId: 't1',
  criteria,
  words: words.map((word, at) => ({ word, read: [word], condition: `'${word}'`, documents: at + 1 })),
  tree: new Map([['dairy', { id: 'dairy', name: 'Dairy', parentId: 'food' }]]),
})
const base = `'activity=t1' & 'w=w1' & ('stage=discoverable' | 'stage=active')`

test('without criteria everybody behind the gates is looked at', () => {
  expect(conditionsOf(need([]))).toEqual([base])
})

test('all criteria come first, then all but the lightest, and everybody last', () => {
  const conditions = conditionsOf(
    need([wants('region', 'de', 1), wants('industry', 'dairy', 3), wants('size', '1-49', 2)]),
  )
  const [industry, size, region] = [`('industry=dairy')`, `('size=1-49')`, `('region=de')`]
  expect(conditions).toEqual([
    `${industry} & ${size} & ${region} & ${base}`,
    `${industry} & ${size} & ${base}`,
    `${industry} & ${region} & ${base}`,
    `${size} & ${region} & ${base}`,
    `${industry} & ${base}`,
    `${size} & ${base}`,
    `${region} & ${base}`,
    `'industry=food' & ${base}`,
    base,
  ])
})

test('a must stands in every condition, and is loosened one at a time', () => {
  const asked = need([wants('language', 'de', 1, true), wants('industry', 'dairy', 3, true)])
  expect(conditionsOf(asked).every((each) => each.includes(`'lang=de' & 'industry=dairy'`))).toBe(true)
  expect(lackingConditions(asked)).toEqual([
    `'industry=dairy' & ${base} & !'lang=de'`,
    `'lang=de' & ${base} & !'industry=dairy'`,
  ])
})

test('musts of one kind are choices, and whoever lacks them has none of them', () => {
  const asked = need([
    wants('region', 'de', 1, true),
    wants('region', 'at', 1, true),
    wants('industry', 'dairy', 3),
  ])
  expect(conditionsOf(asked).at(-1)).toBe(`('region=de' | 'region=at') & ${base}`)
  expect(lackingConditions(asked)).toEqual([
    `('industry=dairy') & ${base} & !'region=de' & !'region=at'`,
    `${base} & !'region=de' & !'region=at'`,
  ])
})

test('the stage of a deal, of which documents know nothing, is left to the ranking', () => {
  expect(conditionsOf(need([wants('stage', 'Evaluation', 5, true)]))).toEqual([base])
  expect(lackingConditions(need([wants('stage', 'Evaluation', 5, true)]))).toEqual([])
})

test('words are looked for together and alone, the rarest first, and a criterion’s match with them before without', () => {
  const conditions = conditionsOf(need([wants('industry', 'dairy', 3)], ['close', 'plant']))
  const industry = `('industry=dairy') & ${base}`
  expect(conditions).toEqual([
    `${industry} & (('close') | ('plant'))`,
    `('close') & ('plant') & ${base}`,
    industry,
    `('close') & ${base}`,
    `('plant') & ${base}`,
    `'industry=food' & ${base}`,
    base,
  ])
})

test('what somebody types is a word and never a sign of the search language', () => {
  expect(conditionsOf(need([wants('competitor', "O'Left | x", 2)]))[0]).toContain(`'left=oleftx'`)
})
