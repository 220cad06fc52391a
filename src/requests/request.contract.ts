import { Type } from 'typebox'
import { audiences, fulfilments, ownFieldKinds, timings } from '../activities/activity-type.ts'
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
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { NeedToldSchema } from '../matching/need.contract.ts'
import { askApprovers } from './approvals/approval.ts'
import { AskSchema } from './asks/ask.contract.ts'
import { boardColumns } from './board/board-column.ts'
import { requestSorts } from './board/request-sort.ts'
import { brief, OpportunitySchema } from './brief.contract.ts'
import { ClockSchema } from './clocks/clock.contract.ts'
import { FileSchema, MessageSchema, messageExtras } from './conversation/conversation.contract.ts'
import { requestOutcomes, requestPhases, requestStates, unfilledCauses } from './request.ts'

const params = closed({ requestId: UuidSchema })
const version = Type.Integer({ minimum: 1 })

export const RequestRowSchema = closed({
  id: UuidSchema,
  number: Type.Integer(),
  title: Type.String(),
  phase: oneOf(requestPhases),
  outcome: nullable(oneOf(requestOutcomes)),
  activityType: NamedSchema,
  requester: closed({ id: UuidSchema, name: Type.String(), team: nullable(Type.String()) }),
  handler: nullable(NamedSchema),
  deal: nullable(OpportunitySchema),
  prospect: nullable(NamedSchema),
  needBy: nullable(DaySchema),
  isException: Type.Boolean(),
  /** What is due next, and from whom; null where nothing is. */
  clock: nullable(ClockSchema),
  /** The asks under way or done: whom, and how far. */
  asks: Type.Array(closed({ id: UuidSchema, name: Type.String(), state: Type.String() })),
  meetsAt: nullable(InstantSchema),
  submittedAt: nullable(InstantSchema),
  closedAt: nullable(InstantSchema),
  cause: nullable(oneOf(unfilledCauses)),
})

export const requestViews = [
  'open',
  'mine',
  'waiting-for-me',
  'unassigned',
  'in-approval',
  'due-soon',
  'late',
  'exceptions',
  'closed',
] as const

export type RequestView = (typeof requestViews)[number]

/** What lists, boards and exports are narrowed by. */
export const requestFilters = {
  view: Type.Optional(oneOf(requestViews)),
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Words of the title, the opportunity or the prospect; a number',
    }),
  ),
  opportunityId: Type.Optional(UuidSchema),
  contactId: Type.Optional(UuidSchema),
  /** For one customer: asked of people there, or meant to convince them. */
  accountId: Type.Optional(UuidSchema),
  /** With all teams below it. */
  teamId: Type.Optional(UuidSchema),
  activityTypeId: Type.Optional(UuidSchema),
  requesterId: Type.Optional(UuidSchema),
  handlerId: Type.Optional(UuidSchema),
  needFrom: Type.Optional(DaySchema),
  needUntil: Type.Optional(DaySchema),
}

export const listRequests = endpoint({
  method: 'GET',
  path: '/requests',
  noun: 'requests',
  summary: 'Requests: all for the program, one’s own and those for one’s accounts for everybody else',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    ...requestFilters,
    column: Type.Optional(oneOf(boardColumns)),
    sort: Type.Optional(oneOf(requestSorts)),
  }),
  response: pageOf(RequestRowSchema),
})

export const countRequests = endpoint({
  method: 'GET',
  path: '/requests/counts',
  noun: 'requests',
  summary: 'How many requests each view holds, and how quickly and well requests were answered of late',
  access: 'signed-in',
  response: closed({
    views: Type.Record(Type.String(), Type.Integer()),
    atRisk: Type.Integer({ description: 'Open requests with a clock late or in its last quarter' }),
    firstAnswerMinutes: nullable(
      Type.Integer({ description: 'Median business minutes of the last 30 days' }),
    ),
    fulfilled: closed({ met: Type.Integer(), of: Type.Integer() }),
  }),
})

export const createRequest = endpoint({
  method: 'POST',
  path: '/requests',
  noun: 'requests',
  summary: 'Write a request; submitted at once, or kept as a draft',
  access: 'signed-in',
  body: closed({
    ...brief,
    isDraft: Type.Boolean(),
    /** The advocate it is for, where the requester chose one. */
    contactId: nullable(UuidSchema),
  }),
  response: closed({ id: UuidSchema, number: Type.Integer() }),
})

const RequestSchema = closed({
  id: UuidSchema,
  number: Type.Integer(),
  state: oneOf(requestStates),
  phase: oneOf(requestPhases),
  outcome: nullable(oneOf(requestOutcomes)),
  cause: nullable(oneOf(unfilledCauses)),
  closingNote: nullable(Type.String()),
  ...brief,
  title: Type.String(),
  need: NeedToldSchema,
  activityType: closed({
    id: UuidSchema,
    name: Type.String(),
    isSelfService: Type.Boolean(),
    fulfilment: oneOf(fulfilments),
    isTeamsWay: Type.Boolean({ description: 'The requester’s team has it fulfilled its own way' }),
    isLive: Type.Boolean(),
    timing: oneOf(timings),
    dayLabel: Type.String({ description: 'What `needBy` means for it' }),
    hasWords: Type.Boolean({ description: 'The customer’s words are written down and approved' }),
    audience: oneOf(audiences),
    evidence: Type.String(),
    resultFields: Type.Array(
      closed({
        label: Type.String(),
        kind: oneOf(ownFieldKinds),
        isRequired: Type.Boolean(),
        choices: Type.Array(Type.String()),
      }),
      { description: 'What is noted once it is done' },
    ),
    /** Who says yes before the customer is asked, in order. */
    steps: Type.Array(oneOf(askApprovers)),
  }),
  requester: closed({ id: UuidSchema, name: Type.String(), team: nullable(Type.String()) }),
  handler: nullable(NamedSchema),
  deal: nullable(OpportunitySchema),
  prospect: nullable(NamedSchema),
  submittedAt: nullable(InstantSchema),
  answeredAt: nullable(InstantSchema),
  matchedAt: nullable(InstantSchema),
  fulfilledAt: nullable(InstantSchema),
  closedAt: nullable(InstantSchema),
  version,
  clocks: Type.Array(ClockSchema),
  asks: Type.Array(AskSchema),
  conversation: Type.Array(MessageSchema),
  /** All of them: those of the brief, and those that came with messages. */
  files: Type.Array(FileSchema),
  /** Who hears of what is written here, besides both sides. */
  watchers: Type.Array(NamedSchema),
  isWatching: Type.Boolean({ description: 'The reader is among them' }),
  history: Type.Array(closed({ at: InstantSchema, says: Type.String(), by: nullable(Type.String()) }), {
    description: 'The latest 100 happenings, those that are news',
  }),
  isHistoryCut: Type.Boolean({ description: 'True where more happened before; the audit has all of it' }),
  /** The advocate the requester asked for, not proposed yet. */
  wish: nullable(closed({ id: UuidSchema, name: Type.String(), account: nullable(Type.String()) })),
  /** edit, submit, take, handOver, askRequester, write, addFile, propose, withdraw, close */
  may: MaySchema,
})

export const getRequest = endpoint({
  method: 'GET',
  path: '/requests/:requestId',
  noun: 'requests',
  summary: 'One request: brief, clocks of both sides, asks, conversation, history',
  access: 'signed-in',
  params,
  response: RequestSchema,
})

export const updateRequest = endpoint({
  method: 'PATCH',
  path: '/requests/:requestId',
  noun: 'requests',
  summary: 'Change the brief: all of it as a draft, afterwards what does not belong to an ask already made',
  access: 'signed-in',
  params,
  body: closed({ ...brief, version }),
  response: RequestSchema,
})

export const submitRequest = endpoint({
  method: 'POST',
  path: '/requests/:requestId/submission',
  noun: 'requests',
  summary: 'Submit a draft; from then on the clocks run',
  access: 'signed-in',
  params,
  response: RequestSchema,
})

export const takeRequest = endpoint({
  method: 'POST',
  path: '/requests/:requestId/triage',
  noun: 'requests',
  summary: 'Take a request up, or hand it to another program manager: the first answer',
  access: ['program-manager'],
  params,
  body: closed({ handlerId: Type.Optional(UuidSchema) }),
  response: RequestSchema,
})

export const askRequester = endpoint({
  method: 'POST',
  path: '/requests/:requestId/questions',
  noun: 'requests',
  summary: 'Return a request with a question; our clocks stand still until the requester answers',
  access: ['program-manager'],
  params,
  body: closed({ text: LineSchema }),
  response: RequestSchema,
})

export const writeMessage = endpoint({
  method: 'POST',
  path: '/requests/:requestId/messages',
  noun: 'requests',
  summary: 'Write in the conversation; from the requester it answers an open question',
  access: 'signed-in',
  params,
  body: closed({ text: Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' }), ...messageExtras }),
  response: RequestSchema,
})

export const withdrawRequest = endpoint({
  method: 'POST',
  path: '/requests/:requestId/withdrawal',
  noun: 'requests',
  summary: 'Take a request back; its open asks are withdrawn with it',
  access: 'signed-in',
  params,
  body: closed({ reason: LineSchema }),
  response: RequestSchema,
})

export const closeRequest = endpoint({
  method: 'POST',
  path: '/requests/:requestId/closing',
  noun: 'requests',
  summary: 'Close a request that got nothing, or less than it needed, with the cause',
  access: ['program-manager'],
  params,
  body: closed({ cause: oneOf(unfilledCauses), note: nullable(TextSchema) }),
  response: RequestSchema,
})
