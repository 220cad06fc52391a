import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'
import { AdvocateSchema } from './advocate.contract.ts'
import { interviewSections, quoteAnswers, recordings } from './interview.ts'
import {
  LanguagesSchema,
  LimitsSchema,
  PermissionSchema,
  ResultsSchema,
  SectionsSchema,
  TopicsSchema,
  WillingnessSchema,
} from './profile.contract.ts'

const params = closed({ contactId: UuidSchema })
const access = ['program-manager', 'member', 'executive', 'administrator'] as const
const section = oneOf(interviewSections)
const version = Type.Integer({ minimum: 0, description: 'Of the interview, as it was read' })
const text = nullable(Type.String({ maxLength: 20_000 }))

const InterviewSchema = closed({
  scribe: closed({ id: UuidSchema, name: Type.String() }),
  state: oneOf(['open', 'finished']),
  bookedFor: nullable(InstantSchema),
  startedAt: nullable(InstantSchema),
  finishedAt: nullable(InstantSchema),
  savedAt: InstantSchema,
  version: Type.Integer(),
  recording: nullable(oneOf(recordings)),
  mayQuote: nullable(oneOf(quoteAnswers)),
  help: text,
  firstActivity: text,
  done: Type.Array(section),
  skipped: Type.Array(closed({ section, reason: Type.String() })),
})

export const getInterview = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/interview',
  noun: 'advocates',
  summary:
    'The open interview of an advocate, else the last one, with the profile it fills and what is known beforehand',
  access,
  params,
  response: closed({
    interview: nullable(InterviewSchema),
    advocate: AdvocateSchema,
    /** What customer facts say already, by section of the interview: filled in ahead until somebody says otherwise. */
    known: Type.Array(closed({ section, text: Type.String(), source: Type.String() })),
    nomination: nullable(
      closed({
        why: Type.String(),
        evidence: nullable(Type.String()),
        by: Type.String(),
        on: DaySchema,
        allowed: Type.Array(UuidSchema),
        notAllowed: Type.Array(UuidSchema),
        asksAQuarter: nullable(Type.Integer()),
      }),
    ),
  }),
})

export const openInterview = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/interview',
  noun: 'advocates',
  summary: 'Open the interview, now or booked for a moment to come; the caller is its scribe',
  access,
  params,
  body: closed({ bookedFor: Type.Optional(nullable(InstantSchema)) }),
  response: closed({}),
})

export const writeInterview = endpoint({
  method: 'PUT',
  path: '/advocates/:contactId/interview/sections/:section',
  noun: 'advocates',
  summary: 'Take down a section as it is typed; it is written into the profile at once',
  access,
  params: closed({ contactId: UuidSchema, section }),
  body: closed({
    version,
    mark: Type.Optional(oneOf(['done', 'open'])),
    skipReason: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' })),
    sections: Type.Optional(SectionsSchema),
    results: Type.Optional(ResultsSchema),
    topics: Type.Optional(TopicsSchema),
    willingness: Type.Optional(Type.Array(WillingnessSchema, { maxItems: 200 })),
    permissions: Type.Optional(Type.Array(PermissionSchema, { maxItems: 20 })),
    limits: Type.Optional(LimitsSchema),
    languages: Type.Optional(LanguagesSchema),
    recording: Type.Optional(nullable(oneOf(recordings))),
    mayQuote: Type.Optional(nullable(oneOf(quoteAnswers))),
    help: Type.Optional(text),
    firstActivity: Type.Optional(text),
    recommendScore: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 10 }))),
    giftNote: Type.Optional(nullable(Type.String({ maxLength: 1_000 }))),
    recontactOn: Type.Optional(nullable(DaySchema)),
  }),
  response: closed({
    version: Type.Integer(),
    savedAt: InstantSchema,
    completeness: Type.Integer(),
    unmet: Type.Array(Type.String()),
  }),
})

export const bookInterview = endpoint({
  method: 'PUT',
  path: '/advocates/:contactId/interview/booking',
  noun: 'advocates',
  summary: 'Go on with the interview on another day',
  access,
  params,
  body: closed({ version, bookedFor: InstantSchema }),
  response: closed({ version: Type.Integer() }),
})

export const finishInterview = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/interview/completion',
  noun: 'advocates',
  summary: 'Finish the interview; refused while a section is neither gone through nor skipped with a reason',
  access,
  params,
  body: closed({ version }),
  response: closed({}),
})

export const takeOverInterview = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/interview/scribe',
  noun: 'advocates',
  summary: 'Take the open interview over from whoever writes it down; one person writes at a time',
  access,
  params,
  response: closed({ version: Type.Integer() }),
})
