import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  nullable,
  oneOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { NeedToldSchema } from '../matching/need.contract.ts'
import { availabilityKinds } from './availability.ts'

const count = Type.Integer({ minimum: 0 })

export const getAvailability = endpoint({
  method: 'GET',
  path: '/availability',
  noun: 'planner',
  summary:
    'For how many open requests and kept needs enough qualified advocates are free; and each of them, the shortest first',
  access: ['program-manager', 'executive'],
  query: closed({
    ...pageQuery,
    short: Type.Optional(Type.Boolean({ description: 'Only those that lack somebody' })),
  }),
  response: closed({
    enough: Type.Integer({ minimum: 1, description: 'So many are enough' }),
    met: count,
    counted: count,
    /** Kept or changed so lately that nobody has counted them yet. */
    uncounted: count,
    rows: Type.Array(
      closed({
        kind: oneOf(availabilityKinds),
        id: UuidSchema,
        name: Type.String(),
        /** Who asks, or who keeps it. */
        person: Type.String(),
        activity: Type.String(),
        need: NeedToldSchema,
        segment: nullable(Type.String({ description: 'The segment of the account to be convinced' })),
        free: nullable(
          Type.Integer({ minimum: 0, description: 'Counted up to fifty; null: not counted yet' }),
        ),
        isEnough: Type.Boolean(),
        countedAt: nullable(InstantSchema),
      }),
    ),
    next: nullable(Type.String()),
  }),
})
