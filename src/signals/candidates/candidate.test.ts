import { describe, expect, test } from 'vitest'
import { explainScore, sayCoverage, scoreOf } from './candidate.ts'
import { bringsSomebody, faultsOfConditions } from './condition.ts'
import { shippedRules } from './shipped-rules.ts'

describe('the score', () => {
  test.each([
    [[], 0],
    [[50], 50],
    [[50, 40], 70],
    [[95, 95, 95], 99],
  ])('%j make %i', (weights, score) => {
    expect(scoreOf(weights)).toBe(score)
  })
  test('another reason never lowers it, and their order does not count', () => {
    for (let weight = 1; weight <= 95; weight += 7) {
      expect(scoreOf([40, weight])).toBeGreaterThanOrEqual(scoreOf([40]))
      expect(scoreOf([40, weight])).toBe(scoreOf([weight, 40]))
    }
  })
  test('it is explained as it is computed', () => {
    expect(explainScore([45, 30])).toBe('1 − (1 − 0.45) × (1 − 0.30) = 0.62')
  })
  test('a segment with less than one free advocate for each open opportunity is thin', () => {
    expect(sayCoverage(10)).toEqual({ says: '0.1, recruit now', isThin: true })
    expect(sayCoverage(100).isThin).toBe(false)
    expect(sayCoverage(null).isThin).toBe(false)
  })
})

describe('standing rules', () => {
  test('every shipped rule holds together and has a name of its own', () => {
    for (const { purpose, conditions } of shippedRules)
      expect(faultsOfConditions(purpose, conditions)).toEqual([])
    expect(new Set(shippedRules.map(({ name }) => name)).size).toBe(shippedRules.length)
  })
  test('nobody is invited to review, or left out, by how they feel', () => {
    const feeling = [
      { fact: 'health', among: ['good'] },
      { fact: 'signal', kinds: ['nps'], days: 90 },
      { fact: 'signal', kinds: ['usage'], tones: ['good'], days: 90 },
    ] as const
    for (const condition of feeling) {
      expect(faultsOfConditions('review-invitation', [condition])).toHaveLength(1)
      expect(faultsOfConditions('recruit', [condition])).toEqual([])
    }
    expect(faultsOfConditions('review-invitation', [{ fact: 'signal', kinds: ['usage'], days: 90 }])).toEqual(
      [],
    )
  })
  test('a rule without a signal lifts, and brings nobody to the program', () => {
    expect(bringsSomebody('recruit', [{ fact: 'gap', below: 50 }])).toBe(false)
    expect(bringsSomebody('review-invitation', [{ fact: 'live', days: 90 }])).toBe(true)
  })
  test('what is missing is named by its place', () => {
    expect(faultsOfConditions('recruit', [{ fact: 'live', days: 1 }, { fact: 'gap' }])).toMatchObject([
      { field: 'conditions.1' },
    ])
    expect(faultsOfConditions('recruit', [])).toMatchObject([{ field: 'conditions' }])
  })
})
