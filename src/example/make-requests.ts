import type { OpportunityRow } from '../customers/opportunity-row.ts'
import { addDays, type Day, dayNumber } from '../kernel/time.ts'
import type { UnfilledCause } from '../requests/request.ts'
import { Dice } from './dice.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import { askReasons, purposes, questionsBack, talkRemarks, withWhom } from './request-words.ts'
import { workdayOf } from './workday.ts'

/** How far a request of the example came. */
export type RequestFate =
  | 'draft'
  | 'submitted'
  | 'in-triage'
  | 'question'
  | 'in-approval'
  | 'asked'
  | 'other-times'
  | 'scheduled'
  | 'feedback-owed'
  | 'fulfilled'
  | 'unfilled'
  | 'withdrawn'

export type ExampleRequest = {
  readonly fate: RequestFate
  readonly code: 'sales-reference-call' | 'written-qa' | 'expansion-peer-call'
  readonly dealCrmId: string
  readonly requesterMail: string
  /** The day it was handed in. */
  readonly on: Day
  readonly meetsOn: Day
  /** So many days later the program answered for the first time. */
  readonly answerAfter: number
  readonly purpose: string
  readonly speaksWith: string
  readonly question: string
  readonly whyYou: string
  readonly remark: string
  readonly score: number
  readonly cause: UnfilledCause
  /** Whom to try in turn: CRM ids of contacts. */
  readonly candidates: readonly string[]
}

/** Each fate, how many of it, and how many days ago such requests were handed in. */
const plan: readonly (readonly [RequestFate, number, number, number])[] = [
  ['draft', 2, 1, 3],
  ['submitted', 4, 1, 2],
  ['in-triage', 4, 2, 4],
  ['question', 2, 2, 4],
  ['in-approval', 6, 3, 5],
  ['asked', 4, 5, 6],
  ['other-times', 1, 7, 7],
  ['scheduled', 5, 7, 9],
  ['feedback-owed', 3, 12, 15],
  ['fulfilled', 19, 100, 345],
  ['unfilled', 8, 40, 320],
  ['withdrawn', 3, 25, 280],
]

const codes = [
  ['sales-reference-call', 7],
  ['written-qa', 2],
  ['expansion-peer-call', 1],
] as const

const causes = [
  'nobody-qualified',
  'nobody-free',
  'owners-refused',
  'advocates-declined',
  'too-late',
] as const

/** About 60 requests of a year, in every phase. */
export function makeRequests(
  today: Day,
  opportunities: readonly OpportunityRow[],
  advocates: readonly ExampleAdvocate[],
): ExampleRequest[] {
  const dice = new Dice('Merriden requests')
  const taken = new Set<string>()
  const wanted = plan.flatMap(([fate, count, least, most]) => {
    return Array.from({ length: count }, () => ({ fate, on: addDays(today, -dice.between(least, most)) }))
  })
  const requests = wanted.flatMap(({ fate, on }) => {
    const deal = pickDeal(dice, opportunities, { on, isTalk: isTalk(fate) }, taken)
    if (deal === null) return []
    taken.add(deal.crmId)
    return [makeRequest(dice, today, { fate, on }, deal, advocates)]
  })
  // In the order of their days, as their numbers are given.
  return requests.toSorted((one, other) => dayNumber(one.on) - dayNumber(other.on))
}

const isTalk = (fate: RequestFate) => fate === 'scheduled' || fate === 'other-times'

type Deal = {
  readonly crmId: string
  readonly owner: string
  readonly accountCrmId: string | null
  /** Too early for a talk: the buyer still looks around. */
  readonly isEarly: boolean
}

/** A deal that was on its way that day, far enough for a talk where it is one, and has no request of the example yet. */
function pickDeal(
  dice: Dice,
  opportunities: readonly OpportunityRow[],
  { on, isTalk }: { readonly on: Day; readonly isTalk: boolean },
  taken: ReadonlySet<string>,
): Deal | null {
  const onWay = opportunities.flatMap(({ crmId, owner, accountCrmId, createdOn, closeOn, stage }) => {
    if (crmId == null || owner == null || createdOn == null || closeOn == null || taken.has(crmId)) return []
    const isEarly = stage === 'Qualify' || stage === 'Discover'
    const isOnWay = createdOn < on && addDays(on, 16) < closeOn && !(isTalk && isEarly)
    return isOnWay ? [{ crmId, owner, accountCrmId: accountCrmId ?? null, isEarly }] : []
  })
  return onWay.length === 0 ? null : dice.pick(onWay)
}

function makeRequest(
  dice: Dice,
  today: Day,
  { fate, on }: { readonly fate: RequestFate; readonly on: Day },
  deal: Deal,
  advocates: readonly ExampleAdvocate[],
): ExampleRequest {
  const isOver = fate === 'fulfilled' || fate === 'unfilled' || fate === 'withdrawn'
  const meetsOn =
    fate === 'feedback-owed' ? addDays(today, -2) : addDays(on, isOver ? 9 : dice.between(11, 15))
  return {
    fate,
    code: isTalk(fate) ? 'sales-reference-call' : deal.isEarly ? 'written-qa' : dice.weigh(codes),
    dealCrmId: deal.crmId,
    requesterMail: deal.owner,
    on,
    meetsOn: fate === 'feedback-owed' ? meetsOn : workdayOf(meetsOn),
    answerAfter: isOver && dice.chance(0.16) ? 3 : dice.chance(0.4) ? 1 : 0,
    purpose: dice.pick(purposes),
    speaksWith: dice.pick(withWhom),
    question: dice.pick(questionsBack),
    whyYou: dice.pick(askReasons),
    remark: dice.pick(talkRemarks),
    score: dice.weigh([
      [5, 6],
      [4, 5],
      [3, 2],
      [2, 1],
    ] as const),
    cause: dice.pick(causes),
    candidates: candidatesFor(
      dice,
      on,
      { isOver, isDone: isOver || fate === 'feedback-owed' },
      deal,
      advocates,
    ),
  }
}

function candidatesFor(
  dice: Dice,
  on: Day,
  { isOver, isDone }: { readonly isOver: boolean; readonly isDone: boolean },
  deal: Deal,
  advocates: readonly ExampleAdvocate[],
): string[] {
  const able = advocates.filter(({ stage, situation, interviewedOn, joinedOn, contact }) => {
    const isKnown = (interviewedOn ?? joinedOn) <= on && contact.account.crmId !== deal.accountCrmId
    // Whoever did something is active; the example says itself how many are.
    const isOnBench = stage === 'active' || (stage === 'discoverable' && !isDone)
    return (
      isKnown &&
      isOnBench &&
      (situation === 'free' || (isOver && situation !== 'blocked' && situation !== 'left'))
    )
  })
  return dice.some(able, 6).map(({ contact }) => contact.crmId)
}
