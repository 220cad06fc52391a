import { expect, test } from 'vitest'
import { call, entry, facts, type GivenFacts, loaded, survey, today, willing } from './example-facts.ts'
import { explainStanding } from './explain-standing.ts'
import type { AskedFor, ProtectionFacts } from './facts.ts'
import { rulesFor } from './limit.ts'
import type { RuleCode } from './rule-card.ts'
import { defaultRules, rulesFrom } from './rules.ts'

const day = '2026-03-09'

function rule(given: ProtectionFacts, type: AskedFor | null, code: RuleCode) {
  const found = explainStanding(given, type, day).find((each) => each.code === code)
  if (found === undefined) throw new TypeError(`no such rule: ${code}`)
  return found
}

const told = (given: GivenFacts, type: AskedFor | null, code: RuleCode) => {
  const { verdict, reads } = rule(facts(given), type, code)
  return `${verdict}: ${reads}`
}

const cases: readonly [string, GivenFacts, AskedFor | null, RuleCode, string][] = [
  [
    'nobody asked them yet',
    {},
    call,
    'contact-cap',
    'fine: 0 of 8 load points taken on the fullest day. This would add 2 and fit.',
  ],
  [
    'load near the cap',
    loaded(entry({ quarters: 24 })),
    call,
    'contact-cap',
    'close: 6 of 8 load points taken on the fullest day. This would add 2 and fit.',
  ],
  [
    'load over the cap',
    loaded(entry({ quarters: 28 })),
    call,
    'contact-cap',
    'against: 7 of 8 load points taken on the fullest day. This would add 2 and not fit.',
  ],
  [
    'booked before the limit was lowered',
    loaded(entry({ quarters: 40 })),
    call,
    'contact-cap',
    'against: 10 of 8 load points taken on the fullest day. That is 2 over the limit; what is booked stays. This would add 2 and not fit.',
  ],
  ['no limit of their own', {}, call, 'own-limit', 'silent: They set no limit of their own.'],
  [
    'a small favour during a rest',
    { person: { rests: [{ id: 'r', until: '2026-04-01', reason: null }] } },
    survey,
    'own-rest',
    'silent: An ask of 1 point is small enough to go on during a rest.',
  ],
  [
    'a rest they asked for',
    { person: { rests: [{ id: 'r', until: '2026-04-01', reason: 'exams' }] } },
    call,
    'own-rest',
    'against: Asked to be left in peace: exams',
  ],
  [
    'a rest that is over by then',
    { person: { rests: [{ id: 'r', until: '2026-03-05', reason: null }] } },
    call,
    'own-rest',
    'fine: Over by then: Asked to be left in peace.',
  ],
  [
    'a renewal far ahead',
    { account: { renewalOn: '2026-12-01' } },
    call,
    'renewal-near',
    'fine: Not yet: The renewal is near.',
  ],
  ['no renewal recorded', {}, call, 'renewal-near', 'fine: No renewal date is recorded; that holds nothing.'],
  [
    'a strategic account',
    { account: { tier: 'strategic' } },
    call,
    'owner-yes',
    'needs-yes: The account is strategic.',
  ],
  [
    'health unknown',
    { account: { health: null } },
    call,
    'health-poor',
    'fine: Nobody recorded the health; that holds nothing.',
  ],
  ['a never', { person: willing('never') }, call, 'willingness', 'against: Said: never.'],
  ['in general', {}, null, 'willingness', 'silent: Counts for one kind of activity only.'],
]

test.each(cases)('%s', (_what, given, type, code, says) => {
  expect(told(given, type, code)).toBe(says)
})

test('a rule names its value, its unit, who set it and why', () => {
  const workspace = rulesFrom(new Map([['protection.contact-cap', 6]]))
  const limit = {
    id: 'l',
    level: 'account',
    setting: 'protection.window',
    value: 120,
    reason: 'tired',
  } as const
  const given = { ...facts(), rules: rulesFor(workspace, [limit]) }
  expect(rule(given, call, 'contact-cap').values.map(({ value, level, why }) => [value, level, why])).toEqual(
    [
      [6, 'workspace', null],
      [120, 'account', 'tired'],
      [75, 'default', null],
    ],
  )
  expect(rule(given, call, 'account-cap').values.map(({ value, level }) => [value, level])).toEqual([
    [16, 'default'],
    [120, 'account'],
    [75, 'default'],
  ])
})

test('a limit names the asks it counts on its fullest day, and what the advocate allows is theirs', () => {
  const [first, second] = [entry({ on: '2026-02-01' }), entry({ on: '2025-10-01' })]
  const given = facts({ person: { entries: [first, second], ...willing('yes', 2, 365) }, account: {} })
  expect(rule(given, call, 'contact-cap').asks).toEqual([first])
  expect(rule(given, call, 'own-type-limit').asks).toEqual([second, first])
  expect(rule(given, call, 'own-type-limit').values[0]).toMatchObject({
    value: 2,
    level: 'said',
    unit: 'asks in 365 days',
  })
})

test('a company that is asked itself has no rules of a person', () => {
  const given = { ...facts(), person: null, today, rules: defaultRules }
  const silent = explainStanding(given, { ...call, isAccountLevel: true }, day).filter(
    ({ verdict }) => verdict === 'silent',
  )
  expect(silent.map(({ code }) => code)).toContain('contact-cap')
  expect(silent.map(({ code }) => code)).not.toContain('account-cap')
})
