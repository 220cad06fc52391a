import { expect, test } from 'vitest'
import {
  bodyOf,
  briefWaitsFor,
  draftOf,
  isBelowNotice,
  typedFields,
  withTyped,
} from './brief-draft.queries.ts'

const criterion = (value: string, source: 'deal' | 'person') =>
  ({ kind: 'industry', value, name: value, weight: 3, isUsual: true, isMust: false, source }) as const

const need = {
  activityTypeId: 'call',
  wishedOn: null,
  by: null,
  wanted: 1,
  opportunityId: 'one',
  prospectId: null,
  words: '',
  criteria: [criterion('hospitals', 'deal')],
}

const brief = {
  title: null,
  activityTypeId: 'call',
  audience: null,
  opportunityId: 'one',
  prospectId: null,
  need,
  wanted: 1,
  speaksWith: null,
  speaksWithEmail: null,
  purpose: '',
  context: '',
  needBy: null,
  minutes: 30,
  language: null,
  place: null,
  times: [],
  fields: { Prospect: 'Klinikverbund' },
  exceptionReason: null,
}

const kind = {
  id: 'call',
  name: 'Sales reference call',
  noticeDays: 5,
  earliestOn: '2026-11-30',
  isSelfService: false,
  fulfilment: 'program-after-approvals',
  effort: '30 to 45 min',
  evidence: 'date, who took part',
  timing: 'slot',
  dayLabel: 'Talk by',
  family: 'talks' as const,
  audience: 'buyers' as const,
  earliestStage: null,
  hasWords: false,
  isLive: true,
  below: null,
  steps: [],
  chain: [],
  results: [],
  fields: [{ label: 'Prospect', kind: 'text', isRequired: true, choices: [] }],
} as const

const kindOf = () => ({
  ...kind,
  steps: [],
  chain: [],
  results: [],
  fields: kind.fields.map((field) => ({ ...field, choices: [] })),
})

test('another deal brings its own criteria, and leaves what a person added and wrote', () => {
  const typed = {
    purpose: 'They decide on Thursday.',
    need: {
      ...need,
      words: 'a move in five months',
      criteria: [...need.criteria, criterion('banks', 'person')],
    },
  }
  const other = {
    ...brief,
    opportunityId: 'two',
    need: { ...need, opportunityId: 'two', criteria: [criterion('ports', 'deal')] },
  }
  const draft = withTyped(other, typed)
  expect(draft.purpose).toBe('They decide on Thursday.')
  expect(draft.opportunityId).toBe('two')
  expect(draft.need.words).toBe('a move in five months')
  expect(draft.need.criteria.map(({ value }) => value)).toEqual(['ports', 'banks'])
})

test('a field that the deal filled in is kept as typed only where it was changed', () => {
  expect(typedFields(brief, { Prospect: 'Klinikverbund', Doubt: 'cost' })).toEqual({ Doubt: 'cost' })
  const draft = withTyped({ ...brief, fields: { Prospect: 'Hafen' } }, { fields: { Doubt: 'cost' } })
  expect(draft.fields).toEqual({ Prospect: 'Hafen', Doubt: 'cost' })
})

test('the need goes out until the day it is needed by, without names and without empty texts', () => {
  const body = bodyOf(
    { ...draftOf(brief), needBy: '2026-12-03', speaksWith: '  ', fields: { Prospect: ' ' } },
    kindOf(),
  )
  expect(body.need).toMatchObject({ wishedOn: null, by: '2026-12-03', activityTypeId: 'call' })
  expect(body.need.criteria[0]).not.toHaveProperty('name')
  expect(body.speaksWith).toBeNull()
  expect(body.fields).toEqual({})
})

test.each([
  ['no day', {}, 'Fill in “Talk by”'],
  ['no purpose', { needBy: '2026-12-03' }, 'Say what it is for'],
  ['below the notice', { needBy: '2026-11-24', purpose: 'They decide.' }, 'Say why it is an exception'],
  [
    'a required field left empty',
    { needBy: '2026-12-03', purpose: 'They decide.', fields: {} },
    'Fill in “Prospect”',
  ],
  ['nothing missing', { needBy: '2026-12-03', purpose: 'They decide.' }, null],
])('with %s the form says what it waits for', (_, typed, waits) => {
  expect(briefWaitsFor({ ...draftOf(brief), ...typed }, kindOf())).toBe(waits)
})

test('the earliest day itself keeps the notice', () => {
  expect(isBelowNotice({ needBy: '2026-11-30' }, kindOf())).toBe(false)
  expect(isBelowNotice({ needBy: '2026-11-29' }, kindOf())).toBe(true)
})

test('each kind sends what it asks for: an event begins on its day, and what is delivered has no hour', () => {
  const times = [{ key: 'begins', day: '2026-11-01', hour: '10:00' }]
  const more = { needBy: '2027-03-04', place: 'Hall 2', speaksWith: 'Ines', times }
  const sent = (timing: 'slot' | 'fixed-day' | 'by-day', isLive: boolean) =>
    bodyOf({ ...draftOf(brief), ...more }, { ...kindOf(), timing, isLive })
  expect(sent('fixed-day', false)).toMatchObject({ place: 'Hall 2', speaksWith: null })
  expect(sent('fixed-day', true).times[0]?.slice(0, 10)).toBe('2027-03-04')
  expect(sent('by-day', false)).toMatchObject({ place: null, speaksWith: null, times: [] })
  expect(sent('slot', true)).toMatchObject({ place: 'Hall 2', speaksWith: 'Ines' })
})
