import { Type } from 'typebox'
import { closed, endpoint, oneOf, UuidSchema } from '../kernel/contract.ts'

const searchKinds = ['account', 'contact', 'opportunity', 'person', 'request', 'activity-type'] as const

export const search = endpoint({
  method: 'GET',
  path: '/search',
  noun: 'customers',
  summary:
    'Records by name, the best first, misspelt names too, requests also by number, and the kinds of activity that can be asked for; at most 20, only what the caller may see',
  access: 'signed-in',
  query: closed({ q: Type.String({ minLength: 1, maxLength: 200 }) }),
  response: closed({
    results: Type.Array(
      closed({
        kind: oneOf(searchKinds),
        id: UuidSchema,
        title: Type.String(),
        detail: Type.String(),
        to: Type.String({ description: 'The page of the record; of a kind, where a request for it begins' }),
      }),
    ),
  }),
})
