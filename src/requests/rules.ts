import { Type } from 'typebox'
import { holidays, holidaysFrom } from '../identity/holidays.ts'
import { type Setting, setting } from '../kernel/setting.ts'
import type { Holidays } from '../kernel/working-days.ts'
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
  source: 'practice B1.1: clocks run in working days',
  why: 'A promise of one day means a working day, not a weekend',
  schema: Type.Object({ from: clockTime, until: clockTime }, { additionalProperties: false }),
  check: ({ from, until }) =>
    from < until ? null : { part: 'until', reason: 'must be later than the first hour' },
  default: { from: '09:00', until: '17:00' },
})

const inDays = (declared: Pick<Setting<number>, 'name' | 'title' | 'source' | 'default'> & { why: string }) =>
  setting<number>({ ...declared, unit: 'working days', schema: days })

const firstAnswer = inDays({
  name: 'requests.first-answer',
  title: 'The program answers a request for the first time',
  source: 'practice B1.2: respond in 1 day',
  why: 'Whoever asks should know within a day that somebody looks after it',
  default: 1,
})
const match = inDays({
  name: 'requests.match',
  title: 'The program has a match or a plan',
  source: 'practice B1.2: qualified match or plan in 2 days',
  why: 'Two days are what sellers are commonly promised for a name or a plan',
  default: 2,
})
const requesterAnswer = inDays({
  name: 'requests.requester-answer',
  title: 'The requester answers a question about the request',
  source: 'practice B1.2: a complete brief; one day as the program itself has',
  why: 'As long as the program itself has for its first answer',
  default: 1,
})
const chooseTime = inDays({
  name: 'requests.choose-time',
  title: 'The requester chooses one of the times a customer suggested',
  source: 'experience: nobody keeps a customer waiting who said yes',
  why: 'Nobody keeps a customer waiting who has said yes',
  default: 1,
})
const reportDone = inDays({
  name: 'requests.report-done',
  title: 'Whoever was there says whether it took place',
  source: 'practice B1.2: log the outcome',
  why: 'While everybody remembers it; the customer is thanked only then',
  default: 1,
})
const feedback = inDays({
  name: 'requests.feedback',
  title: 'The requester says how it went',
  source: 'practice B1.2: feedback at most 3 days after the call',
  why: 'Three days after a talk people still know what was said',
  default: 3,
})
const feedbackGrace = inDays({
  name: 'requests.feedback-grace',
  title: 'How long past its time feedback keeps a request on the board',
  source: 'domain, Requests and clocks: the requester owes feedback',
  why: 'So that feedback that is still owed does not drop out of sight',
  default: 5,
})
const advocateAnswer = inDays({
  name: 'requests.advocate-answer',
  title: 'How long an ask waits for the customer before it expires',
  source: 'practice B5, limits: a busy person answers within a week',
  why: 'A busy person answers within a week, or not at all',
  default: 5,
})

const exceptionAnswer = inDays({
  name: 'requests.exception-answer',
  title: 'Whoever approves an exception answers',
  source: 'practice B1.3: exceptions are approved by the manager; one day as the program itself has',
  why: 'While it is open no customer is asked, so it must not lie for long',
  default: 1,
})
const escalateAfter = inDays({
  name: 'requests.escalate-after',
  title: 'How long past its time a clock is carried to somebody above',
  source: 'practice B1.3: escalation from program manager to manager',
  why: 'One day to catch up before somebody above hears of it',
  default: 1,
})
const expireAfter = inDays({
  name: 'requests.expire-after',
  title: 'How long past its day a request with nothing under way closes by itself',
  source: 'domain, Requests and clocks: a request has a day it is needed by',
  why: 'A week to give it a new day; what was wanted stays on record',
  default: 5,
})

/** The id of whoever hears of the program's own late clocks; empty where nobody is named. */
const escalateTo = setting<string>({
  name: 'requests.escalate-to',
  title: 'Who hears of it when the program itself is late',
  unit: 'a person',
  source: 'practice B1.3: escalation beyond the program manager',
  why: 'Whoever the program reports to. While nobody is named, nobody is told',
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
  why: 'Commonly the owner is told, and without a word it goes on. Each account can have it otherwise, and some cases always wait for a yes',
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
    calendar: calendarFrom(value(workingHours), holidaysFrom(set), timeZone),
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
function calendarFrom(hours: Hours, holidays: Holidays, timeZone: string): WorkingCalendar {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const given = { from: minutes(hours.from), until: minutes(hours.until) }
  const { from, until } = given.from < given.until ? given : { from: 540, until: 1_020 }
  return { timeZone, from, until, holidays }
}
