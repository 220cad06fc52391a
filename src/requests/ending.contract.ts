import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MoneySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { requestOutcomes, unfilledCauses } from './request.ts'

export const findAlike = endpoint({
  method: 'GET',
  path: '/requests/alike',
  noun: 'requests',
  summary: 'Open requests that ask for the same: of the same deal, or of the reader for the same prospect',
  access: 'signed-in',
  query: closed({
    activityTypeId: UuidSchema,
    opportunityId: Type.Optional(UuidSchema),
    prospectId: Type.Optional(UuidSchema),
    /** The request they are compared with, where it exists already. */
    without: Type.Optional(UuidSchema),
  }),
  response: closed({
    rows: Type.Array(
      closed({
        id: UuidSchema,
        number: Type.Integer(),
        title: Type.String(),
        requester: NamedSchema,
        needBy: nullable(DaySchema),
        isOwn: Type.Boolean(),
        isFollowed: Type.Boolean(),
      }),
    ),
  }),
})

export const joinRequest = endpoint({
  method: 'POST',
  path: '/requests/:requestId/joining',
  noun: 'requests',
  summary: 'Follow a request instead of writing a second one for the same',
  access: 'signed-in',
  params: closed({ requestId: UuidSchema }),
  response: closed({ joined: Type.Boolean() }),
})

export const closeAsDuplicate = endpoint({
  method: 'POST',
  path: '/requests/:requestId/duplicate',
  noun: 'requests',
  summary: 'Close a request for which another one asks already; its requester follows the other',
  access: 'signed-in',
  params: closed({ requestId: UuidSchema }),
  body: closed({ ofRequestId: UuidSchema }),
  response: closed({ closed: Type.Boolean() }),
})

/** What unfilled requests are put together by. */
export const segmentings = ['industry', 'region', 'activity'] as const
export type Segmenting = (typeof segmentings)[number]

export const countUnfilled = endpoint({
  method: 'GET',
  path: '/requests/unfilled',
  noun: 'requests',
  summary: 'What was asked for and not there, by industry, region or activity, with its value by currency',
  access: ['program-manager', 'executive'],
  query: closed({
    by: Type.Optional(oneOf(segmentings)),
    from: Type.Optional(DaySchema),
    until: Type.Optional(DaySchema),
  }),
  response: closed({
    by: oneOf(segmentings),
    from: DaySchema,
    until: DaySchema,
    count: Type.Integer(),
    segments: Type.Array(
      closed({
        /** Null where it is not known. */
        segment: nullable(NamedSchema),
        count: Type.Integer(),
        /** What the deals were worth, by currency: never summed over currencies. */
        values: Type.Array(MoneySchema),
        causes: Type.Array(closed({ cause: oneOf(unfilledCauses), count: Type.Integer() })),
      }),
    ),
  }),
})

export const listUnfilled = endpoint({
  method: 'GET',
  path: '/requests/unfilled/rows',
  noun: 'requests',
  summary: 'The requests behind what was asked for and not there',
  access: ['program-manager', 'executive'],
  query: closed({
    ...pageQuery,
    by: Type.Optional(oneOf(segmentings)),
    /** A term or activity; without it all of them. */
    segmentId: Type.Optional(UuidSchema),
    isUnknown: Type.Optional(Type.Boolean({ description: 'Those whose segment is not known' })),
    from: Type.Optional(DaySchema),
    until: Type.Optional(DaySchema),
  }),
  response: pageOf(
    closed({
      id: UuidSchema,
      number: Type.Integer(),
      title: Type.String(),
      activity: Type.String(),
      requester: NamedSchema,
      prospect: nullable(Type.String()),
      outcome: oneOf(requestOutcomes),
      cause: nullable(oneOf(unfilledCauses)),
      value: nullable(MoneySchema),
      closedAt: InstantSchema,
    }),
  ),
})
