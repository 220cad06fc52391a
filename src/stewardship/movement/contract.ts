import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { departureCauses } from '../changes/change.ts'

const count = Type.Integer({ minimum: 0 })
const readers = ['program-manager', 'executive'] as const
/** A term at the top of its tree, or where nobody knows it. */
const ofSegment = Type.Union([UuidSchema, Type.Literal('unknown')])
const MonthSchema = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '2026-05' })

export const getMovement = endpoint({
  method: 'GET',
  path: '/movement',
  noun: 'stewardship',
  summary:
    'Who could be found from each of the last twelve months on, who was lost and why, and how many each segment needs this quarter',
  access: readers,
  response: closed({
    bench: Type.Integer({ description: 'Who can be found today' }),
    months: Type.Array(closed({ month: MonthSchema, bench: count, recruited: count, lost: count })),
    attrition: nullable(
      Type.Number({ description: 'Lost in a month, in per cent of those who could be found' }),
    ),
    causes: Type.Array(closed({ cause: nullable(oneOf(departureCauses)), lost: count })),
    quarter: closed({ from: DaySchema, needed: count, recruited: count, missing: count }),
    /** From this day on somebody was lost in the year that segments count. */
    lostSince: DaySchema,
    growth: Type.Integer({ description: 'Per cent a year, a setting' }),
    segments: Type.Array(
      closed({
        industryId: nullable(UuidSchema),
        regionId: nullable(UuidSchema),
        industry: nullable(Type.String()),
        region: nullable(Type.String()),
        advocates: count,
        free: count,
        open: count,
        lostInYear: count,
        recruited: count,
        needed: count,
        missing: count,
      }),
    ),
  }),
})

export const listMoves = endpoint({
  method: 'GET',
  path: '/movement/people',
  noun: 'stewardship',
  summary: 'Who was recruited or lost, the latest first: of a month, a cause, a segment, or since a day',
  access: readers,
  query: closed({
    ...pageQuery,
    way: oneOf(['recruited', 'lost']),
    month: Type.Optional(MonthSchema),
    since: Type.Optional(DaySchema),
    cause: Type.Optional(oneOf([...departureCauses, 'not-said'])),
    industryId: Type.Optional(ofSegment),
    regionId: Type.Optional(ofSegment),
  }),
  response: pageOf(
    closed({
      stepId: UuidSchema,
      contactId: UuidSchema,
      name: Type.String(),
      account: nullable(NamedSchema),
      on: DaySchema,
      cause: nullable(oneOf(departureCauses)),
      reason: nullable(Type.String()),
      reviewId: nullable(UuidSchema),
    }),
  ),
})

export const explainDeparture = endpoint({
  method: 'PUT',
  path: '/movement/people/:journeyStepId/cause',
  noun: 'stewardship',
  summary: 'Say why somebody was lost',
  access: ['program-manager'],
  params: closed({ journeyStepId: UuidSchema }),
  body: closed({ cause: oneOf(departureCauses) }),
  response: closed({ cause: oneOf(departureCauses) }),
})
