import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  UuidSchema,
} from '../kernel/contract.ts'

// Who competes with whom. Recorded once, it holds in both directions.

const params = closed({ accountId: UuidSchema })

export const listRivals = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/rivals',
  noun: 'customers',
  summary: 'Whom an account competes with, from whichever side it was recorded',
  access: 'signed-in',
  params,
  response: closed({
    rows: Type.Array(
      closed({
        id: UuidSchema,
        name: Type.String(),
        /** Null where the rival is known by its name only. */
        account: nullable(NamedSchema),
        recordedBy: nullable(Type.String()),
        recordedAt: InstantSchema,
      }),
    ),
    may: MaySchema,
  }),
})

export const recordRival = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/rivals',
  noun: 'customers',
  summary: 'Record that an account competes with another one, or with a company known by its name only',
  access: 'signed-in',
  params,
  body: closed({
    name: LineSchema,
    rivalId: Type.Optional(nullable(UuidSchema)),
  }),
  response: closed({ id: UuidSchema }),
})

export const removeRival = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/rivals/:rivalId',
  noun: 'customers',
  summary: 'Take off the record that an account competes with somebody; `rivalId` is the id of the row',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema, rivalId: UuidSchema }),
  response: closed({ id: UuidSchema }),
})
