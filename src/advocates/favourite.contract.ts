import { Type } from 'typebox'
import { closed, endpoint, UuidSchema } from '../kernel/contract.ts'

const params = closed({ contactId: UuidSchema })

export const listFavourites = endpoint({
  method: 'GET',
  path: '/advocates/favourites',
  noun: 'advocates',
  summary: 'The contacts whom the caller starred, the latest first',
  access: 'signed-in',
  response: closed({ contactIds: Type.Array(UuidSchema) }),
})

export const starAdvocate = endpoint({
  method: 'PUT',
  path: '/advocates/:contactId/favourite',
  noun: 'advocates',
  summary: 'Star an advocate for oneself; again, nothing changes',
  access: 'signed-in',
  params,
  response: closed({}),
})

export const unstarAdvocate = endpoint({
  method: 'DELETE',
  path: '/advocates/:contactId/favourite',
  noun: 'advocates',
  summary: 'Take one’s star off an advocate',
  access: 'signed-in',
  params,
  response: closed({}),
})
