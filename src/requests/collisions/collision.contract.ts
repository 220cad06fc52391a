import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { collisionKinds } from './collision.ts'

const CollisionSchema = closed({
  kind: oneOf(collisionKinds),
  id: UuidSchema,
  person: Type.String(),
  team: nullable(Type.String()),
  /** What it is, as people call it. */
  activity: Type.String(),
  on: DaySchema,
  isSameContact: Type.Boolean({ description: 'False where it is somebody else at the same account' }),
})

export const lookForCollisions = endpoint({
  method: 'GET',
  path: '/requests/:requestId/collisions/ahead',
  noun: 'requests',
  summary: 'What other teams have with somebody who could be proposed, around a day',
  access: 'signed-in',
  params: closed({ requestId: UuidSchema }),
  query: closed({ contactId: UuidSchema, on: Type.Optional(DaySchema) }),
  response: closed({ rows: Type.Array(CollisionSchema) }),
})

export const listCollisions = endpoint({
  method: 'GET',
  path: '/requests/:requestId/collisions',
  noun: 'requests',
  summary: 'Where asks of this request meet other teams, as it was known when they were proposed',
  access: 'signed-in',
  params: closed({ requestId: UuidSchema }),
  response: closed({
    rows: Type.Array(
      closed({
        id: UuidSchema,
        /** Whose place it is: the customer both are with. */
        whom: Type.String(),
        other: closed({
          ...CollisionSchema.properties,
          requestId: nullable(UuidSchema),
          number: nullable(Type.Integer()),
          /** What the other ask came to. */
          isOver: Type.Boolean(),
        }),
        acknowledgedBy: Type.String(),
        at: InstantSchema,
      }),
    ),
  }),
})
