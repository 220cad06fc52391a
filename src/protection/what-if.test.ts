import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActivityType } from '../activities/activity-type.ts'
import { defaultKind } from '../activities/catalogue.ts'
import { addDays } from '../kernel/time.ts'
import { askedForOf } from './asked-for.ts'
import { bookingOf } from './booking.ts'
import { decideAsk } from './decide-ask.ts'
import { entry, facts, type GivenFacts, today } from './example-facts.ts'
import type { LoadEntry, ProtectionFacts } from './facts.ts'
import { daysOfMonth, type WhatIfWhen, whatIf } from './what-if.ts'

function kind(code: string, more: Partial<ActivityType> = {}): ActivityType {
  const found = defaultKind(code)
  if (found === undefined) throw new TypeError(`no such kind: ${code}`)
  return { ...found, id: code, inUse: true, version: 1, ...more }
}

const call = kind('sales-reference-call', { noticeDays: 0, isLive: false, loadQuarters: 8 })

function person(contactId: string, accountId: string, given: GivenFacts = {}) {
  return {
    contactId,
    facts: facts({
      ...given,
      person: { contactId, ...given.person },
      account: { accountId, ...given.account },
    }),
  }
}

const on = (day: string): WhatIfWhen => ({ on: day })

test('two of one account share its cap: the second is behind the first, and somebody elsewhere is not', () => {
  const full = [entry({ quarters: 52, on: '2026-02-20' })]
  const [anna, bert, cleo] = whatIf(
    [
      person('anna', 'north', { account: { entries: full } }),
      person('bert', 'north', { account: { entries: full } }),
      person('cleo', 'south'),
    ],
    call,
    on('2026-03-10'),
  )
  expect(anna).toMatchObject({ isFree: true, behind: [], accountLoad: { before: 52, after: 60, cap: 64 } })
  expect(bert).toMatchObject({ isFree: false, behind: ['anna'], accountLoad: { before: 60, after: 68 } })
  expect(bert?.standing.reasons[0]?.code).toBe('account-cap')
  expect(bert?.mayOverride).toBe(true)
  expect(cleo).toMatchObject({ isFree: true, behind: [], load: { before: 0, after: 8, cap: 32 } })
})

test('who could not be asked anyway takes no place and stands behind nobody', () => {
  const held = { health: 'poor' } as const
  const [anna, bert] = whatIf(
    [person('anna', 'north', { account: held }), person('bert', 'north', { account: held })],
    call,
    on('2026-03-10'),
  )
  expect(anna).toMatchObject({ isFree: false, behind: [] })
  expect(bert).toMatchObject({ isFree: false, behind: [], accountLoad: { before: 0 } })
})

test('the load is that of the fullest day on which the ask would count', () => {
  const entries = [
    entry({ quarters: 8, on: '2026-02-20' }),
    entry({ quarters: 12, on: '2026-04-01', state: 'scheduled' }),
  ]
  const [anna] = whatIf(
    [person('anna', 'north', { person: { entries }, account: { entries } })],
    call,
    on('2026-03-10'),
  )
  expect(anna?.load).toEqual({ before: 20, after: 28, cap: 32 })
  expect(anna?.curve.withAsk.find(({ day }) => day === '2026-04-01')?.quarters).toBe(28)
})

test('a month is weighed on its first free working day that keeps the notice', () => {
  const away = { blackouts: [{ id: 'b', from: '2026-05-01', until: '2026-05-12', reason: null }] }
  const weigh = (month: string, noticeDays = 0) =>
    whatIf([person('anna', 'north', { person: away })], { ...call, noticeDays }, { month })[0]
  expect(weigh('2026-05')).toMatchObject({ isFree: true, on: '2026-05-13' })
  expect(weigh('2026-06')).toMatchObject({ isFree: true, on: '2026-06-01' })
  // This month: from today on, and after the notice where it ends within the month.
  expect(weigh('2026-03')).toMatchObject({ on: '2026-03-02', isShortNotice: false })
  expect(weigh('2026-03', 10)).toMatchObject({ on: '2026-03-16', isShortNotice: false })
  expect(weigh('2026-03', 40)).toMatchObject({ on: '2026-03-02', isShortNotice: true })
})

test('a month without a free day is told with the day after it on which they would be', () => {
  const away = { blackouts: [{ id: 'b', from: '2026-04-20', until: '2026-06-03', reason: null }] }
  const [anna] = whatIf([person('anna', 'north', { person: away })], call, { month: '2026-05' })
  expect(anna).toMatchObject({ isFree: false, on: '2026-05-01', earliestOn: '2026-06-04' })
})

test('a contact of no account is never free: nobody could reserve them', () => {
  const alone = { contactId: 'anna', facts: { ...facts(), account: null } }
  expect(whatIf([alone], call, on('2026-03-10'))[0]?.isFree).toBe(false)
})

test('a month has its own days', () => {
  expect(daysOfMonth('2026-02')).toEqual(['2026-02-01', '2026-02-28'])
  expect(daysOfMonth('2028-02')).toEqual(['2028-02-01', '2028-02-29'])
  expect(daysOfMonth('2026-12')).toEqual(['2026-12-01', '2026-12-31'])
})

// A ledger as the database would hold it: who, where, and what weighs.
type Row = { readonly contactId: string; readonly accountId: string; readonly entry: LoadEntry }

const contacts = ['anna', 'bert', 'cleo', 'dora', 'emil'] as const
const accountOf = (contactId: string) => (contactId < 'd' ? 'north' : 'south')

const rows: fc.Arbitrary<Row[]> = fc.array(
  fc
    .record({
      contactId: fc.constantFrom(...contacts),
      state: fc.constantFrom('asked', 'scheduled', 'done', 'declined'),
      offset: fc.integer({ min: -120, max: 90 }),
      quarters: fc.integer({ min: 0, max: 16 }),
      isLive: fc.boolean(),
      restDays: fc.constantFrom(0, 30),
    })
    .map(({ contactId, offset, ...made }) => ({
      contactId,
      accountId: accountOf(contactId),
      entry: entry({ ...made, on: addDays(today, offset) }),
    })),
  { maxLength: 12 },
)

function factsFrom(
  ledger: readonly Row[],
  contactId: string,
  ownAsksAQuarter: number | null,
): ProtectionFacts {
  const accountId = accountOf(contactId)
  const of = (fits: (row: Row) => boolean) => ledger.filter(fits).map((row) => row.entry)
  return facts({
    person: { contactId, ownAsksAQuarter, entries: of((row) => row.contactId === contactId) },
    account: { accountId, entries: of((row) => row.accountId === accountId) },
  })
}

test('somebody is free in a what-if exactly where reserving one after the other is accepted', () => {
  const kinds = ['sales-reference-call', 'written-case-study', 'event-speech', 'short-survey']
  const whens: fc.Arbitrary<WhatIfWhen> = fc.oneof(
    fc.integer({ min: 0, max: 120 }).map((offset) => ({ on: addDays(today, offset) })),
    fc.constantFrom('2026-03', '2026-04', '2026-05', '2026-07').map((month) => ({ month })),
  )
  let [free, refused] = [0, 0]
  fc.assert(
    fc.property(
      rows,
      fc.shuffledSubarray([...contacts], { minLength: 1 }),
      fc.constantFrom(...kinds).map((code) => kind(code)),
      whens,
      fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      (made, order, type, when, limit) => {
        const people = order.map((contactId) => ({ contactId, facts: factsFrom(made, contactId, limit) }))
        const ledger = [...made]
        for (const each of whatIf(people, type, when)) {
          const now = factsFrom(ledger, each.contactId, limit)
          const decision = decideAsk(now, askedForOf(type), each.on)
          expect([each.contactId, each.isFree]).toEqual([each.contactId, decision.ok])
          if (!decision.ok) {
            refused += 1
            continue
          }
          free += 1
          const accountId = accountOf(each.contactId)
          ledger.push({
            contactId: each.contactId,
            accountId,
            entry: bookingOf(each.contactId, type, each.on),
          })
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(free).toBeGreaterThan(50)
  expect(refused).toBeGreaterThan(50)
})
