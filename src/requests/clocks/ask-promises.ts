import { addMilliseconds } from '../../kernel/time.ts'
import { type Approval, approverOf, type RequestAsk, whomOf } from '../asks/request-ask.ts'
import type { RequestRules } from '../rules.ts'
import type { ClockFacts, Promised } from './promised.ts'
import { joinPauses, type Pause } from './working-time.ts'

/**
 * What both sides owe each other over one ask, in the order in which it comes up. In: the ask, its request, the rules
 * in force. Source: domain.md "Requests and clocks", practice B1.
 */
export function askPromises(ask: RequestAsk, facts: ClockFacts, rules: RequestRules): Promised[] {
  return [
    ...ask.approvals.flatMap((approval) => approvalPromise(approval, ask)),
    ...advocatePromise(ask),
    ...timePromise(ask, facts, rules),
    ...reportPromise(ask, facts, rules),
    ...feedbackPromise(ask, facts),
  ]
}

// Whoever is not asked any more owes nothing, unless their time was over before.
function approvalPromise(approval: Approval, { closedAt }: RequestAsk): Promised[] {
  const { state, dueAt, openedAt } = approval
  const isDropped = state === 'dropped'
  const wasLate = closedAt !== null && dueAt !== null && closedAt > dueAt
  if (openedAt === null || (isDropped && !wasLate)) return []
  const name = approverOf(approval)
  const sides = { owner: 'owner', program: 'program' } as const
  return [
    {
      kind: 'owner-answer',
      side: approval.approver in sides ? sides[approval.approver as keyof typeof sides] : 'approver',
      owes: approval.person,
      askId: approval.askId,
      owed: `${name} owes an answer`,
      given: state === 'passed' || isDropped ? `${name} did not answer` : `${name} answered`,
      from: openedAt,
      until: isDropped ? closedAt : approval.decidedAt,
      dueAt,
    },
  ]
}

// Who agrees did so before the ask expired, even where the moment kept is that of a later agreement.
function advocatePromise(ask: RequestAsk): Promised[] {
  if (ask.askedAt === null || ask.answerBy === null) return []
  const agreed = ['accepted', 'scheduled', 'done', 'debriefed', 'missed'].includes(ask.state)
  const isOnTime = agreed && ask.answeredAt !== null && ask.answeredAt > ask.answerBy
  return [
    {
      kind: 'advocate-answer',
      side: 'advocate',
      owes: null,
      askId: ask.id,
      owed: `${whomOf(ask)} has the ask`,
      given: ask.state === 'expired' ? `${whomOf(ask)} did not answer` : `${whomOf(ask)} answered`,
      from: ask.askedAt,
      until: isOnTime ? ask.answerBy : (ask.answeredAt ?? ask.closedAt),
      dueAt: ask.answerBy,
    },
  ]
}

// While the customer's house, our legal or an executive still has to say yes, nobody can choose a time; while the times
// lie before the other side, the choice is theirs.
function timePromise(ask: RequestAsk, { requester }: ClockFacts, rules: RequestRules): Promised[] {
  if (ask.state !== 'accepted' || !ask.isLive || ask.answeredAt === null) return []
  const since = ask.answeredAt
  const later = ask.approvals.filter(
    ({ openedAt, state }) => openedAt !== null && openedAt >= since && state !== 'dropped',
  )
  const offered = offeredPauses(ask)
  const pauses = joinPauses([
    ...later.map(({ openedAt, decidedAt }) => ({ from: openedAt ?? since, until: decidedAt })),
    ...offered,
  ])
  const open = later.find(({ decidedAt }) => decidedAt === null)
  const why =
    open !== undefined ? `${approverOf(open)} has to approve first` : offered.length > 0 && whoChooses(ask)
  return [
    {
      kind: 'agree-time',
      side: 'requester',
      owes: requester,
      askId: ask.id,
      owed: `${requester.name} chooses a time`,
      given: 'Time agreed',
      from: ask.answeredAt,
      until: null,
      days: rules.chooseTimeDays,
      pauses,
      ...(why === false ? {} : { pausedFor: why }),
    },
  ]
}

/**
 * From the moment the other side was sent times until they said there is no need, or the last time that either named has
 * gone by: from then on it is the requester's again.
 */
function offeredPauses({ otherSide, suggested }: RequestAsk): Pause[] {
  if (otherSide == null || otherSide.offeredAt === null) return []
  const last = [...suggested, ...otherSide.counterTimes].sort().at(-1)
  if (last === undefined) return []
  const until = otherSide.endedAt !== null && otherSide.endedAt < last ? otherSide.endedAt : last
  return until > otherSide.offeredAt ? [{ from: otherSide.offeredAt, until }] : []
}

const whoChooses = (ask: RequestAsk) =>
  (ask.otherSide?.counterTimes.length ?? 0) > 0
    ? `${whomOf(ask)} chooses among the times the other side named`
    : 'the other side chooses among the times they were sent'

function reportPromise(ask: RequestAsk, { requester }: ClockFacts, rules: RequestRules): Promised[] {
  const { meeting } = ask
  if (meeting === null || meeting.state === 'cancelled') return []
  const ended = addMilliseconds(meeting.startsAt, meeting.minutes * 60_000)
  if (ask.closedAt !== null && ask.closedAt < ended) return []
  return [
    {
      kind: 'report-done',
      side: 'requester',
      owes: requester,
      askId: ask.id,
      owed: `${requester.name} says whether it took place`,
      given: 'Said whether it took place',
      from: ended,
      until: ask.closedAt,
      days: rules.reportDoneDays,
    },
  ]
}

function feedbackPromise(ask: RequestAsk, { requester }: ClockFacts): Promised[] {
  const owed = ask.feedback.find(({ side }) => side === 'requester')
  if (owed === undefined) return []
  return [
    {
      kind: 'requester-feedback',
      side: 'requester',
      owes: requester,
      askId: ask.id,
      owed: `${requester.name} owes feedback`,
      given: 'Feedback given',
      from: ask.closedAt,
      until: owed.givenAt,
      dueAt: owed.dueAt,
    },
  ]
}
