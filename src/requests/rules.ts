import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'
import { isDay } from '../kernel/time.ts'
import { executiveApprover, legalApprover } from './approvals/named-approvers.ts'
import type { WorkingCalendar } from './clocks/working-time.ts'
import { videoLink } from './talks/video-link.ts'

const clockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const days = Type.Integer({ minimum: 1, maximum: 60 })

type Hours = { readonly from: string; readonly until: string }

const workingHours = setting<Hours>({
  name: 'requests.working-hours',
  title: 'Hours in which clocks run, Monday to Friday',
  unit: 'time of day, where the workspace is',
  source: 'practice B1.1: clocks run in business days',
  schema: Type.Object({ from: clockTime, until: clockTime }, { additionalProperties: false }),
  check: ({ from, until }) =>
    from < until ? null : { part: 'until', reason: 'must be later than the first hour' },
  default: { from: '09:00', until: '17:00' },
})

const holidays = setting<string>({
  name: 'requests.holidays',
  title: 'Days on which clocks stand still',
  unit: 'days parted by commas: 2026-04-06 once, 12-25 every year',
  source: 'domain, Requests and clocks: the calendar of the workspace',
  schema: Type.String({ maxLength: 4_000 }),
  check(listed) {
    const wrong = daysIn(listed).find((day) => !isDay(day.length === 5 ? `2024-${day}` : day))
    return wrong === undefined ? null : { reason: `has “${wrong}”, which is no day` }
  },
  default: '01-01, 12-25, 12-26',
})

const inDays = (name: Setting<number>['name'], title: string, source: string, value: number) =>
  setting<number>({ name, title, unit: 'working days', source, schema: days, default: value })

const firstAnswer = inDays(
  'requests.first-answer',
  'The program answers a request for the first time',
  'practice B1.2: respond in 1 day',
  1,
)
const match = inDays(
  'requests.match',
  'The program has a match or a plan',
  'practice B1.2: qualified match or plan in 2 days',
  2,
)
const requesterAnswer = inDays(
  'requests.requester-answer',
  'The requester answers a question about the request',
  'practice B1.2: a complete brief; one day as the program itself has',
  1,
)
const chooseTime = inDays(
  'requests.choose-time',
  'The requester chooses one of the times a customer suggested',
  'experience: nobody keeps a customer waiting who said yes',
  1,
)
const reportDone = inDays(
  'requests.report-done',
  'Whoever was there says whether it took place',
  'practice B1.2: log the outcome',
  1,
)
const feedback = inDays(
  'requests.feedback',
  'The requester says how it went',
  'practice B1.2: feedback at most 3 days after the call',
  3,
)
const feedbackGrace = inDays(
  'requests.feedback-grace',
  'How long past its time feedback keeps a request on the board',
  'domain, Requests and clocks: the requester owes feedback',
  5,
)
const advocateAnswer = inDays(
  'requests.advocate-answer',
  'How long an ask waits for the customer before it expires',
  'practice B5, limits: a busy person answers within a week',
  5,
)

const exceptionAnswer = inDays(
  'requests.exception-answer',
  'Whoever approves an exception answers',
  'practice B1.3: exceptions are approved by the manager; one day as the program itself has',
  1,
)
const escalateAfter = inDays(
  'requests.escalate-after',
  'How long past its time a clock is carried to somebody above',
  'practice B1.3: escalation from program manager to manager',
  1,
)
const expireAfter = inDays(
  'requests.expire-after',
  'How long past its day a request with nothing under way closes by itself',
  'domain, Requests and clocks: a request has a day it is needed by',
  5,
)

/** The id of whoever hears of the program's own late clocks; empty where nobody is named. */
const escalateTo = setting<string>({
  name: 'requests.escalate-to',
  title: 'Who hears of it when the program itself is late',
  unit: 'a person',
  source: 'practice B1.3: escalation beyond the program manager',
  schema: Type.String({ pattern: '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$', title: 'Person' }),
  default: '',
})

const silences = ['go-on', 'wait'] as const

/** What a relationship owner's silence means once their time has gone by. */
const silence = setting<(typeof silences)[number]>({
  name: 'requests.silence',
  title: 'What it means when a relationship owner does not answer in time',
  unit: 'go on, or wait for a yes',
  source: 'domain, Protection: notify and proceed, but for an explicit yes',
  schema: Type.Unsafe<(typeof silences)[number]>({ type: 'string', enum: [...silences] }),
  default: 'go-on',
})

/** Every choice of requests, with its unit, its default and where the default comes from. */
export const requestSettings = [
  workingHours,
  holidays,
  firstAnswer,
  match,
  requesterAnswer,
  chooseTime,
  reportDone,
  feedback,
  feedbackGrace,
  advocateAnswer,
  exceptionAnswer,
  escalateAfter,
  escalateTo,
  expireAfter,
  silence,
  legalApprover,
  executiveApprover,
  videoLink,
] as readonly Setting<unknown>[]

/** The promises in force, in working days, and the calendar they are counted in. */
export type RequestRules = {
  readonly calendar: WorkingCalendar
  readonly firstAnswerDays: number
  readonly matchDays: number
  readonly requesterAnswerDays: number
  readonly chooseTimeDays: number
  readonly reportDoneDays: number
  readonly feedbackDays: number
  readonly feedbackGraceDays: number
  readonly advocateAnswerDays: number
  readonly exceptionAnswerDays: number
  readonly escalateAfterDays: number
  /** A person's id; null where nobody is named. */
  readonly escalateTo: string | null
  readonly expireAfterDays: number
  readonly silence: (typeof silences)[number]
  /** Who answers for our legal and our executives; null where nobody is named. */
  readonly named: { readonly legal: string | null; readonly executive: string | null }
}

/** The rules from what a workspace has set, name to value, defaults for the rest; and its time zone. */
export function rulesFrom(set: ReadonlyMap<string, unknown>, timeZone: string): RequestRules {
  const value = <Value>(declared: Setting<Value>) =>
    set.has(declared.name) ? (set.get(declared.name) as Value) : declared.default
  return {
    calendar: calendarFrom(value(workingHours), value(holidays), timeZone),
    firstAnswerDays: value(firstAnswer),
    matchDays: value(match),
    requesterAnswerDays: value(requesterAnswer),
    chooseTimeDays: value(chooseTime),
    reportDoneDays: value(reportDone),
    feedbackDays: value(feedback),
    feedbackGraceDays: value(feedbackGrace),
    advocateAnswerDays: value(advocateAnswer),
    exceptionAnswerDays: value(exceptionAnswer),
    escalateAfterDays: value(escalateAfter),
    escalateTo: value(escalateTo) || null,
    expireAfterDays: value(expireAfter),
    silence: value(silence),
    named: { legal: value(legalApprover) || null, executive: value(executiveApprover) || null },
  }
}

// Hours that end before they begin would let no clock ever run: the usual ones hold instead.
function calendarFrom(hours: Hours, listed: string, timeZone: string): WorkingCalendar {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const given = { from: minutes(hours.from), until: minutes(hours.until) }
  const { from, until } = given.from < given.until ? given : { from: 540, until: 1_020 }
  return { timeZone, from, until, holidays: new Set(daysIn(listed)) }
}

// Empty places are nothing: a comma too many at the end of a list.
function daysIn(listed: string): string[] {
  const days = listed.split(',').map((day) => day.trim())
  return days.filter((day) => day !== '')
}
