import type { TeamKind } from '../../identity/team.ts'
import { addDays, addMilliseconds, type Day, dayOf, daysBetween, type Instant } from '../../kernel/time.ts'
import { quarterOf, startOfDay } from '../exceptions/quarter.ts'
import type { PromiseCase, PromiseFacts, ReadCases } from './promise-case.ts'
import { addWorkingDays, minutesOfDay } from './working-time.ts'

const caseOf = (
  { request, requester }: PromiseFacts,
  state: PromiseCase['state'],
  detail: string,
  at: Instant,
  owes: PromiseCase['owes'] = requester,
): PromiseCase => ({ request, owes, state, detail, at })

/** A day as a moment that most readers of other zones still read as that day. */
export const noonOf = (day: Day, timeZone: string): Instant =>
  addMilliseconds(startOfDay(day, timeZone), 12 * 3_600_000)

/** Working days until candidates are named, for teams that plan ahead. Source: practice B1.2. */
export const shortlistDays: Readonly<Partial<Record<TeamKind, number>>> = {
  'demand-generation': 5,
  events: 10,
  'public-relations': 5,
  'analyst-relations': 10,
  'product-management': 10,
}

/** Candidates named in the time their team has, not counting what waited for the requester. */
export const shortlistsOf: ReadCases = (facts, { rules }) =>
  facts.flatMap((each) => {
    const days = each.teamKind === null ? undefined : shortlistDays[each.teamKind]
    const clock = each.clocks.find(({ kind, askId }) => kind === 'match-or-plan' && askId === null)
    if (days === undefined || clock === undefined) return []
    const isLate = clock.usedMinutes > days * minutesOfDay(rules.calendar)
    if (each.matchedAt === null && !isLate) return []
    const detail = isLate ? `not within ${days} working days` : `within ${days} working days`
    return [caseOf(each, isLate ? 'missed' : 'met', detail, each.submittedAt, clock.owes)]
  })

/** Days before a launch on which its customers are there. Source: practice B1.2, Product marketing. */
const launchAhead = 60

/** Launch customers found in time; a launch told too late for it is counted apart. */
export const launchesMatched: ReadCases = (facts, { now, timeZone }) =>
  facts.flatMap((each) => {
    const { activityCode, needBy, matchedAt, submittedAt } = each
    if (activityCode !== 'launch-customer' || needBy === null) return []
    const last = addDays(needBy, -launchAhead)
    if (dayOf(submittedAt, timeZone) > last) {
      return [
        caseOf(
          each,
          'excepted',
          `told ${daysBetween(dayOf(submittedAt, timeZone), needBy)} days before`,
          submittedAt,
          null,
        ),
      ]
    }
    const day = dayOf(matchedAt ?? now, timeZone)
    if (matchedAt === null && day <= last) return []
    const state = day <= last ? 'met' : 'missed'
    return [caseOf(each, state, `${daysBetween(day, needBy)} days before the launch`, submittedAt, null)]
  })

/** As many speakers as an event may ask for. Source: practice B1.2, Events. */
const mostSpeakers = 2
const eventCodes = ['event-speech', 'panel']

/** Requests for an event with two speakers at most; with an approved exception they are counted apart. */
export const speakersWithin: ReadCases = (facts) =>
  facts
    .filter(({ activityCode }) => activityCode !== null && eventCodes.includes(activityCode))
    .map((each) => {
      const isApproved = each.exceptions.some(({ state }) => state === 'approved')
      const state = each.wanted <= mostSpeakers ? 'met' : isApproved ? 'excepted' : 'missed'
      const detail = `${each.wanted} ${each.wanted === 1 ? 'speaker' : 'speakers'}`
      return caseOf(each, state, detail, each.submittedAt)
    })

/** What was used after the customer’s company, or our legal, had said yes to it. */
export const approvedBeforeUse =
  (approver: 'company' | 'legal'): ReadCases =>
  (facts) =>
    facts.flatMap((each) =>
      each.asks.flatMap(({ state, closedAt, approvals }) => {
        const steps = approvals.filter((step) => step.approver === approver)
        const isUsed = state === 'done' || state === 'debriefed'
        if (!isUsed || closedAt === null || steps.length === 0) return []
        const isApproved = steps.every(
          (step) => step.state === 'approved' && step.decidedAt !== null && step.decidedAt <= closedAt,
        )
        const detail = isApproved ? 'approved before it was used' : 'used without the approval'
        return [caseOf(each, isApproved ? 'met' : 'missed', detail, closedAt)]
      }),
    )

/** Working days until a customer is thanked. Source: practice B7 rule 9. */
export const thankDays = 2

/** Customers who did what they were asked for and were thanked within two working days after it, whenever it was told. */
export const thankedWithin: ReadCases = (facts, { rules, now, timeZone }) =>
  facts.flatMap((each) =>
    each.asks.flatMap(({ state, doneOn, contact, thankedAt }) => {
      const isUsed = state === 'done' || state === 'debriefed'
      if (!isUsed || doneOn === null || contact === null) return []
      const last = addWorkingDays(startOfDay(addDays(doneOn, 1), timeZone), thankDays, rules.calendar)
      if (thankedAt === null && now <= last) return []
      const isMet = thankedAt !== null && thankedAt <= last
      const detail = `${contact.name} ${sayThanked(doneOn, thankedAt, timeZone)}`
      return [caseOf(each, isMet ? 'met' : 'missed', detail, noonOf(doneOn, timeZone), null)]
    }),
  )

function sayThanked(doneOn: Day, thankedAt: Instant | null, timeZone: string): string {
  if (thankedAt === null) return 'was not thanked'
  const days = daysBetween(doneOn, dayOf(thankedAt, timeZone))
  if (days <= 0) return 'was thanked the same day'
  return days === 1 ? 'was thanked the day after' : `was thanked ${days} days after`
}

/** Working days until the owner hears what their customer did. Source: practice B1.2, Customer Success. */
export const reportDays = 2

/** Owners who heard what their customer did, which they do the moment it is noted. */
export const ownersReported: ReadCases = (facts, { rules, timeZone }) =>
  facts.flatMap((each) =>
    each.asks.flatMap(({ state, doneOn, closedAt, ownerId }) => {
      const isUsed = state === 'done' || state === 'debriefed'
      if (!isUsed || doneOn === null || closedAt === null || ownerId === null) return []
      const last = addWorkingDays(startOfDay(addDays(doneOn, 1), timeZone), reportDays, rules.calendar)
      const days = Math.max(0, daysBetween(doneOn, dayOf(closedAt, timeZone)))
      const detail =
        days === 0 ? 'told the same day' : days === 1 ? 'told the day after' : `told ${days} days after`
      return [caseOf(each, closedAt <= last ? 'met' : 'missed', detail, noonOf(doneOn, timeZone), null)]
    }),
  )

/** Working days until a draft of the customer's comes back. Source: practice B1.2, Product marketing. */
export const draftDays = 5

/** Words that came from the customer's side, and came back agreed to or marked up. */
export const draftsTurned: ReadCases = (facts, { rules, now }) =>
  facts.flatMap((each) =>
    each.asks
      .flatMap(({ drafts }) => drafts)
      .flatMap(({ at, turnedAt }) => {
        const isLate = (turnedAt ?? now) > addWorkingDays(at, draftDays, rules.calendar)
        if (turnedAt === null && !isLate) return []
        const detail = turnedAt === null ? 'still with us' : isLate ? 'came back late' : 'came back in time'
        return [caseOf(each, isLate ? 'missed' : 'met', detail, at)]
      }),
  )

/** Days of a quarter in which its needs are named. Source: practice B1.2, Investor relations. */
const quarterStart = 31

/** Requests of investor relations handed in early in their quarter. */
export const needsAtQuarterStart: ReadCases = (facts, { timeZone }) =>
  facts
    .filter(({ teamKind }) => teamKind === 'investor-relations')
    .map((each) => {
      const { startsOn } = quarterOf(each.submittedAt, timeZone)
      const isEarly = each.submittedAt < startOfDay(addDays(startsOn, quarterStart), timeZone)
      const day = daysBetween(startsOn, dayOf(each.submittedAt, timeZone)) + 1
      return caseOf(each, isEarly ? 'met' : 'missed', `on day ${day} of the quarter`, each.submittedAt)
    })
