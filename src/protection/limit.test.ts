import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decideLimit,
  isStricter,
  type LimitFact,
  overruledBy,
  rulesFor,
  segmentKey,
  thresholdOf,
} from './limit.ts'
import { defaultRules, limitLevels, rulesFrom, type Threshold, thresholds } from './rules.ts'

const limit = (level: LimitFact['level'], setting: string, value: number): LimitFact => ({
  id: `${level} ${setting}`,
  level,
  setting,
  value,
  reason: 'asked for it',
})

function named(setting: string): Threshold {
  const threshold = thresholdOf(setting)
  if (threshold === undefined) throw new TypeError(`no such threshold: ${setting}`)
  return threshold
}

describe('the stricter wins, whoever set it', () => {
  const cap = 'protection.contact-cap'
  const cases = [
    ['nothing set', [], 32, undefined],
    ['a lower cap of the advocate', [limit('advocate', cap, 4)], 16, 'advocate'],
    ['a laxer cap of the advocate', [limit('advocate', cap, 12)], 32, undefined],
    [
      'the account stricter than the advocate',
      [limit('account', cap, 3), limit('advocate', cap, 4)],
      12,
      'account',
    ],
    ['the segment stricter than both', [limit('segment', cap, 2), limit('account', cap, 3)], 8, 'segment'],
    [
      'the same on two levels: the wider says so',
      [limit('segment', cap, 3), limit('advocate', cap, 3)],
      12,
      'segment',
    ],
  ] as const
  test.each(cases)('%s', (_what, limits, value, level) => {
    const rules = rulesFor(defaultRules, limits)
    expect([rules.contactCap, rules.origins.contactCap?.level]).toEqual([value, level])
  })
})

test('of rests, holds and windows the longer is the stricter', () => {
  for (const setting of [
    'protection.refusal-rest',
    'protection.renewal-hold',
    'protection.window',
  ] as const) {
    const { name } = named(setting)
    expect(rulesFor(defaultRules, [limit('account', setting, 120)])[name]).toBe(120)
    expect(rulesFor(defaultRules, [limit('account', setting, 7)])[name]).toBe(defaultRules[name])
  }
})

test('what is set for an advocate leaves the cap and the window of their account alone', () => {
  const own = [limit('advocate', 'protection.window', 200), limit('advocate', 'protection.account-cap', 2)]
  const rules = rulesFor(defaultRules, own)
  expect([rules.windowDays, rules.accountWindowDays, rules.accountCap]).toEqual([200, 90, 64])
  expect(rulesFor(defaultRules, [limit('account', 'protection.window', 200)]).accountWindowDays).toBe(200)
})

test('a threshold that is one for everybody is not set for anybody', () => {
  const odd = [
    limit('advocate', 'protection.load-of-a-no', 0),
    limit('segment', 'protection.forgotten-after', 1),
  ]
  expect(rulesFor(defaultRules, odd)).toEqual(defaultRules)
})

const someLimits = fc.array(
  fc
    .record({
      level: fc.constantFrom(...limitLevels),
      threshold: fc.constantFrom(...thresholds),
      value: fc.nat(100),
    })
    .map(({ level, threshold, value }) => limit(level, threshold.setting.name, value)),
  { maxLength: 12 },
)

test('whatever is set in whatever order, the rules are never laxer and their values do not depend on it', () => {
  fc.assert(
    fc.property(someLimits, fc.nat(100), (limits, seed) => {
      const rules = rulesFor(defaultRules, limits)
      for (const threshold of thresholds) {
        expect(isStricter(threshold, defaultRules[threshold.name], rules[threshold.name])).toBe(false)
      }
      const turned = limits.toSorted((a, b) => ((a.value * 31 + seed) % 7) - ((b.value * 31 + seed) % 7))
      const { origins: _, ...values } = rules
      expect(rulesFor(defaultRules, turned)).toMatchObject(values)
    }),
  )
})

describe('setting a limit', () => {
  const above = rulesFrom(new Map([['protection.contact-cap', 6]]))
  const decide = (
    setting: string,
    value: number,
    mayLoosen: boolean,
    level: LimitFact['level'] = 'advocate',
  ) => {
    const decision = decideLimit({ threshold: named(setting), level, value }, above, mayLoosen)
    return decision.ok ? decision.overruledBy : decision.refusal
  }
  test('a stricter value is taken from anybody who may', () => {
    expect(decide('protection.contact-cap', 4, false)).toBeNull()
    expect(decide('protection.contact-cap', 4, true)).toBeNull()
  })
  test('a laxer one is refused to an owner, and told to be without effect to the program', () => {
    expect(decide('protection.contact-cap', 7, false)).toBe('not-stricter')
    expect(decide('protection.contact-cap', 6, false)).toBe('not-stricter')
    expect(decide('protection.contact-cap', 7, true)).toEqual({ level: 'workspace', value: 6 })
  })
  test('what is one figure for everybody is refused', () => {
    expect(decide('protection.load-of-a-no', 0, true)).toBe('one-for-all')
    expect(decide('protection.account-cap', 2, true)).toBe('one-for-all')
    expect(decide('protection.account-cap', 2, true, 'account')).toBeNull()
  })
})

test('what outdoes a limit is told in the unit of its setting', () => {
  const others = rulesFor(defaultRules, [limit('segment', 'protection.warn-at', 50)])
  const told = overruledBy(named('protection.warn-at'), 60, { others, level: 'account' })
  expect(told).toEqual({ level: 'segment', value: 50 })
})

test('segments are the same in another case and with blanks around', () => {
  expect(segmentKey(' Mid-Market ')).toBe(segmentKey('mid-market'))
})
