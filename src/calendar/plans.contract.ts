import { Type } from 'typebox'
import { closed, DaySchema, endpoint, NamedSchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'

/** What somebody plans with a customer: an ask on its way, an agreed talk, an interview. */
const planKinds = ['ask', 'talk', 'interview'] as const

const PlanSchema = closed({
  kind: oneOf(planKinds),
  id: UuidSchema,
  on: DaySchema,
  account: NamedSchema,
  contact: nullable(NamedSchema),
  activity: Type.String(),
  team: nullable(Type.String()),
  person: Type.String(),
  /** The entry it is for. */
  entry: nullable(NamedSchema),
  requestId: nullable(UuidSchema),
})

const response = closed({ rows: Type.Array(PlanSchema), more: Type.Integer() })

export const listPlans = endpoint({
  method: 'GET',
  path: '/calendar/accounts/:accountId/plans',
  noun: 'calendar',
  summary: 'What teams plan with an account: asks, talks, interviews, and the entries they are for, by day',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema }),
  response,
})

export const listMyPlans = endpoint({
  method: 'GET',
  path: '/calendar/plans',
  noun: 'calendar',
  summary: 'What teams plan with the accounts the reader owns, by day',
  access: 'signed-in',
  response,
})
