import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MailSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { seniorities } from '../contact.ts'
import { peopleChanges } from './chart.ts'

const account = closed({ accountId: UuidSchema })
const contact = closed({ contactId: UuidSchema })

const ChartPersonSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  seniority: nullable(oneOf(seniorities)),
  stage: nullable(Type.String({ description: 'Of the journey; null where it has not begun' })),
  reportsToId: nullable(UuidSchema),
  reportsToText: nullable(Type.String({ description: 'Somebody without a record here' })),
  formerBoss: nullable(
    Type.String({ description: 'Whom they reported to, who left or works elsewhere now' }),
  ),
  awayUntil: nullable(DaySchema),
  depth: Type.Integer(),
  below: Type.Integer(),
})

const ChartSchema = closed({
  people: Type.Array(ChartPersonSchema, { description: 'Each after whom they report to' }),
  more: Type.Integer({ description: 'People beyond those the chart shows' }),
  changes: Type.Array(
    closed({
      id: UuidSchema,
      change: oneOf(peopleChanges),
      at: InstantSchema,
      contact: NamedSchema,
      before: nullable(Type.String()),
      after: nullable(Type.String()),
      by: nullable(Type.String()),
    }),
    { description: 'Of the last year, the latest first' },
  ),
  may: MaySchema,
})

export const getChart = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/chart',
  noun: 'customers',
  summary: 'Who works at an account and who reports to whom, and what changed about people',
  access: 'signed-in',
  params: account,
  response: ChartSchema,
})

export const setReportingLine = endpoint({
  method: 'PUT',
  path: '/contacts/:contactId/reporting-line',
  noun: 'customers',
  summary: 'Say whom a contact reports to: another contact there, a name without a record, or nobody known',
  access: 'signed-in',
  params: contact,
  body: closed({ reportsToId: nullable(UuidSchema), reportsToText: Type.Optional(nullable(LineSchema)) }),
  response: closed({ id: UuidSchema }),
})

export const recordRole = endpoint({
  method: 'PUT',
  path: '/contacts/:contactId/role',
  noun: 'customers',
  summary: 'Record a contact’s new post at the same account; the former one stays on record',
  access: 'signed-in',
  params: contact,
  body: closed({ title: LineSchema, on: Type.Optional(DaySchema) }),
  response: closed({ id: UuidSchema }),
})

export const recordArrival = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/arrivals',
  noun: 'customers',
  summary: 'Record somebody new at an account, or somebody we should know there',
  access: 'signed-in',
  params: account,
  body: closed({
    name: LineSchema,
    title: Type.Optional(nullable(LineSchema)),
    mail: Type.Optional(nullable(MailSchema)),
    reportsToId: Type.Optional(nullable(UuidSchema)),
    on: Type.Optional(nullable(DaySchema)),
  }),
  response: closed({ id: UuidSchema }),
})
