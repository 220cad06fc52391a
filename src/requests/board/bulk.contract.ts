import { Type } from 'typebox'
import { closed, endpoint, nullable, UuidSchema } from '../../kernel/contract.ts'

const AssignmentSchema = closed({
  requestId: UuidSchema,
  /** Null gives it back to the unassigned. */
  handlerId: nullable(UuidSchema),
})

const answer = closed({
  done: Type.Integer(),
  /** What was left as it is, and why. */
  refused: Type.Array(
    closed({ requestId: UuidSchema, number: nullable(Type.Integer()), why: Type.String() }),
  ),
  /** What to send to have it as before. */
  before: Type.Array(AssignmentSchema),
})

export const assignRequests = endpoint({
  method: 'POST',
  path: '/requests/triage',
  noun: 'requests',
  summary:
    'Take several requests up, hand them to a program manager, or give them back; what cannot be is told',
  access: ['program-manager'],
  body: closed({ assignments: Type.Array(AssignmentSchema, { minItems: 1, maxItems: 200 }) }),
  response: answer,
})

export const closeDuplicates = endpoint({
  method: 'POST',
  path: '/requests/duplicates',
  noun: 'requests',
  summary: 'Close several requests that ask for the same as another one; their requesters follow that one',
  access: ['program-manager'],
  body: closed({
    ofRequestId: UuidSchema,
    requestIds: Type.Array(UuidSchema, { minItems: 1, maxItems: 50, uniqueItems: true }),
  }),
  response: closed({ done: Type.Integer(), refused: answer.properties.refused }),
})
