import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { exceptionAnswers, exceptionKinds, exceptionStates } from './exception.ts'

const ExceptionSchema = closed({
  id: UuidSchema,
  request: closed({ id: UuidSchema, number: Type.Integer(), title: Type.String(), purpose: Type.String() }),
  kind: oneOf(exceptionKinds),
  state: oneOf(exceptionStates),
  breaks: Type.String({ description: 'What it breaks, as it was when it was opened' }),
  reason: Type.String(),
  requester: NamedSchema,
  team: nullable(NamedSchema),
  activity: Type.String(),
  /** For whom: the prospect, or the deal’s own name. */
  prospect: nullable(Type.String()),
  needBy: nullable(DaySchema),
  quarterOn: DaySchema,
  /** Who is asked; null for any program manager. */
  approver: nullable(NamedSchema),
  /** Whose answer it is, where the approver stands in for them. */
  onBehalfOf: nullable(NamedSchema),
  openedAt: InstantSchema,
  dueAt: InstantSchema,
  decidedAt: nullable(InstantSchema),
  decidedBy: nullable(Type.String()),
  comment: nullable(Type.String()),
  /** Answered, and the brief has changed since: it neither covers nor stands in the way any more. */
  isSuperseded: Type.Boolean(),
  may: MaySchema,
})

export const listExceptions = endpoint({
  method: 'GET',
  path: '/exceptions',
  noun: 'requests',
  summary:
    'Exceptions of requests: all for the program and executives, one’s own and one’s teams’ for others',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    mine: Type.Optional(Type.Boolean({ description: 'Only those that wait for the reader' })),
    kind: Type.Optional(oneOf(exceptionKinds)),
    state: Type.Optional(oneOf(exceptionStates)),
    teamId: Type.Optional(UuidSchema),
    requestId: Type.Optional(UuidSchema),
    quarterOn: Type.Optional(DaySchema),
  }),
  response: pageOf(ExceptionSchema),
})

export const countExceptions = endpoint({
  method: 'GET',
  path: '/exceptions/counts',
  noun: 'requests',
  summary: 'Exceptions by team within a quarter, and the quarters there are',
  access: 'signed-in',
  query: closed({ quarterOn: Type.Optional(DaySchema) }),
  response: closed({
    quarterOn: DaySchema,
    quarters: Type.Array(DaySchema),
    waiting: Type.Integer({ description: 'Open ones that wait for the reader' }),
    teams: Type.Array(
      closed({
        team: nullable(NamedSchema),
        submitted: Type.Integer(),
        notice: Type.Integer(),
        stage: Type.Integer(),
        quota: Type.Integer(),
        approved: Type.Integer(),
        refused: Type.Integer(),
        open: Type.Integer(),
      }),
    ),
  }),
})

const answer = closed({
  answer: oneOf(exceptionAnswers),
  comment: nullable(Type.String({ maxLength: 1_000, description: 'Needed with a no' })),
})

export const decideException = endpoint({
  method: 'POST',
  path: '/exceptions/:exceptionId/decision',
  noun: 'requests',
  summary: 'Approve an exception, or refuse it with the reason',
  access: 'signed-in',
  params: closed({ exceptionId: UuidSchema }),
  body: answer,
  response: ExceptionSchema,
})

/** How the link of an exception stands. */
const exceptionLinks = ['open', 'answered', 'withdrawn', 'expired'] as const
const params = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const shown = {
  link: oneOf(exceptionLinks),
  workspace: Type.String(),
  exception: nullable(ExceptionSchema),
}

export const openExceptionLink = endpoint({
  method: 'GET',
  path: '/links/exceptions/:token',
  noun: 'requests',
  summary: 'What a mailed link asks the manager; opening it changes nothing',
  access: 'link',
  params,
  response: closed(shown),
})

export const answerExceptionLink = endpoint({
  method: 'POST',
  path: '/links/exceptions/:token/decision',
  noun: 'requests',
  summary: 'Answer an exception by its link',
  access: 'link',
  params,
  body: answer,
  response: closed(shown),
})
