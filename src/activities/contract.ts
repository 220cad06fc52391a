import { Type } from 'typebox'
import { teamKinds } from '../identity/team.ts'
import {
  closed,
  DaySchema,
  endpoint,
  LineSchema,
  MaySchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'
import {
  activityFamilies,
  approvers,
  audiences,
  fulfilments,
  ownFieldKinds,
  permissionUses,
} from './activity-type.ts'

const StepSchema = closed({
  approver: oneOf(approvers),
  windowDays: Type.Integer({ minimum: 1, maximum: 60, description: 'Business days to answer' }),
})

const OwnFieldSchema = closed({
  label: LineSchema,
  kind: oneOf(ownFieldKinds),
  isRequired: Type.Boolean(),
  choices: Type.Array(LineSchema, { maxItems: 50 }),
})

const definition = {
  name: LineSchema,
  germanName: nullable(LineSchema),
  family: oneOf(activityFamilies),
  teams: Type.Array(oneOf(teamKinds), { maxItems: teamKinds.length, uniqueItems: true }),
  effort: Type.String({ maxLength: 200 }),
  noticeDays: Type.Integer({ minimum: 0, maximum: 365, description: 'Business days' }),
  loadPoints: Type.Number({ minimum: 0, maximum: 25, multipleOf: 0.25 }),
  restDays: Type.Integer({ minimum: 0, maximum: 730 }),
  rewardPoints: Type.Integer({ minimum: 0, maximum: 10_000 }),
  isLive: Type.Boolean(),
  isAccountLevel: Type.Boolean({ description: 'The company is asked, not a person' }),
  fulfilment: oneOf(fulfilments),
  audience: oneOf(audiences),
  permissionUse: nullable(oneOf(permissionUses)),
  evidence: Type.String({ maxLength: 300 }),
  steps: Type.Array(StepSchema, { maxItems: approvers.length }),
  fields: Type.Array(OwnFieldSchema, { maxItems: 30 }),
}

export const ActivityTypeSchema = closed({
  ...definition,
  id: UuidSchema,
  code: Type.String(),
  inUse: Type.Boolean(),
  isDefault: Type.Boolean({ description: 'A kind of the shipped library' }),
  isChanged: Type.Boolean({ description: 'Differs from the shipped library' }),
  version: Type.Integer(),
})

export const listActivityTypes = endpoint({
  method: 'GET',
  path: '/activity-types',
  noun: 'activities',
  summary: 'What a customer can be asked for',
  access: 'signed-in',
  query: closed({ all: Type.Optional(Type.Boolean({ description: 'Those out of use as well' })) }),
  response: closed({ rows: Type.Array(ActivityTypeSchema), may: MaySchema }),
})

const params = closed({ activityTypeId: UuidSchema })

export const getActivityType = endpoint({
  method: 'GET',
  path: '/activity-types/:activityTypeId',
  noun: 'activities',
  summary: 'One kind of activity, and how often it was asked for',
  access: 'signed-in',
  params,
  response: closed({
    type: ActivityTypeSchema,
    asks: Type.Integer(),
    firstAskOn: nullable(DaySchema),
    openAsks: Type.Integer(),
    may: MaySchema,
  }),
})

const editors = ['program-manager', 'administrator'] as const

export const addActivityType = endpoint({
  method: 'POST',
  path: '/activity-types',
  noun: 'activities',
  summary: 'Add a kind of one’s own',
  access: editors,
  body: closed(definition),
  response: ActivityTypeSchema,
})

export const updateActivityType = endpoint({
  method: 'PUT',
  path: '/activity-types/:activityTypeId',
  noun: 'activities',
  summary: 'Change a kind; what is agreed already keeps its load and rest',
  access: editors,
  params,
  body: closed({ ...definition, version: Type.Integer() }),
  response: ActivityTypeSchema,
})

export const retireActivityType = endpoint({
  method: 'POST',
  path: '/activity-types/:activityTypeId/retirement',
  noun: 'activities',
  summary: 'Take a kind out of use; what was asked stays in the ledger',
  access: editors,
  params,
  response: ActivityTypeSchema,
})

export const putBackActivityType = endpoint({
  method: 'DELETE',
  path: '/activity-types/:activityTypeId/retirement',
  noun: 'activities',
  summary: 'Put a kind back into use',
  access: editors,
  params,
  response: ActivityTypeSchema,
})

export const resetActivityType = endpoint({
  method: 'POST',
  path: '/activity-types/:activityTypeId/default',
  noun: 'activities',
  summary: 'Put a kind back as the library has it',
  access: editors,
  params,
  body: closed({ version: Type.Integer() }),
  response: ActivityTypeSchema,
})
