import { expect, test } from 'vitest'
import { defaultCatalogue } from '../../activities/catalogue.ts'
import { approversOf, planSteps } from './plan-steps.ts'

const plan = {
  fulfilment: 'program-after-approvals',
  steps: [
    { approver: 'owner', windowDays: 2 },
    { approver: 'legal', windowDays: 5 },
    { approver: 'advocate', windowDays: 5 },
    { approver: 'company', windowDays: 10 },
    { approver: 'executive', windowDays: 3 },
  ],
  ownerId: 'owner',
  named: { legal: 'lara', executive: null },
  isYesNeeded: false,
  proposer: { id: 'manager', isManager: true },
  ownerConsent: null,
  silence: 'go-on',
} as const

const told = (more: Partial<Parameters<typeof planSteps>[0]>, afterYes = false) =>
  planSteps({ ...plan, ...more })
    .filter((step) => step.afterYes === afterYes)
    .map(
      ({ approver, needsYes, given }) =>
        `${approver}${needsYes ? ' yes' : ''}${given === null ? '' : ' given'}`,
    )

test.each([
  ['those before the customer’s own, and silence enough for the owner alone', {}, ['owner', 'legal yes']],
  ['the owner’s explicit yes where protection wants it', { isYesNeeded: true }, ['owner yes', 'legal yes']],
  ['an explicit yes where the account or workspace waits', { silence: 'wait' }, ['owner yes', 'legal yes']],
  ['no silence of nobody', { ownerId: null }, ['owner yes', 'legal yes']],
  ['the owner’s yes in their own proposal', { ownerId: 'manager' }, ['owner given', 'legal yes']],
  ['the yes noted with an exception', { ownerConsent: 'By phone on Monday' }, ['owner given', 'legal yes']],
  ['nobody where the owner is only told', { fulfilment: 'self-service-informed' }, []],
  ['nobody where the program fulfils it without approvals', { fulfilment: 'program' }, []],
  [
    'the owner even then, where their yes is needed',
    { fulfilment: 'self-service-informed', isYesNeeded: true },
    ['owner yes'],
  ],
] as const)('who is asked first: %s', (_, more, steps) => {
  expect(told(more)).toEqual(steps)
})

test.each([
  ['their house and ours, each with an explicit yes', {}, ['company yes', 'executive yes']],
  [
    'also where the owner is only told',
    { fulfilment: 'self-service-informed' },
    ['company yes', 'executive yes'],
  ],
  [
    'nobody’s yes is taken for given, not even the proposer’s',
    {
      steps: [
        { approver: 'advocate', windowDays: 5 },
        { approver: 'program', windowDays: 2 },
        { approver: 'owner', windowDays: 2 },
      ],
      ownerId: 'manager',
    },
    ['program yes', 'owner yes'],
  ],
  ['nobody where the chain ends with the customer', { steps: [{ approver: 'advocate', windowDays: 5 }] }, []],
] as const)('who is asked after the customer’s yes: %s', (_, more, steps) => {
  expect(told(more, true)).toEqual(steps)
})

test('our legal and our executives are the people the workspace named', () => {
  const people = planSteps(plan).map(({ approver, personId }) => [approver, personId])
  expect(people).toEqual([
    ['owner', 'owner'],
    ['legal', 'lara'],
    ['company', null],
    ['executive', null],
  ])
})

test.each([
  ['press-release-quote', ['owner'], ['company', 'legal']],
  ['earnings-mention', ['owner'], ['company', 'legal', 'executive']],
  ['investor-call', ['owner'], ['legal', 'executive']],
  ['sales-reference-call', ['owner'], []],
] as const)('the catalogue’s chain of a %s is planned whole', (code, before, after) => {
  const type = defaultCatalogue.find((each) => each.code === code)
  if (type === undefined) throw new Error(`there is no ${code}`)
  const steps = planSteps({ ...plan, steps: type.steps })
  const whose = (afterYes: boolean) =>
    steps.filter((step) => step.afterYes === afterYes).map(({ approver }) => approver)
  expect([approversOf(type), whose(false), whose(true)]).toEqual([before, before, after])
})
