import { Type } from 'typebox'
import { standingStates } from '../activities/standing-state.ts'
import { closed, DaySchema, endpoint, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'

export const listWorkedWith = endpoint({
  method: 'GET',
  path: '/worked-with',
  noun: 'requests',
  summary: 'Advocates to whom the caller’s own requests went lately, the latest first, as they stand now',
  access: 'signed-in',
  response: closed({
    rows: Type.Array(
      closed({
        contactId: UuidSchema,
        name: Type.String(),
        account: nullable(Type.String()),
        /** What was asked last, and when. */
        activity: Type.String(),
        on: DaySchema,
        isDone: Type.Boolean(),
        standing: nullable(closed({ state: oneOf(standingStates), freeFrom: nullable(DaySchema) })),
      }),
    ),
  }),
})
