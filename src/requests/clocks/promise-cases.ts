import { addDays, dayOf, daysBetween, type Instant } from '../../kernel/time.ts'
import type { ExceptionKind } from '../exceptions/exception.ts'
import { startOfDay } from '../exceptions/quarter.ts'
import type { ClockKind } from './clock.ts'
import type { PromiseCase, PromiseFacts, PromiseMoment, ReadCases } from './promise-case.ts'
import { noonOf, shortlistDays } from './promise-team-cases.ts'
import type { Clock } from './run-clocks.ts'
import { addWorkingDays, minutesOfDay } from './working-time.ts'

const caseOf = (
  { request }: PromiseFacts,
  owes: PromiseCase['owes'],
  state: PromiseCase['state'],
  detail: string,
  at: Instant,
): PromiseCase => ({ request, owes, state, detail, at })

/** Cases of one kind of clock; one that ended only because the request was closed in time says nothing. */
export const clocksOf =
  (kind: ClockKind): ReadCases =>
  (facts, { rules }) =>
    facts.flatMap((each) =>
      each.clocks
        .filter((clock) => clock.kind === kind && clock.startedAt !== null)
        .flatMap((clock) => {
          const state = stateOf(clock, each)
          if (state === null || clock.startedAt === null) return []
          const used = sayTime(clock.usedMinutes, rules, state === 'missed' ? Math.ceil : Math.floor)
          const took = `${clock.endedAt === null ? 'open for' : 'took'} ${used}`
          const detail = `${took}, promised ${sayTime(clock.allowedMinutes, rules)}`
          return [caseOf(each, clock.owes, state, detail, clock.startedAt)]
        }),
    )

function stateOf(clock: Clock, facts: PromiseFacts): 'met' | 'missed' | null {
  if (clock.state === 'late') return 'missed'
  return clock.state === 'kept' && wasGiven(clock, facts) ? 'met' : null
}

/** False where a clock ended only because the request did: nobody gave what was owed, and nobody was late. */
function wasGiven(clock: Clock, { answeredAt, matchedAt, closedAt }: PromiseFacts): boolean {
  switch (clock.kind) {
    case 'first-answer':
      return answeredAt !== null
    case 'match-or-plan':
      return matchedAt !== null
    case 'requester-answer':
    case 'exception-answer':
      return closedAt === null || clock.endedAt !== closedAt
    default:
      return true
  }
}

/** “20 working minutes”, “3 working hours”, “1.5 working days”; what is missed is rounded up, so that it says why. */
function sayTime(minutes: number, { calendar }: PromiseMoment['rules'], round = Math.floor): string {
  if (minutes === 0) return 'no working time'
  const say = (count: number, unit: string) => `${count} working ${unit}${count === 1 ? '' : 's'}`
  if (minutes < 60) return say(minutes, 'minute')
  const days = minutes / minutesOfDay(calendar)
  return days < 1 ? say(round(minutes / 60), 'hour') : say(round(days * 10) / 10, 'day')
}

/** A match in the time the clock gives, for teams that have no longer time of their own. */
export const matchedWithin: ReadCases = (facts, at) =>
  clocksOf('match-or-plan')(
    facts.filter(({ teamKind }) => teamKind === null || shortlistDays[teamKind] === undefined),
    at,
  )

/** Without a deal there is no stage to be too early for, and without a quota nothing to go beyond. */
function isBound(kind: ExceptionKind, { opportunity, hasQuota, exceptions }: PromiseFacts): boolean {
  if (kind === 'stage') return opportunity !== null
  return kind === 'notice' || hasQuota || exceptions.some((each) => each.kind === 'quota')
}

/** Requests without an exception of a kind; an approved one is counted apart. */
export const exceptionsOfKind =
  (kind: ExceptionKind): ReadCases =>
  (facts, { timeZone }) =>
    facts
      .filter((each) => isBound(kind, each))
      .flatMap((each) => {
        const states = each.exceptions
          .filter((exception) => exception.kind === kind)
          .map(({ state }) => state)
        if (states.includes('open')) return []
        const state = states.includes('approved') ? 'excepted' : states.includes('refused') ? 'missed' : 'met'
        const detail = {
          met: sayWithin(kind, each, timeZone),
          missed: 'the exception was refused',
          excepted: 'the exception was approved',
        }
        return [caseOf(each, each.requester, state, detail[state], each.submittedAt)]
      })

function sayWithin(kind: ExceptionKind, { needBy, submittedAt }: PromiseFacts, timeZone: string): string {
  if (kind !== 'notice') return kind === 'stage' ? 'the deal had come to that stage' : 'there was room in it'
  if (needBy === null) return 'for no day'
  const ahead = daysBetween(dayOf(submittedAt, timeZone), needBy)
  return `${ahead} ${ahead === 1 ? 'day' : 'days'} ahead`
}

/** Briefs the program had nothing to ask about, among those it has worked on. */
export const briefsComplete: ReadCases = (facts) =>
  facts
    .filter(
      ({ isSelfService, matchedAt, questions }) => !isSelfService && (matchedAt !== null || questions > 0),
    )
    .map((each) => {
      const asked = `${each.questions} ${each.questions === 1 ? 'question' : 'questions'} back`
      const isComplete = each.questions === 0
      const detail = isComplete ? 'nothing was asked back' : asked
      return caseOf(each, each.requester, isComplete ? 'met' : 'missed', detail, each.submittedAt)
    })

/** Approvals of an approver: answered in their window or not; silence that was enough is no answer. */
export const answersOf =
  (approver: 'owner' | 'executive'): ReadCases =>
  (facts, { now }) =>
    facts.flatMap((each) =>
      each.asks
        .flatMap(({ approvals }) => approvals)
        .flatMap((step) => {
          const { openedAt, dueAt, decidedAt, state } = step
          if (step.approver !== approver || openedAt === null || dueAt === null) return []
          const isAnswered = state === 'approved' || state === 'refused'
          const isLate = state === 'passed' || (decidedAt ?? now) > dueAt
          if (!isAnswered && !isLate) return []
          const detail = isLate ? 'no answer in time' : 'answered in time'
          return [caseOf(each, step.person, isLate ? 'missed' : 'met', detail, openedAt)]
        }),
    )

/** Customers whose relationship owner knew, since they were asked or told, or asked them themselves, before they heard. */
export const ownersTold: ReadCases = (facts) =>
  facts.flatMap((each) =>
    each.asks.flatMap((ask) => {
      const { askedAt, ownerId } = ask
      if (askedAt === null || ownerId === null) return []
      const asked = ask.approvals.filter(({ approver }) => approver === 'owner').map((step) => step.openedAt)
      const knew = [...asked, ask.ownerToldAt].some((at) => at !== null && at <= askedAt)
      const isTold = knew || ask.ownerAsks || ask.proposedBy.id === ownerId
      const detail = isTold ? 'the owner knew' : 'the owner was not told'
      return [caseOf(each, null, isTold ? 'met' : 'missed', detail, askedAt)]
    }),
  )

/** What one owner may be asked for in a week. Source: practice B1.2, Customer Success. */
export const mostPerWeek = 3

/**
 * Weeks of owners in which they were asked for approvals; a week is missed where they were asked too often. The running
 * one is decided only where it was too often already.
 */
export const asksOfOwners: ReadCases = (facts, { timeZone, now }) => {
  const asked = facts.flatMap((each) =>
    each.asks.flatMap(({ approvals }) =>
      approvals.flatMap(({ approver, person, openedAt }) =>
        approver === 'owner' && person !== null && openedAt !== null
          ? [{ person, week: weekOf(openedAt, timeZone) }]
          : [],
      ),
    ),
  )
  const weeks = [...Map.groupBy(asked, ({ person, week }) => `${person.id} ${week}`).values()]
  return weeks.flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const isOver = startOfDay(addDays(first.week, 7), timeZone) <= now
    const state = group.length <= mostPerWeek ? 'met' : 'missed'
    if (state === 'met' && !isOver) return []
    const detail = `${group.length} ${group.length === 1 ? 'approval' : 'approvals'} asked for in the week of ${first.week}`
    return [{ request: null, owes: first.person, state, detail, at: noonOf(first.week, timeZone) } as const]
  })
}

/** The Monday of a moment's week. */
function weekOf(moment: Instant, timeZone: string): string {
  const day = Temporal.PlainDate.from(dayOf(moment, timeZone))
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

/** How long after its close a deal may stand open. Source: practice B1.2, Sales: log outcome. */
export const recordDays = 5

/** Deals a customer spoke for: what came of them is recorded, or it is late. */
export const opportunitiesRecorded: ReadCases = (facts, { rules, now, timeZone }: PromiseMoment) =>
  facts.flatMap((each) => {
    const { opportunity, asks } = each
    const isUsed = asks.some(({ state }) => state === 'done' || state === 'debriefed')
    if (opportunity === null || opportunity.closesOn === null || !isUsed) return []
    const at = noonOf(opportunity.closesOn, timeZone)
    if (!opportunity.isOpen) return [caseOf(each, each.requester, 'met', 'recorded', at)]
    const closed = startOfDay(addDays(opportunity.closesOn, 1), timeZone)
    if (addWorkingDays(closed, recordDays, rules.calendar) > now) return []
    return [
      caseOf(
        each,
        each.requester,
        'missed',
        `still open, though it was to close on ${opportunity.closesOn}`,
        at,
      ),
    ]
  })
