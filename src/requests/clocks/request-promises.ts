import { isDone, isOpen } from '../../activities/ledger.ts'
import type { RequestRules } from '../rules.ts'
import type { ClockFacts, Promised } from './promised.ts'
import { joinPauses, type Pause } from './working-time.ts'

/**
 * What the program, the requester and whoever approves an exception owe on a request as a whole. The program waits
 * for whom it has asked something: a question, an exception. Source: domain.md "Requests and clocks", practice B1.
 */
export function requestPromises(facts: ClockFacts, rules: RequestRules): Promised[] {
  return [...programPromises(facts, rules), ...questionPromises(facts, rules), ...exceptionPromises(facts)]
}

function programPromises(facts: ClockFacts, rules: RequestRules): Promised[] {
  if (facts.isSelfService) return []
  const { handler, submittedAt, closedAt } = facts
  const ours = { side: 'program', owes: handler, from: submittedAt } as const
  const exceptions = pausesOfExceptions(facts)
  return [
    {
      ...ours,
      kind: 'first-answer',
      owed: 'We owe a first answer',
      given: 'First answer',
      until: facts.answeredAt ?? closedAt,
      days: rules.firstAnswerDays,
      pauses: exceptions,
      pausedFor: whyPaused(facts),
    },
    {
      ...ours,
      kind: 'match-or-plan',
      owed: 'We owe a match or a plan',
      given: 'Match or plan',
      until: facts.matchedAt ?? closedAt,
      days: rules.matchDays,
      pauses: joinPauses([...exceptions, ...pausesOfQuestions(facts)]),
      pausedFor: whyPaused(facts),
    },
    ...nextMatch(facts, rules),
  ]
}

/** Once everybody who was asked is out, the program owes somebody else, in the time it had for the first. */
function nextMatch(facts: ClockFacts, rules: RequestRules): Promised[] {
  const { asks, matchedAt, closedAt, handler } = facts
  if (matchedAt === null || closedAt !== null || asks.some(({ state }) => isOpen(state) || isDone(state)))
    return []
  const ends = asks.flatMap((ask) => (ask.closedAt === null ? [] : [{ id: ask.id, at: ask.closedAt }]))
  const last = ends.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1)
  if (last === undefined) return []
  const { id: askId, at: from } = last
  const pauses = joinPauses([...pausesOfExceptions(facts), ...pausesOfQuestions(facts)])
  const says = { owed: 'We owe somebody else', given: 'Somebody else' }
  const time = { from, until: null, days: rules.matchDays, pauses, pausedFor: whyPaused(facts) }
  return [{ kind: 'match-or-plan', side: 'program', owes: handler, askId, ...says, ...time }]
}

function pausesOfQuestions({ questions }: ClockFacts): Pause[] {
  return questions.map(({ askedAt, answeredAt }) => ({ from: askedAt, until: answeredAt }))
}

// A refusal is the requester's to deal with: we wait for them as we waited for the answer.
function pausesOfExceptions({ exceptions }: ClockFacts): Pause[] {
  return joinPauses(exceptions.map(({ openedAt, clearedAt }) => ({ from: openedAt, until: clearedAt })))
}

function whyPaused({ exceptions, requester }: ClockFacts): string {
  const open = exceptions.find(({ decidedAt }) => decidedAt === null)
  if (open !== undefined) return `waits for ${open.approver?.name ?? 'the program'} to approve the exception`
  const isRefused = exceptions.some(({ clearedAt }) => clearedAt === null)
  return isRefused
    ? `${requester.name} has to change the brief: the exception was refused`
    : `${requester.name} has a question to answer`
}

function exceptionPromises({ exceptions, closedAt }: ClockFacts): Promised[] {
  return exceptions.map(({ openedAt, dueAt, decidedAt, approver }) => ({
    kind: 'exception-answer',
    side: approver === null ? 'program' : 'approver',
    owes: approver,
    owed: `${approver?.name ?? 'The program'} decides on the exception`,
    given: `${approver?.name ?? 'The program'} decided on the exception`,
    from: openedAt,
    until: decidedAt ?? closedAt,
    dueAt,
  }))
}

function questionPromises({ questions, requester, closedAt }: ClockFacts, rules: RequestRules): Promised[] {
  return questions.map(({ askedAt, answeredAt }) => ({
    kind: 'requester-answer',
    side: 'requester',
    owes: requester,
    owed: `${requester.name} owes an answer`,
    given: `${requester.name} answered`,
    from: askedAt,
    until: answeredAt ?? closedAt,
    days: rules.requesterAnswerDays,
  }))
}

/** The feedback that will be owed once somebody spoke. */
export function feedbackAhead({ asks, requester, closedAt }: ClockFacts, rules: RequestRules): Promised[] {
  if (closedAt !== null || asks.some(({ feedback }) => feedback.length > 0)) return []
  return [
    {
      kind: 'requester-feedback',
      side: 'requester',
      owes: requester,
      owed: `${requester.name} will owe feedback`,
      given: 'Feedback given',
      from: null,
      until: null,
      days: rules.feedbackDays,
    },
  ]
}
