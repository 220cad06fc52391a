import { Type } from 'typebox'
import { closed, endpoint, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'

const ExampleSchema = closed({
  workspaceId: nullable(UuidSchema),
  state: oneOf(['absent', 'loading', 'failed', 'ready']),
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
})

export const getExample = endpoint({
  method: 'GET',
  path: '/example',
  noun: 'workspaces',
  summary: 'My example company: whether it is there, and how far it has been filled',
  access: 'signed-in',
  response: ExampleSchema,
})

export const loadExample = endpoint({
  method: 'POST',
  path: '/example',
  noun: 'workspaces',
  summary:
    'Make the example company, a workspace of its own that I join with every role; one that is there is answered as it is',
  access: 'signed-in',
  response: ExampleSchema,
})

export const removeExample = endpoint({
  method: 'DELETE',
  path: '/example',
  noun: 'workspaces',
  summary: 'Remove my example company with everything in it; without one nothing happens',
  access: 'signed-in',
  response: closed({ removed: Type.Boolean() }),
})
