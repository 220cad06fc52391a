import { Type } from 'typebox'
import { closed, endpoint, nullable } from '../kernel/contract.ts'

const count = Type.Integer({ minimum: 0 })

export const getEffort = endpoint({
  method: 'GET',
  path: '/effort',
  noun: 'planner',
  summary: 'How much of what the program did went ahead of requests, and how much answered them, in 90 days',
  access: ['program-manager', 'executive'],
  response: closed({
    days: count,
    ahead: count,
    answering: count,
    percentAhead: nullable(
      Type.Integer({ minimum: 0, maximum: 100, description: 'Null: too few acts to say' }),
    ),
    fewest: count,
    acts: Type.Array(
      closed({
        name: Type.String({ description: 'The event that each act left in the audit trail' }),
        isAhead: Type.Boolean(),
        count,
      }),
      { description: 'The most frequent first' },
    ),
  }),
})
