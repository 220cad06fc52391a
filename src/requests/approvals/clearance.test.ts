import { expect, test } from 'vitest'
import type { ApprovalState } from './approval.ts'
import { type Clearable, isCleared, isReadyToAsk, nextStep } from './clearance.ts'
import { decideWords, isAgreed, type Wording } from './wording.ts'

const monday = '2026-03-02T10:00:00.000Z'
const step = (id: string, state: ApprovalState, afterYes = true) => ({ id, state, afterYes })

const words: Wording = {
  version: 2,
  text: 'It saved us a week.',
  writtenSide: 'requester',
  approvalId: null,
  requesterAgreedAt: monday,
  advocateAgreedAt: monday,
}

const ask: Clearable = {
  state: 'accepted',
  approvals: [],
  contact: { id: 'c' },
  needsWords: false,
  wording: null,
}

const before = [step('owner', 'approved', false), step('legal', 'waiting', false)]
const after = [step('owner', 'passed', false), step('company', 'waiting'), step('house', 'waiting')]
const half = [step('company', 'approved'), step('house', 'waiting')]

test.each<[string, Partial<Clearable>, object, boolean]>([
  ['nobody is asked: it stands', {}, { next: 'cleared' }, true],
  [
    'the next before the customer',
    { state: 'awaiting-approval', approvals: before },
    { next: 'open', approvalId: 'legal' },
    false,
  ],
  [
    'before the customer’s yes nobody after it is asked',
    { state: 'proposed', approvals: after },
    { next: 'ask' },
    false,
  ],
  ['the customer has the word', { state: 'asked', approvals: after }, { next: 'wait' }, false],
  ['the first after the yes', { approvals: after }, { next: 'open', approvalId: 'company' }, false],
  [
    'also where a time is agreed',
    { state: 'scheduled', approvals: half },
    { next: 'open', approvalId: 'house' },
    false,
  ],
  [
    'somebody has the word',
    { approvals: [step('company', 'open'), step('house', 'waiting')] },
    { next: 'wait' },
    false,
  ],
  ['the words first', { needsWords: true, approvals: after }, { next: 'write-words' }, false],
  [
    'then both sides agree to them',
    { needsWords: true, approvals: after, wording: { ...words, advocateAgreedAt: null } },
    { next: 'agree-on-words' },
    false,
  ],
  [
    'a company that is asked itself has no advocate to agree',
    {
      needsWords: true,
      approvals: half,
      contact: null,
      wording: { ...words, advocateAgreedAt: null },
    },
    { next: 'open', approvalId: 'house' },
    false,
  ],
  [
    'then those who approve them',
    { needsWords: true, approvals: half, wording: words },
    { next: 'open', approvalId: 'house' },
    false,
  ],
  [
    'words that are agreed stand where nobody else is asked',
    { needsWords: true, wording: words },
    { next: 'cleared' },
    true,
  ],
])('what comes next: %s', (_, more, next, cleared) => {
  const given = { ...ask, ...more }
  expect(nextStep(given)).toEqual(next)
  expect(isCleared(given)).toBe(cleared)
})

test('the customer may be asked once those before them said yes, whoever comes after', () => {
  expect(isReadyToAsk({ approvals: before })).toBe(false)
  expect(isReadyToAsk({ approvals: after })).toBe(true)
})

test('words are agreed once both sides said so', () => {
  expect(isAgreed(null, true)).toBe(false)
  expect(isAgreed({ ...words, requesterAgreedAt: null }, true)).toBe(false)
  expect(isAgreed({ ...words, advocateAgreedAt: null }, true)).toBe(false)
  expect(isAgreed({ ...words, advocateAgreedAt: null }, false)).toBe(true)
  expect(isAgreed(words, true)).toBe(true)
})

const basis = { state: 'accepted', needsWords: true, current: { version: 2, text: 'Old' } } as const

test.each([
  ['the next version on top of the one that counts', {}, 2, 'New', { ok: true, isKnown: false, version: 3 }],
  ['the first on top of nothing', { current: null }, 0, 'New', { ok: true, isKnown: false, version: 1 }],
  [
    'the same words once more, whatever they were written on',
    {},
    1,
    'Old',
    { ok: true, isKnown: true, version: 2 },
  ],
  ['no words over somebody else’s unseen', {}, 1, 'New', { ok: false, refusal: 'words-changed' }],
  ['no first words over others', {}, 0, 'New', { ok: false, refusal: 'words-changed' }],
  ['none where none are printed', { needsWords: false }, 2, 'New', { ok: false, refusal: 'no-words' }],
  ['none once it took place', { state: 'done' }, 2, 'New', { ok: false, refusal: 'over' }],
] as const)('who writes words: %s', (_, more, version, text, decided) => {
  expect(decideWords({ ...basis, ...more }, { version, text })).toMatchObject(decided)
})
