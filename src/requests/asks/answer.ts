import type { Timing } from '../../activities/activity-type.ts'
import type { AskState } from '../../activities/ledger.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import { type Day, dayOf, type Instant, isDay } from '../../kernel/time.ts'
import type { CustomerAnswer } from './ask-page.contract.ts'
import { isTimeZone } from './page-time.ts'

/** What a customer said, on their page or to one of ours. */
export type Answer = {
  readonly answer: CustomerAnswer
  readonly startsAt?: Instant | null
  readonly times?: readonly Instant[]
  readonly timeZone?: string | null
  readonly until?: Day | null
  readonly reason?: string | null
  readonly colleague?: string | null
}

/** An ask as far as answering goes. `timeZone` is the customer's where it is known. */
export type Answerable = {
  readonly state: AskState
  readonly timing: Timing
  readonly isHandedOver: boolean
  readonly offered: readonly Instant[]
  readonly timeZone: string | null
  readonly houseZone: string
}

/** What an answer does to the ask. */
export type AnswerMove =
  | {
      readonly action: 'schedule'
      readonly startsAt: Instant
      readonly timeZone: string
      readonly agreedOn: Day
    }
  | { readonly action: 'accept'; readonly suggested: readonly Instant[] }
  | { readonly action: 'defer'; readonly until: Day; readonly reason: string | null }
  | {
      readonly action: 'decline'
      readonly reason: string | null
      readonly neverAgain: boolean
      readonly colleague: string | null
    }

/** Why an answer cannot be taken. */
const answerRefusals = [
  'answered-already',
  'too-late',
  'withdrawn',
  'not-asked-yet',
  'not-offered',
  'no-choice',
  'not-ahead',
  'no-day',
  'no-name',
] as const
type AnswerRefusal = (typeof answerRefusals)[number]

type Given = { readonly now: Instant; readonly byStaff: boolean }
type Decided = Decision<{ readonly move: AnswerMove }, AnswerRefusal>

/**
 * Turns an answer into a move. A customer answers an open ask once, with a time they were offered; one of ours
 * may note any time ahead, and a no after a yes. Refuses a second answer, one that comes too late, a time that
 * lies behind, other times for what has its day, and an answer without the day or name it needs. Source: domain.md "Ask states".
 */
export function decideAnswer(ask: Answerable, input: Answer, given: Given): Decided {
  const refusal = whyNot(ask, input.answer, given.byStaff)
  if (refusal !== null) return refusal
  const reason = clean(input.reason)
  switch (input.answer) {
    case 'yes':
      return decideYes(ask, input, given)
    case 'other-times':
      return decideOtherTimes(ask, input.times ?? [], given.now)
    case 'not-now':
      return decideNotNow(ask, input.until ?? null, reason, given.now)
    case 'no':
      return decline({ reason, neverAgain: false, colleague: null })
    case 'never':
      return decline({ reason, neverAgain: true, colleague: null })
    case 'colleague': {
      const colleague = clean(input.colleague)
      if (colleague === null) return refuse('no-name', 'Say whom to ask instead.')
      return decline({ reason, neverAgain: false, colleague })
    }
  }
}

function whyNot(ask: Answerable, answer: CustomerAnswer, byStaff: boolean) {
  switch (ask.state) {
    case 'asked':
      return null
    case 'proposed':
    case 'awaiting-approval':
      return ask.isHandedOver ? null : refuse('not-asked-yet', 'The customer has not been asked yet.')
    case 'accepted':
    case 'scheduled':
      return byStaff && answer !== 'yes' && answer !== 'other-times'
        ? null
        : refuse('answered-already', 'This ask was answered with yes already.')
    case 'withdrawn':
    case 'refused':
      return refuse('withdrawn', 'This ask was taken back.')
    case 'expired':
      return refuse('too-late', 'The time to answer has gone by.')
    case 'declined':
    case 'deferred':
    case 'done':
    case 'debriefed':
    case 'missed':
      return refuse('answered-already', 'This ask was answered already.')
  }
}

function decideYes(ask: Answerable, input: Answer, { now, byStaff }: Given): Decided {
  const startsAt = input.startsAt ?? null
  if (startsAt === null) return accept({ move: { action: 'accept', suggested: [] } as const })
  if (!byStaff && !ask.offered.includes(startsAt)) return refuse('not-offered', 'This time was not offered.')
  if (startsAt <= now) return refuse('not-ahead', 'This time lies behind.')
  const timeZone = zoneFor(ask, input.timeZone ?? null)
  return accept({
    move: { action: 'schedule', startsAt, timeZone, agreedOn: dayOf(startsAt, timeZone) } as const,
  })
}

/** The zone of the customer: known, else their browser's, else the workspace's. */
function zoneFor(ask: Answerable, given: string | null): string {
  if (ask.timeZone !== null && isTimeZone(ask.timeZone)) return ask.timeZone
  return given !== null && isTimeZone(given) ? given : ask.houseZone
}

function decideOtherTimes({ timing }: Answerable, times: readonly Instant[], now: Instant): Decided {
  if (timing !== 'slot') return refuse('no-choice', 'Its day is set; there is no time to choose.')
  const suggested = [...new Set(times)].sort()
  if (suggested.length === 0) return refuse('no-day', 'Name at least one time.')
  if (suggested.some((each) => each <= now)) return refuse('not-ahead', 'A time lies behind.')
  return accept({ move: { action: 'accept', suggested } as const })
}

function decideNotNow(ask: Answerable, until: Day | null, reason: string | null, now: Instant): Decided {
  if (until === null || !isDay(until)) return refuse('no-day', 'Say from when to ask again.')
  if (until <= dayOf(now, ask.timeZone ?? ask.houseZone)) return refuse('not-ahead', 'This day is not ahead.')
  return accept({ move: { action: 'defer', until, reason } as const })
}

function decline(said: { reason: string | null; neverAgain: boolean; colleague: string | null }): Decided {
  return accept({ move: { action: 'decline', ...said } as const })
}
