import { type TSchema, Type } from 'typebox'
import {
  CurrencySchema,
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
import { requestOutcomes, unfilledCauses } from '../requests/request.ts'
import { figures, opportunityFigures, requestFigures, useFigures, waitParties } from './figure.ts'
import { periodChoices } from './period.ts'
import { influences, useFaults, useWays } from './use.ts'

const periodQuery = {
  period: Type.Optional(oneOf(periodChoices)),
  from: Type.Optional(DaySchema),
  to: Type.Optional(DaySchema),
}

const count = Type.Integer({ minimum: 0 })

const ShareSchema = closed({
  met: count,
  of: count,
  share: nullable(Type.Number({ description: '0 to 1; null where there are too few to say' })),
  low: nullable(Type.Number()),
  high: nullable(Type.Number()),
})

const WorthSchema = closed({
  opportunities: count,
  unpriced: count,
  sum: nullable(MoneySchema),
  apart: Type.Array(MoneySchema),
})

const InfluencedSchema = closed({
  all: WorthSchema,
  live: WorthSchema,
  content: WorthSchema,
  /** Counted once in `all`, and in each of the two ways. */
  both: count,
  of: count,
})

/** Business minutes; null where there is nothing, and the 90th percentile where there are too few. */
const TimesSchema = closed({
  requests: count,
  median: nullable(count),
  ninetieth: nullable(count),
})

export const getResults = endpoint({
  method: 'GET',
  path: '/results',
  noun: 'outcomes',
  summary: 'What requests and uses came to: all for the program and executives, one’s own for everybody else',
  access: 'signed-in',
  query: closed(periodQuery),
  response: closed({
    from: DaySchema,
    to: DaySchema,
    today: DaySchema,
    /** True where only the reader’s own opportunities and requests are in it. */
    isOwn: Type.Boolean(),
    currency: CurrencySchema,
    fewest: Type.Integer({ description: 'Cases needed before a share is told' }),
    workingDay: Type.Integer({ description: 'Minutes of a working day' }),
    won: InfluencedSchema,
    open: InfluencedSchema,
    closed: ShareSchema,
    wonShares: closed({ with: ShareSchema, without: ShareSchema, isTooFew: Type.Boolean() }),
    unclear: count,
    notCounted: count,
    stages: Type.Array(
      closed({ stage: nullable(Type.String()), won: count, lost: count, worth: WorthSchema }),
    ),
    firstAnswer: closed({ ...TimesSchema.properties, waiting: count }),
    timeToFulfil: closed({
      ...TimesSchema.properties,
      waits: Type.Array(closed({ party: oneOf(waitParties), ...TimesSchema.properties })),
    }),
    fulfilment: closed({
      ...ShareSchema.properties,
      partFulfilled: count,
      unfilled: count,
      withdrawn: count,
    }),
    onTime: ShareSchema,
    unfilled: Type.Array(
      closed({ cause: nullable(oneOf(unfilledCauses)), requests: count, worth: WorthSchema }),
    ),
    people: Type.Array(closed({ ...NamedSchema.properties, used: count, given: count })),
    activity: closed({
      done: count,
      linked: count,
      types: Type.Array(closed({ ...NamedSchema.properties, done: count })),
    }),
  }),
})

/** The rows behind a figure; `part` picks one of its parts: a way, a stage, a cause, an outcome, an activity type. */
function rowsQuery<S extends TSchema>(figure: S) {
  return closed({
    ...pageQuery,
    ...periodQuery,
    figure,
    part: Type.Optional(Type.String({ maxLength: 300 })),
  })
}

const OpportunityRowSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  account: nullable(NamedSchema),
  prospect: nullable(Type.String()),
  owner: nullable(Type.String()),
  state: oneOf(['open', 'won', 'lost']),
  amount: nullable(MoneySchema),
  createdOn: nullable(DaySchema),
  closeOn: nullable(DaySchema),
  influence: oneOf(influences),
  stage: nullable(Type.String({ description: 'On the day of the first use that counts' })),
  /** Uses that count, the first ones first; at most five are named. */
  uses: Type.Array(closed({ contact: nullable(NamedSchema), title: Type.String(), on: DaySchema })),
  useCount: count,
})

export const listResultOpportunities = endpoint({
  method: 'GET',
  path: '/results/opportunities',
  noun: 'outcomes',
  summary: 'The opportunities behind a figure, with the uses that count for them',
  access: 'signed-in',
  query: rowsQuery(oneOf(opportunityFigures)),
  response: pageOf(OpportunityRowSchema),
})

const UseRowSchema = closed({
  id: UuidSchema,
  title: Type.String(),
  on: DaySchema,
  way: oneOf(useWays),
  contact: nullable(NamedSchema),
  account: NamedSchema,
  activityType: nullable(Type.String()),
  opportunity: nullable(NamedSchema),
  fault: nullable(oneOf(useFaults)),
})

export const listResultUses = endpoint({
  method: 'GET',
  path: '/results/uses',
  noun: 'outcomes',
  summary: 'The uses behind a figure, and why those count for no opportunity that do not',
  access: 'signed-in',
  query: rowsQuery(oneOf(useFigures)),
  response: pageOf(UseRowSchema),
})

const RequestRowSchema = closed({
  id: UuidSchema,
  number: Type.Integer(),
  title: Type.String(),
  requester: Type.String(),
  opportunity: nullable(NamedSchema),
  amount: nullable(MoneySchema),
  outcome: nullable(oneOf(requestOutcomes)),
  cause: nullable(oneOf(unfilledCauses)),
  needBy: nullable(DaySchema),
  submittedAt: InstantSchema,
  /** First answered, fulfilled or closed: whichever the figure tells of. */
  at: InstantSchema,
  isOnTime: nullable(Type.Boolean()),
  /** Business minutes from submission to `at`. */
  minutes: count,
  waits: Type.Array(closed({ party: oneOf(waitParties), minutes: count })),
})

export const listResultRequests = endpoint({
  method: 'GET',
  path: '/results/requests',
  noun: 'outcomes',
  summary: 'The requests behind a figure, with how long they took and for whom they waited',
  access: 'signed-in',
  query: rowsQuery(oneOf(requestFigures)),
  response: pageOf(RequestRowSchema),
})

export const listResultPeople = endpoint({
  method: 'GET',
  path: '/results/people',
  noun: 'outcomes',
  summary: 'For each seller the uses on their opportunities, beside the advocates they put forward',
  access: 'signed-in',
  query: closed({ ...pageQuery, ...periodQuery }),
  response: pageOf(closed({ ...NamedSchema.properties, used: count, given: count })),
})

export const exportResults = endpoint({
  method: 'GET',
  path: '/results/file',
  noun: 'outcomes',
  summary: 'The rows behind a figure as CSV; formulas are neutralised',
  access: 'signed-in',
  query: closed({
    ...periodQuery,
    figure: oneOf(figures),
    part: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  response: Type.String(),
  raw: true,
})
