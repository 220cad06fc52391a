import { type TSchema, Type } from 'typebox'
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
  opportunityParts,
  ownFieldKinds,
  permissionUses,
  timings,
} from './activity-type.ts'

const described = <Schema extends TSchema>(schema: Schema, description: string): Schema => ({
  ...schema,
  description,
})

const StepSchema = closed({
  approver: oneOf(approvers),
  windowDays: Type.Integer({ minimum: 1, maximum: 60, description: 'Working days to answer' }),
})

const ownField = {
  label: LineSchema,
  kind: oneOf(ownFieldKinds),
  isRequired: Type.Boolean(),
  choices: Type.Array(LineSchema, { maxItems: 50 }),
}

const ResultFieldSchema = closed(ownField)

const BriefFieldSchema = closed({
  ...ownField,
  isForCustomer: Type.Optional(
    Type.Boolean({ description: 'The customer reads it, and whoever approves in their company' }),
  ),
})

const TeamFulfilmentSchema = closed({ team: oneOf(teamKinds), fulfilment: oneOf(fulfilments) })

const definition = {
  name: LineSchema,
  germanName: nullable(LineSchema),
  family: oneOf(activityFamilies),
  teams: Type.Array(oneOf(teamKinds), {
    maxItems: teamKinds.length,
    uniqueItems: true,
    description: 'Teams that ask for it',
  }),
  effort: Type.String({ maxLength: 200, description: 'What it takes the customer, in words' }),
  noticeDays: Type.Integer({ minimum: 0, maximum: 365, description: 'Working days' }),
  loadPoints: Type.Number({
    minimum: 0,
    maximum: 25,
    multipleOf: 0.25,
    description: 'What it weighs for the customer; the cap is 8 in 90 days unless the workspace has another',
  }),
  restDays: Type.Integer({ minimum: 0, maximum: 730, description: 'Calendar days of rest once it is done' }),
  rewardPoints: Type.Integer({ minimum: 0, maximum: 10_000 }),
  isLive: Type.Boolean({ description: 'A conversation with an outsider in real time' }),
  isAccountLevel: Type.Boolean({ description: 'The company is asked, not a person' }),
  fulfilment: oneOf(fulfilments),
  teamFulfilments: Type.Array(TeamFulfilmentSchema, {
    maxItems: teamKinds.length,
    description: 'Teams for which it is fulfilled otherwise than `fulfilment` says',
  }),
  timing: described(
    oneOf(timings),
    'slot: a talk at a time both sides agree on; fixed-day: on a day that is set; by-day: delivered by a day',
  ),
  dayLabel: described(LineSchema, 'What `needBy` of a request means: "Day of the event"'),
  hasWords: Type.Boolean({ description: 'The customer’s words are written down and approved' }),
  earliestStage: described(
    nullable(oneOf(opportunityParts)),
    'The part of a deal from which it may be asked for without an exception; null: from the beginning',
  ),
  audience: oneOf(audiences),
  permissionUse: nullable(oneOf(permissionUses)),
  evidence: Type.String({ maxLength: 300, description: 'What shows that it took place, in words' }),
  steps: Type.Array(StepSchema, { maxItems: approvers.length, description: 'Who says yes, in this order' }),
  fields: Type.Array(BriefFieldSchema, {
    maxItems: 30,
    description: 'What a brief of this kind says besides',
  }),
  resultFields: Type.Array(ResultFieldSchema, {
    maxItems: 30,
    description: 'What is noted when it is done; without any, the evidence in words is',
  }),
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
