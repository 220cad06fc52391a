import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  MaySchema,
  NamedSchema,
  nullable,
  UuidSchema,
} from '../../kernel/contract.ts'

const QuotaSchema = closed({
  id: UuidSchema,
  team: NamedSchema,
  /** The activity it is for; null for all together. */
  activityType: nullable(NamedSchema),
  perQuarter: Type.Integer(),
  used: Type.Integer({ description: 'Within the running quarter' }),
})

export const listQuotas = endpoint({
  method: 'GET',
  path: '/quotas',
  noun: 'requests',
  summary: 'Quotas of teams for requests within the running quarter, with what was used',
  access: 'signed-in',
  query: closed({
    teamId: Type.Optional(UuidSchema),
    mine: Type.Optional(Type.Boolean({ description: 'Only those of the reader’s own team' })),
    activityTypeId: Type.Optional(UuidSchema),
    /** Those that a request counts against. */
    requestId: Type.Optional(UuidSchema),
  }),
  response: closed({ startsOn: DaySchema, endsOn: DaySchema, rows: Type.Array(QuotaSchema), may: MaySchema }),
})

export const putQuota = endpoint({
  method: 'PUT',
  path: '/quotas',
  noun: 'requests',
  summary: 'Set how many requests a team may hand in within a quarter, or with null lift the quota',
  access: ['program-manager'],
  body: closed({
    teamId: UuidSchema,
    activityTypeId: nullable(UuidSchema),
    perQuarter: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
  }),
  response: closed({ rows: Type.Array(QuotaSchema) }),
})
