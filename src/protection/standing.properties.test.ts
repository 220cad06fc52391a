import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDone, isOpen } from '../activities/ledger.ts'
import { addDays, type Day, daysBetween } from '../kernel/time.ts'
import { call, facts, today, typeOf } from './example-facts.ts'
import { explainStanding } from './explain-standing.ts'
import type { AskedFor, LoadEntry, ProtectionFacts } from './facts.ts'
import { rulesFor } from './limit.ts'
import { reasonCodes } from './reason.ts'
import { ruleCards, ruleCodes } from './rule-card.ts'
import { defaultRules, limitLevels, type ProtectionRules, thresholds } from './rules.ts'
import { isFree, nextTurn, standingOf } from './standing.ts'

const types = [
  'sales-reference-call',
  'short-survey',
  'written-case-study',
  'community-answer',
  'event-speech',
]
const days = fc.integer({ min: -150, max: 120 }).map((offset) => addDays(today, offset))
const aheadDays = fc.integer({ min: 0, max: 150 }).map((offset) => addDays(today, offset))
const type: fc.Arbitrary<AskedFor> = fc.constantFrom(...types).map(typeOf)
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const entries: fc.Arbitrary<LoadEntry> = fc
  .record({
    id: fc.uuid(),
    activityTypeId: fc.constantFrom(...types),
    state: fc.constantFrom('asked', 'scheduled', 'done', 'declined', 'expired', 'deferred'),
    on: days,
    quarters: fc.integer({ min: 0, max: 16 }),
    isLive: fc.boolean(),
    restDays: fc.constantFrom(0, 14, 30, 120),
    deferredUntil: orNull(aheadDays),
    neverAgain: fc.constant(false),
  })
  .map((made) => ({ ...made, title: 'An ask', holder: null }))

const windows = fc
  .record({ id: fc.uuid(), from: days, length: fc.nat(40) })
  .map(({ id, from, length }) => ({ id, from, until: addDays(from, length), reason: null }))

const someFacts: fc.Arbitrary<ProtectionFacts> = fc
  .record({
    mine: fc.array(entries, { maxLength: 8 }),
    others: fc.array(entries, { maxLength: 6 }),
    blackouts: fc.array(windows, { maxLength: 2 }),
    absences: fc.array(windows, { maxLength: 2 }),
    rests: fc.array(windows, { maxLength: 2 }),
    renewalOn: orNull(days),
    ownAsksAQuarter: orNull(fc.nat(4)),
    ownLimit: orNull(fc.nat(3)),
    ownLimitDays: orNull(fc.constantFrom(30, 90, 365)),
    objectsUntil: orNull(days),
    permissionUntil: orNull(aheadDays),
  })
  .map((given) =>
    facts({
      person: {
        entries: given.mine,
        blackouts: given.blackouts,
        absences: given.absences,
        rests: given.rests,
        ownAsksAQuarter: given.ownAsksAQuarter,
        willingness: [
          {
            activityTypeId: call.id,
            answer: 'yes',
            answeredOn: '2026-01-01',
            ownLimit: given.ownLimit,
            ownLimitDays: given.ownLimitDays,
          },
        ],
      },
      account: { entries: [...given.mine, ...given.others], renewalOn: given.renewalOn },
      objections:
        given.objectsUntil === null ? [] : [{ id: 'objection', until: given.objectsUntil, reason: 'talks' }],
      permissions:
        given.permissionUntil === null
          ? []
          : [
              {
                use: 'name',
                holder: 'person',
                answer: 'given',
                validUntil: given.permissionUntil,
                withdrawnOn: null,
              },
            ],
    }),
  )

const someRules: fc.Arbitrary<ProtectionRules> = fc
  .array(
    fc.record({
      level: fc.constantFrom(...limitLevels),
      setting: fc.constantFrom(...thresholds.map(({ setting }) => setting.name as string)),
      value: fc.nat(120),
    }),
    { maxLength: 6 },
  )
  .map((set) =>
    rulesFor(
      defaultRules,
      set.map((limit, at) => ({ ...limit, id: `${at}`, reason: 'agreed' })),
    ),
  )

const someDay = fc.integer({ min: 0, max: 120 }).map((offset) => addDays(today, offset))
// Past this day nothing that the arbitraries make can begin or end.
const horizon = 900

test('the earliest free date is free, and no day before it is', () => {
  fc.assert(
    fc.property(someFacts, orNull(type), someDay, (given, asked, day) => {
      const { freeFrom } = standingOf(given, asked, day)
      const freeOn = (at: Day) => isFree(standingOf(given, asked, at))
      if (freeFrom !== null) expect(freeOn(freeFrom)).toBe(true)
      const last = freeFrom === null ? horizon : daysBetween(day, freeFrom)
      for (let ahead = 0; ahead < last; ahead += 1) expect(freeOn(addDays(day, ahead))).toBe(false)
    }),
    { numRuns: 150 },
  )
})

/** What a reader of a stored row sees on a later day, before its next turn. */
function stored(given: ProtectionFacts, written: Day, read: Day) {
  const standing = standingOf(given, null, written)
  const freeFrom = isFree(standing) ? read : standing.freeFrom
  return { ...pick(standing), freeFrom }
}

const pick = ({ state, load, accountLoad, reasons }: ReturnType<typeof standingOf>) => ({
  state,
  load,
  accountLoad,
  reasons: reasons.map(({ code, until }) => ({ code, until })),
})

test('what was stored stays what would be computed, until its next turn', () => {
  fc.assert(
    fc.property(someFacts, someRules, someDay, (made, rules, day) => {
      const given = { ...made, rules }
      const until = nextTurn(given, day) ?? addDays(day, 30)
      for (let at = day; at < until; at = addDays(at, 1)) {
        const { freeFrom, ...computed } = { ...standingOf(given, null, at) }
        expect(stored(given, day, at)).toEqual({ ...pick({ ...computed, freeFrom }), freeFrom })
      }
    }),
    { numRuns: 300 },
  )
})

test('a stricter rule or limit never frees anybody, and never earlier', () => {
  fc.assert(
    fc.property(someFacts, orNull(type), someDay, fc.nat(16), fc.nat(3), (given, asked, day, less, own) => {
      const stricter: ProtectionRules = {
        ...defaultRules,
        contactCap: defaultRules.contactCap - less,
        accountCap: defaultRules.accountCap - less,
        liveAsks: 1,
        renewalHold: 60,
      }
      const before = given.person?.ownAsksAQuarter ?? null
      const person =
        given.person === null ? null : { ...given.person, ownAsksAQuarter: Math.min(before ?? own, own) }
      const loose = standingOf(given, asked, day)
      const strict = standingOf({ ...given, person, rules: stricter }, asked, day)
      if (isFree(strict)) expect(isFree(loose)).toBe(true)
      if (strict.freeFrom !== null) expect((loose.freeFrom ?? '9999') <= strict.freeFrom).toBe(true)
    }),
  )
})

test('rule by rule: what stands against an ask is exactly what the standing says, and it names who set each value', () => {
  fc.assert(
    fc.property(
      someFacts,
      someRules,
      orNull(type),
      someDay,
      fc.boolean(),
      (made, rules, asked, day, alone) => {
        const given = { ...made, rules, ...(alone ? { account: null } : {}) }
        const standing = standingOf(given, asked, day)
        const told = explainStanding(given, asked, day)
        const sorted = (codes: readonly { code: string; until: Day | null; says: string }[]) =>
          codes.map(({ code, until, says }) => `${code} ${until} ${says}`).sort()
        expect(sorted(told.flatMap(({ reasons }) => reasons))).toEqual(sorted(standing.reasons))
        for (const rule of told) expect(rule.reasons.length > 0).toBe(rule.verdict === 'against')
        if (isFree(standing)) {
          expect(told.some(({ verdict }) => verdict === 'close')).toBe(standing.state === 'close-to-limit')
        }
        expect(told.some(({ verdict }) => verdict === 'needs-yes')).toBe(standing.ownerYes.length > 0)
        const levels = told.flatMap(({ values }) => values).filter(({ why }) => why === 'agreed')
        for (const { level } of levels) expect(limitLevels).toContain(level)
      },
    ),
    { numRuns: 400 },
  )
})

test('every reason belongs to one rule of the page', () => {
  const told = ruleCards.flatMap(({ reasons }) => reasons)
  expect(told.toSorted()).toEqual(reasonCodes.filter((code) => code !== 'held-by-owner').toSorted())
  expect(ruleCards.map(({ code }) => code)).toEqual([...ruleCodes])
})

type Step = {
  readonly who: number
  readonly type: AskedFor
  readonly day: Day
  readonly outcome: 'keep' | 'do' | 'decline'
}

const steps: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(3),
  type,
  day: fc.integer({ min: 0, max: 250 }).map((offset) => addDays(today, offset)),
  outcome: fc.constantFrom('keep', 'keep', 'do', 'decline'),
})

type Booked = LoadEntry & { readonly who: number }

/** Takes the step if the standing allows it, as a reservation would. */
function reserve(booked: readonly Booked[], step: Step, at: number): readonly Booked[] {
  const mine = booked.filter(({ who }) => who === step.who)
  const given = facts({ person: { entries: mine }, account: { entries: booked } })
  if (!isFree(standingOf(given, step.type, step.day))) return booked
  const base = { id: `${at}`, who: step.who, activityTypeId: step.type.id, title: 'An ask', holder: null }
  const ask = { ...base, isLive: step.type.isLive, neverAgain: false, deferredUntil: null, restDays: 0 }
  // A no is answered today and leaves its quarter there; what is done is done on its day.
  if (step.outcome === 'decline') return [...booked, { ...ask, state: 'declined', on: today, quarters: 1 }]
  const state = step.outcome === 'do' ? 'done' : 'scheduled'
  return [...booked, { ...ask, state, on: step.day, quarters: step.type.loadQuarters }]
}

const sumOn = (booked: readonly Booked[], day: Day, windowDays: number) =>
  booked
    .filter(({ on }) => on <= day && on > addDays(day, -windowDays))
    .reduce((sum, { quarters }) => sum + quarters, 0)

test('whatever is reserved in whatever order, no person and no account is over its cap on any day', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 5, maxLength: 40 }), (taken) => {
      const booked = taken.reduce<readonly Booked[]>(reserve, [])
      const held = booked.filter(({ state }) => isOpen(state) || isDone(state))
      const { contactCap, accountCap, windowDays, liveAsks } = defaultRules
      for (let ahead = 0; ahead < 360; ahead += 1) {
        const day = addDays(today, ahead)
        expect(sumOn(held, day, windowDays)).toBeLessThanOrEqual(accountCap)
        for (const who of [0, 1, 2, 3]) {
          const mine = held.filter((ask) => ask.who === who)
          expect(sumOn(mine, day, windowDays)).toBeLessThanOrEqual(contactCap)
          const live = mine.filter((ask) => ask.isLive).map((ask) => ({ ...ask, quarters: 1 }))
          expect(sumOn(live, day, windowDays)).toBeLessThanOrEqual(liveAsks)
        }
      }
    }),
    { numRuns: 60 },
  )
})
