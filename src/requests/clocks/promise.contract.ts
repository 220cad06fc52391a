import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  NamedSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { promiseSides } from './promises.ts'

const period = {
  from: Type.Optional(DaySchema),
  until: Type.Optional(DaySchema),
  teamId: Type.Optional(UuidSchema),
}

const PromiseSchema = closed({
  code: Type.String(),
  side: oneOf(promiseSides),
  says: Type.String(),
  target: Type.String({ description: 'In words: within 2 working days' }),
  /** Cases that are decided: given, or past their time. */
  due: Type.Integer(),
  met: Type.Integer(),
  /** Exceptions that were approved: counted apart, neither met nor due. */
  excepted: Type.Integer(),
  /** Null where there are too few cases to say. */
  percent: nullable(Type.Integer()),
})

export const listPromises = endpoint({
  method: 'GET',
  path: '/promises',
  noun: 'requests',
  summary:
    'How the promises around requests were kept, both sides, within a period; the running quarter by default',
  access: ['program-manager', 'executive'],
  query: closed(period),
  response: closed({
    from: DaySchema,
    until: DaySchema,
    /** Fewer cases than this say nothing. */
    fewest: Type.Integer(),
    targetPercent: Type.Integer(),
    rows: Type.Array(PromiseSchema),
  }),
})

export const listPromiseCases = endpoint({
  method: 'GET',
  path: '/promises/:code/cases',
  noun: 'requests',
  summary: 'The cases behind one promise, the latest first',
  access: ['program-manager', 'executive'],
  params: closed({ code: Type.String({ maxLength: 60 }) }),
  query: closed({ ...period, isMissed: Type.Optional(Type.Boolean()) }),
  response: closed({
    promise: PromiseSchema,
    rows: Type.Array(
      closed({
        request: nullable(closed({ id: UuidSchema, number: Type.Integer(), title: Type.String() })),
        /** Who owed it; null for the program as a whole. */
        owes: nullable(NamedSchema),
        state: oneOf(['met', 'missed', 'excepted']),
        detail: Type.String(),
        at: InstantSchema,
      }),
    ),
    /** More cases than are shown. */
    more: Type.Integer(),
  }),
})
