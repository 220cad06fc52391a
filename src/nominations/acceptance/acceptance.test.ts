import { expect, test } from 'vitest'
import { type Condition, judgeNomination, type NominationFacts } from './acceptance.ts'

const facts: NominationFacts = {
  ...{
    isOwners: true,
    introduces: true,
    hasEvidence: true,
    health: 'good',
    teamId: 'cs',
    team: 'Customer Success',
  },
  ...{ signalDays: 12, decidedBefore: 8, acceptedBefore: 6, voices: 1, against: null },
}
const all: readonly Condition[] = [
  ...([{ is: 'owner' }, { is: 'introduces' }, { is: 'evidence' }] as const),
  ...([
    { is: 'health', among: ['good'] },
    { is: 'team', among: ['cs'] },
    { is: 'signal', days: 12 },
  ] as const),
  ...([
    { is: 'record', least: 8, percent: 75 },
    { is: 'voices', least: 1 },
  ] as const),
]

test('a rule takes up whom all its conditions fit, and tells what it found for each', () => {
  const judged = judgeNomination(all, facts)
  expect(judged.takes).toBe(true)
  expect(judged.findings.map(({ says }) => says)).toEqual([
    'Put forward by their relationship owner',
    'The nominator introduces them',
    'There is evidence',
    'Health is good',
    'From Customer Success',
    'Last good signal 12 days ago',
    '6 of 8 the nominator put forward before were taken up',
    'One colleague agrees',
  ])
})

test('one condition that does not hold is enough, and so is what speaks against asking at all', () => {
  const unfit: readonly Partial<NominationFacts>[] = [
    ...[
      { isOwners: false },
      { introduces: false },
      { hasEvidence: false },
      { health: 'watch' },
      { health: null },
    ],
    ...[
      { teamId: null },
      { signalDays: 13 },
      { signalDays: null },
      { decidedBefore: 7 },
      { acceptedBefore: 5 },
      { voices: 0 },
    ],
    ...[{ against: 'A serious case is open' }],
  ]
  for (const change of unfit)
    expect([change, judgeNomination(all, { ...facts, ...change }).takes]).toEqual([change, false])
  expect(judgeNomination([], facts).takes).toBe(false)
})
