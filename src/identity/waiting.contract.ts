import { Type } from 'typebox'
import { closed, endpoint } from '../kernel/contract.ts'

export const listWaiting = endpoint({
  method: 'GET',
  path: '/waiting',
  noun: 'identity',
  summary: 'How many things wait for the reader at each place; places where nothing waits are left out',
  access: 'signed-in',
  response: closed({ rows: Type.Array(closed({ place: Type.String(), count: Type.Integer() })) }),
})
