import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { customerTextKinds } from './customer-text-row.ts'
import { timelineKinds } from './timeline.ts'

const TimelineSchema = closed({
  id: Type.String(),
  kind: oneOf(timelineKinds),
  at: Type.String({ description: 'The day, or the moment where it is known' }),
  name: Type.String({ description: 'What happened, as a code: `account.changed`, `ask.done`' }),
  title: nullable(Type.String({ description: 'In words of the record itself' })),
  who: nullable(Type.String({ description: 'Who did it, on our side' })),
  fields: Type.Array(Type.String({ description: 'What changed, as the contract calls it' })),
  detail: nullable(Type.String()),
  record: nullable(closed({ kind: Type.String(), id: UuidSchema })),
})

const response = pageOf(TimelineSchema)
const query = closed(pageQuery)
const summary = 'What happened around a record, the latest first: asks and gives, cases, texts, changes'

export const getAccountTimeline = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/timeline',
  noun: 'customers',
  summary,
  access: 'signed-in',
  params: closed({ accountId: UuidSchema }),
  query,
  response,
})

export const getContactTimeline = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/timeline',
  noun: 'customers',
  summary,
  access: 'signed-in',
  params: closed({ contactId: UuidSchema }),
  query,
  response,
})

export const getOpportunityTimeline = endpoint({
  method: 'GET',
  path: '/opportunities/:opportunityId/timeline',
  noun: 'customers',
  summary,
  access: 'signed-in',
  params: closed({ opportunityId: UuidSchema }),
  query,
  response,
})

const textQuery = closed({
  ...pageQuery,
  /** This one alone. */
  text: Type.Optional(UuidSchema),
})

const TextRowSchema = closed({
  id: UuidSchema,
  kind: oneOf(customerTextKinds),
  title: nullable(Type.String()),
  summary: nullable(Type.String()),
  body: Type.String(),
  attribution: nullable(Type.String()),
  tags: nullable(Type.String()),
  product: nullable(Type.String()),
  link: nullable(Type.String()),
  owner: nullable(Type.String()),
  permission: nullable(Type.String()),
  datedOn: nullable(DaySchema),
  contact: nullable(closed({ id: UuidSchema, name: Type.String() })),
})

export const listAccountTexts = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/texts',
  noun: 'customers',
  summary: 'Stories and quotes of an account, the latest first',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema }),
  query: textQuery,
  response: pageOf(TextRowSchema),
})

export const listContactTexts = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/texts',
  noun: 'customers',
  summary: 'Stories and quotes of a contact, the latest first',
  access: 'signed-in',
  params: closed({ contactId: UuidSchema }),
  query: textQuery,
  response: pageOf(TextRowSchema),
})
