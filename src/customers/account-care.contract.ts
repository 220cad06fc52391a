import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  LineSchema,
  nullable,
  oneOf,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { caseSeverities, ratings } from './case.ts'

// What the relationship owner records beside an account, in one small form each.

const account = closed({ accountId: UuidSchema })
const DoneSchema = closed({ id: UuidSchema })

export const recordLastContact = endpoint({
  method: 'PUT',
  path: '/accounts/:accountId/last-contact',
  noun: 'customers',
  summary: 'Record the day of the last real contact with an account',
  access: 'signed-in',
  params: account,
  body: closed({
    on: DaySchema,
    personId: Type.Optional(
      Type.String({ format: 'uuid', description: 'Who of ours talked to them; else the caller' }),
    ),
  }),
  response: DoneSchema,
})

export const openCase = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/cases',
  noun: 'customers',
  summary: 'Record an open support case; a serious one holds the account’s advocates',
  access: 'signed-in',
  params: account,
  body: closed({
    title: LineSchema,
    severity: oneOf(caseSeverities),
    number: Type.Optional(nullable(LineSchema)),
    contactId: Type.Optional(nullable(UuidSchema)),
    openedOn: Type.Optional(DaySchema),
  }),
  response: DoneSchema,
})

export const closeCase = endpoint({
  method: 'PUT',
  path: '/cases/:caseId/closing',
  noun: 'customers',
  summary: 'Record that a case is closed, and what the customer said of it; that may be added later',
  access: 'signed-in',
  params: closed({ caseId: UuidSchema }),
  body: closed({
    on: Type.Optional(DaySchema),
    rating: Type.Optional(
      nullable(Type.Integer({ ...ratings, description: 'How content they were, 5 the most' })),
    ),
    words: Type.Optional(nullable(TextSchema)),
    contactId: Type.Optional(
      nullable(Type.String({ format: 'uuid', description: 'Who said so; else whoever opened it' })),
    ),
    handledById: Type.Optional(
      nullable(Type.String({ format: 'uuid', description: 'Who of ours solved it; else the caller' })),
    ),
  }),
  response: DoneSchema,
})

export const noteInitiative = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/initiatives',
  noun: 'customers',
  summary: 'Note what a customer is about to do',
  access: 'signed-in',
  params: account,
  body: closed({ title: LineSchema, notedOn: Type.Optional(DaySchema) }),
  response: DoneSchema,
})

export const removeInitiative = endpoint({
  method: 'DELETE',
  path: '/initiatives/:initiativeId',
  noun: 'customers',
  summary: 'Take an initiative off the record',
  access: 'signed-in',
  params: closed({ initiativeId: UuidSchema }),
  response: DoneSchema,
})
