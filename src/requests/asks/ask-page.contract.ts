import { Type } from 'typebox'
import { timings } from '../../activities/activity-type.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { linkStates } from '../approvals/approval.contract.ts'
import { mostSlots } from '../talks/decide-time.ts'
import { SideBriefSchema } from '../talks/side-brief.contract.ts'
import { pageLanguages } from './page-language.ts'

const params = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })

/** What a customer can answer; each is as easy as the others. */
export const customerAnswers = ['yes', 'other-times', 'not-now', 'no', 'never', 'colleague'] as const
export type CustomerAnswer = (typeof customerAnswers)[number]

const LimitsSchema = closed({
  /** At most so many asks a quarter; null where they did not say. */
  asksAQuarter: nullable(Type.Integer({ minimum: 0, maximum: 100 })),
  blackouts: Type.Array(closed({ id: UuidSchema, from: DaySchema, until: DaySchema })),
  restsUntil: nullable(DaySchema),
  /** Names of kinds they never do. */
  never: Type.Array(Type.String()),
})

/** The advocate's own page, everything on it already in the reader's language. */
export const AskPageSchema = closed({
  link: oneOf(linkStates),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  /** Whom to write to: the program. */
  program: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  expiresOn: nullable(DaySchema),
  ask: nullable(
    closed({
      /** How the customer is addressed. */
      name: Type.String(),
      title: Type.String(),
      askedBy: Type.String(),
      facts: Type.Array(closed({ label: Type.String(), text: Type.String() })),
      minutes: Type.Integer(),
      /** A talk at a time to be found, on a day that is set, or delivered by a day. */
      timing: oneOf(timings),
      /** The day that is set, or the last one. */
      day: nullable(DaySchema),
      /** The customer's, where it is known; else the reader's own is used. */
      timeZone: nullable(Type.String()),
      times: Type.Array(InstantSchema),
      answerBy: nullable(InstantSchema),
      /** What was answered already; null while it is open. */
      answered: nullable(closed({ answer: Type.String(), says: Type.String(), at: InstantSchema })),
      meeting: nullable(
        closed({ startsAt: InstantSchema, minutes: Type.Integer(), place: nullable(Type.String()) }),
      ),
    }),
  ),
  /** After a yes to a talk: what of its time may be settled here, and the page that prepares for it. */
  talk: nullable(
    closed({
      /** Whom they talk to. */
      other: Type.String(),
      /** Times may be taken, named and given up. */
      isOpen: Type.Boolean(),
      /** Times the other side named. */
      counterTimes: Type.Array(InstantSchema),
      /** Times the advocate offers. */
      offered: Type.Array(InstantSchema),
      brief: nullable(SideBriefSchema),
    }),
  ),
  /** Null for whoever is not in the program. */
  limits: nullable(LimitsSchema),
  hasLeft: Type.Boolean(),
  last: nullable(
    closed({
      says: Type.String(),
      quote: nullable(closed({ text: Type.String(), by: Type.String() })),
    }),
  ),
  history: Type.Array(closed({ on: DaySchema, says: Type.String(), outcome: nullable(Type.String()) })),
  held: Type.Array(closed({ label: Type.String(), text: Type.String() })),
})

export const openAskPage = endpoint({
  method: 'GET',
  path: '/links/asks/:token',
  noun: 'requests',
  summary: 'The advocate’s page; opening it changes nothing',
  access: 'link',
  params,
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  response: AskPageSchema,
})

export const answerAsk = endpoint({
  method: 'POST',
  path: '/links/asks/:token/answer',
  noun: 'requests',
  summary: 'The advocate’s answer',
  access: 'link',
  params,
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  body: closed({
    answer: oneOf(customerAnswers),
    /** With a yes: one of the times offered. */
    startsAt: Type.Optional(nullable(InstantSchema)),
    /** With other times: up to eight of their own. */
    times: Type.Optional(Type.Array(InstantSchema, { maxItems: mostSlots })),
    timeZone: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
    until: Type.Optional(nullable(DaySchema)),
    reason: Type.Optional(nullable(LineSchema)),
    colleague: Type.Optional(nullable(LineSchema)),
  }),
  response: AskPageSchema,
})

export const changeOwnLimits = endpoint({
  method: 'PUT',
  path: '/links/asks/:token/limits',
  noun: 'requests',
  summary: 'The advocate changes their own limits, or rests until a day',
  access: 'link',
  params,
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  body: closed({
    asksAQuarter: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 100 }))),
    blackout: Type.Optional(closed({ from: DaySchema, until: DaySchema })),
    removeBlackoutId: Type.Optional(UuidSchema),
    restUntil: Type.Optional(nullable(DaySchema)),
  }),
  response: AskPageSchema,
})

export const leaveProgram = endpoint({
  method: 'POST',
  path: '/links/asks/:token/leaving',
  noun: 'requests',
  summary: 'The advocate leaves the program; nobody asks them again',
  access: 'link',
  params,
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  response: AskPageSchema,
})

const FeedbackPageSchema = closed({
  link: oneOf(linkStates),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  side: nullable(oneOf(['requester', 'advocate', 'prospect'])),
  title: Type.String(),
  question: Type.String(),
  given: nullable(closed({ score: Type.Integer(), comment: nullable(Type.String()) })),
})

export const openFeedbackPage = endpoint({
  method: 'GET',
  path: '/links/feedback/:token',
  noun: 'requests',
  summary: 'The one question after a talk',
  access: 'link',
  params,
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  response: FeedbackPageSchema,
})

export const answerFeedback = endpoint({
  method: 'POST',
  path: '/links/feedback/:token',
  noun: 'requests',
  summary: 'Answer the one question: 1 to 5 and a word',
  access: 'link',
  params,
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  body: closed({
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    comment: nullable(Type.String({ maxLength: 2_000 })),
    mayQuote: Type.Boolean(),
  }),
  response: FeedbackPageSchema,
})
