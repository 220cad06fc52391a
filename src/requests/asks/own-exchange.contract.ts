import { Type } from 'typebox'
import { closed, DaySchema, endpoint } from '../../kernel/contract.ts'

export const getOwnExchange = endpoint({
  method: 'GET',
  path: '/my-exchange',
  noun: 'requests',
  summary:
    'What the caller’s opportunities took from customers in the last year, and whom the caller brought in',
  access: 'signed-in',
  response: closed({
    from: DaySchema,
    /** Uses for the caller’s opportunities or requests, each once; and for how many opportunities. */
    used: Type.Integer(),
    opportunities: Type.Integer(),
    nominated: Type.Integer({ description: 'Customers the caller put forward' }),
    contributed: Type.Integer({ description: 'Of these, how many are discoverable advocates by now' }),
  }),
})
