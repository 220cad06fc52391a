import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { NeedSchema, NeedToldSchema } from './need.contract.ts'
import { halts, tellings } from './saved-need.ts'

const telling = oneOf(tellings)
const params = closed({ savedNeedId: UuidSchema })
const count = Type.Integer({ minimum: 0 })

const SavedNeedSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  need: NeedToldSchema,
  activity: Type.String({ description: 'The name of the activity type' }),
  owner: closed({ id: UuidSchema, name: Type.String() }),
  isOwn: Type.Boolean(),
  contact: nullable(closed({ id: UuidSchema, name: Type.String() })),
  telling,
  halt: nullable(oneOf(halts)),
  free: nullable(
    Type.Integer({ minimum: 0, description: 'How many fit and are free, up to fifty; null: not looked yet' }),
  ),
  lookedAt: nullable(InstantSchema),
  news: count,
  /** The latest of those who are new since the owner last looked. */
  newFits: Type.Array(
    closed({
      contactId: UuidSchema,
      name: Type.String(),
      account: nullable(Type.String()),
      foundAt: InstantSchema,
      reasons: Type.Array(Type.String()),
    }),
  ),
})

export const listSavedNeeds = endpoint({
  method: 'GET',
  path: '/saved-needs',
  noun: 'matching',
  summary: 'The needs that the caller keeps; with `everybody`, for program managers, those of all',
  access: 'signed-in',
  query: closed({ ...pageQuery, everybody: Type.Optional(Type.Boolean()) }),
  response: pageOf(SavedNeedSchema),
})

export const keepNeed = endpoint({
  method: 'POST',
  path: '/saved-needs',
  noun: 'matching',
  summary: 'Keep a need, to be told of new fits; with a contact, to be told once when they turn free',
  access: 'signed-in',
  body: closed({ name: LineSchema, need: NeedSchema, telling, contactId: Type.Optional(UuidSchema) }),
  response: closed({ id: UuidSchema }),
})

export const changeSavedNeed = endpoint({
  method: 'PUT',
  path: '/saved-needs/:savedNeedId',
  noun: 'matching',
  summary: 'Write a kept need of one’s own anew: its name, what it asks for, how to tell',
  access: 'signed-in',
  params,
  body: closed({ name: LineSchema, need: NeedSchema, telling }),
  response: closed({}),
})

export const dropSavedNeed = endpoint({
  method: 'DELETE',
  path: '/saved-needs/:savedNeedId',
  noun: 'matching',
  summary: 'Forget a kept need of one’s own',
  access: 'signed-in',
  params,
  response: closed({}),
})

export const seeSavedNeed = endpoint({
  method: 'POST',
  path: '/saved-needs/:savedNeedId/seen',
  noun: 'matching',
  summary: 'Note that the owner has seen who is new',
  access: 'signed-in',
  params,
  response: closed({}),
})
