import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { pageLanguages } from '../../requests/asks/page-language.ts'
import { ownerLinkStates } from '../contract.ts'
import { invitationStates, mostNamed, mostOffered, preparedSections } from './invitation.ts'
import { taskKinds, taskStates } from './task.ts'

const params = closed({ contactId: UuidSchema })
const minutes = Type.Integer({ minimum: 5, maximum: 240 })
const place = nullable(Type.String({ maxLength: 500 }))

const TaskSchema = closed({
  id: UuidSchema,
  kind: oneOf(taskKinds),
  state: oneOf(taskStates),
  owner: NamedSchema,
  /** Held back until then, since the owner's week is full. */
  dueFrom: DaySchema,
  answerBy: nullable(DaySchema),
  isOverdue: Type.Boolean(),
  answeredAt: nullable(InstantSchema),
  isRight: nullable(Type.Boolean()),
  words: nullable(Type.String()),
})

const InvitationSchema = closed({
  state: oneOf(invitationStates),
  interviewer: NamedSchema,
  minutes,
  place,
  startsAt: nullable(InstantSchema),
  offered: Type.Array(InstantSchema),
  named: Type.Array(InstantSchema),
  theirNote: nullable(Type.String()),
  prepared: Type.Integer({ description: 'Sections the customer looked over beforehand' }),
})

const RowSchema = closed({
  interviewId: UuidSchema,
  contact: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
  account: nullable(NamedSchema),
  state: oneOf(['open', 'finished']),
  bookedFor: nullable(InstantSchema),
  finishedAt: nullable(InstantSchema),
  scribe: NamedSchema,
  invitation: nullable(oneOf(invitationStates)),
  brief: nullable(oneOf(taskStates)),
  confirmation: nullable(oneOf(taskStates)),
  isOverdue: Type.Boolean({ description: 'The account team owes its look past its day' }),
  /** Words made of it that wait for us, and those that wait for the speaker. */
  drafts: Type.Integer(),
  withSpeaker: Type.Integer(),
})

export const listInterviews = endpoint({
  method: 'GET',
  path: '/interviews',
  noun: 'outreach',
  summary:
    'Interviews, the latest first: to come with their times, and held ones with what the account team and the speaker owe',
  access: 'signed-in',
  query: closed({ ...pageQuery, state: Type.Optional(oneOf(['open', 'finished', 'overdue'])) }),
  response: pageOf(RowSchema),
})

export const getInterviewPlan = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/interview/plan',
  noun: 'outreach',
  summary: 'How the time of an interview stands, and what the account team was asked for',
  access: 'signed-in',
  params,
  response: closed({
    invitation: nullable(InvitationSchema),
    tasks: Type.Array(TaskSchema),
    noMail: nullable(Type.String()),
    may: MaySchema,
  }),
})

export const offerInterview = endpoint({
  method: 'PUT',
  path: '/advocates/:contactId/interview/invitation',
  noun: 'outreach',
  summary:
    'Offer times for the interview; the customer gets a link to choose one and sees the questions. An agreed time is given up by it.',
  access: 'signed-in',
  params,
  body: closed({
    times: Type.Array(InstantSchema, { minItems: 1, maxItems: mostOffered }),
    minutes: Type.Optional(minutes),
    place: Type.Optional(place),
    words: Type.Optional(nullable(Type.String({ maxLength: 2_000 }))),
    through: Type.Optional(oneOf(['mail', 'copied'])),
    askForBrief: Type.Optional(
      Type.Boolean({ description: 'Ask the account team what we should know first' }),
    ),
  }),
  response: InvitationSchema,
})

export const takeNamedTime = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/interview/meeting',
  noun: 'outreach',
  summary: 'Take one of the times the customer named; both sides get the invitation',
  access: 'signed-in',
  params,
  body: closed({ startsAt: InstantSchema, instead: nullable(InstantSchema) }),
  response: InvitationSchema,
})

export const cancelInterview = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/interview/cancellation',
  noun: 'outreach',
  summary: 'Call the interview off; an agreed time leaves both calendars',
  access: 'signed-in',
  params,
  body: closed({ reason: Type.Optional(nullable(LineSchema)) }),
  response: InvitationSchema,
})

export const askForBrief = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/interview/brief-request',
  noun: 'outreach',
  summary: 'Ask whoever holds the relationship what we should know before the interview; one click for them',
  access: 'signed-in',
  params,
  response: closed({ state: oneOf(taskStates), dueFrom: nullable(DaySchema) }),
})

const linkParams = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const query = closed({ language: Type.Optional(oneOf(pageLanguages)) })
const program = nullable(closed({ name: Type.String(), email: nullable(Type.String()) }))

/** The customer's page: times, the questions ahead, and what we believe to know, for them to correct. */
const InterviewPageSchema = closed({
  link: oneOf(ownerLinkStates),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  program,
  interview: nullable(
    closed({
      name: Type.String(),
      interviewer: Type.String(),
      state: oneOf(invitationStates),
      isOver: Type.Boolean(),
      minutes,
      place,
      words: nullable(Type.String()),
      startsAt: nullable(InstantSchema),
      offered: Type.Array(InstantSchema),
      named: Type.Array(InstantSchema),
      theirZone: Type.String(),
      questions: Type.Array(closed({ section: oneOf(preparedSections), text: Type.String() })),
    }),
  ),
})

export const openInterviewLink = endpoint({
  method: 'GET',
  path: '/links/interviews/:token',
  noun: 'outreach',
  summary: 'The page on which a customer chooses the time of an interview; opening it changes nothing',
  access: 'link',
  params: linkParams,
  query,
  response: InterviewPageSchema,
})

export const getInterviewCalendar = endpoint({
  method: 'GET',
  path: '/links/interviews/:token/calendar.ics',
  noun: 'outreach',
  summary: 'The agreed time as a file for one’s own calendar; 404 while none is agreed',
  access: 'link',
  params: linkParams,
  query,
  response: Type.String({ description: 'text/calendar, one entry' }),
  raw: true,
})

const timeZone = Type.Optional(nullable(Type.String({ maxLength: 60 })))

export const takeInterviewTime = endpoint({
  method: 'POST',
  path: '/links/interviews/:token/meeting',
  noun: 'outreach',
  summary: 'Take one of the times offered, or move the interview to it',
  access: 'link',
  params: linkParams,
  query,
  body: closed({ startsAt: InstantSchema, instead: nullable(InstantSchema), timeZone }),
  response: InterviewPageSchema,
})

export const nameInterviewTimes = endpoint({
  method: 'PUT',
  path: '/links/interviews/:token/times',
  noun: 'outreach',
  summary: 'Name up to three times instead; an agreed time is given up by it',
  access: 'link',
  params: linkParams,
  query,
  body: closed({ times: Type.Array(InstantSchema, { minItems: 1, maxItems: mostNamed }), timeZone }),
  response: InterviewPageSchema,
})

export const callOffInterview = endpoint({
  method: 'POST',
  path: '/links/interviews/:token/cancellation',
  noun: 'outreach',
  summary: 'The customer cannot after all; an agreed time leaves both calendars',
  access: 'link',
  params: linkParams,
  query,
  body: closed({ reason: Type.Optional(nullable(LineSchema)) }),
  response: InterviewPageSchema,
})

export const prepareInterview = endpoint({
  method: 'PUT',
  path: '/links/interviews/:token/preparation',
  noun: 'outreach',
  summary: 'What the customer writes or corrects ahead, by question; emptied ones are taken back',
  access: 'link',
  params: linkParams,
  query,
  body: closed({
    answers: Type.Array(
      closed({ section: oneOf(preparedSections), text: Type.String({ maxLength: 4_000 }) }),
      { minItems: 1, maxItems: preparedSections.length },
    ),
  }),
  response: InterviewPageSchema,
})

/** The account team's page: a brief before, or a look at what was written after. */
const TaskPageSchema = closed({
  link: oneOf(ownerLinkStates),
  workspace: Type.String(),
  program,
  task: nullable(
    closed({
      kind: oneOf(taskKinds),
      owner: Type.String(),
      contact: Type.String(),
      account: nullable(Type.String()),
      bookedFor: nullable(InstantSchema),
      answerBy: nullable(DaySchema),
      /** What is on record: facts before, what they said after. */
      facts: Type.Array(closed({ label: Type.String(), text: Type.String() })),
      isRight: nullable(Type.Boolean()),
      words: nullable(Type.String()),
    }),
  ),
})

export const openInterviewTask = endpoint({
  method: 'GET',
  path: '/links/tasks/:token',
  noun: 'outreach',
  summary: 'The account team’s page about an interview; opening it changes nothing',
  access: 'link',
  params: linkParams,
  response: TaskPageSchema,
})

export const answerInterviewTask = endpoint({
  method: 'POST',
  path: '/links/tasks/:token/answer',
  noun: 'outreach',
  summary: 'The account team’s one click: what we should know, or whether what was written is right',
  access: 'link',
  params: linkParams,
  body: closed({
    isRight: Type.Optional(nullable(Type.Boolean())),
    words: Type.Optional(nullable(Type.String({ maxLength: 4_000 }))),
    seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
  }),
  response: TaskPageSchema,
})
