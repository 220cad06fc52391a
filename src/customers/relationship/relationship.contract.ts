import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  TextSchema,
  UuidSchema,
} from '../../kernel/contract.ts'
import { ownerKinds } from '../account.ts'
import { persuasionOutcomes } from './direct-mode.ts'
import { routeCauses, routeChoices } from './route.ts'
import { directTasks } from './rules.ts'

const managers = ['program-manager'] as const
const readers = ['program-manager', 'executive'] as const

/** Which relationships a list shows. */
export const relationshipLists = ['owner-silent', 'direct-mode', 'no-contact', 'no-owner', 'all'] as const
export type RelationshipList = (typeof relationshipLists)[number]

const RouteSchema = closed({
  because: oneOf(routeCauses),
  person: nullable(NamedSchema),
  chosenAs: oneOf(routeChoices),
  silentSince: nullable(DaySchema),
})

const relationship = {
  owner: nullable(NamedSchema),
  ownerKind: nullable(oneOf(ownerKinds)),
  lastContactOn: nullable(DaySchema),
  route: nullable(RouteSchema),
}

export const getRelationship = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/relationship',
  noun: 'customers',
  summary: 'Who holds the relationship with an account, who really talks to them, and who is asked',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema }),
  response: closed({
    ...relationship,
    silentAfter: Type.Integer({ description: 'Days' }),
    talked: Type.Array(closed({ person: NamedSchema, on: DaySchema }), {
      description: 'Who of ours talked to them last, each once',
    }),
    team: nullable(
      closed({
        id: UuidSchema,
        name: Type.String(),
        isPartner: Type.Boolean(),
        executive: nullable(NamedSchema),
        influence: nullable(Type.String()),
      }),
    ),
    directMode: nullable(
      closed({
        id: UuidSchema,
        holder: NamedSchema,
        since: DaySchema,
        reason: Type.String(),
        ofTeam: Type.Boolean(),
      }),
    ),
    may: MaySchema,
  }),
})

export const listRelationships = endpoint({
  method: 'GET',
  path: '/relationships',
  noun: 'customers',
  summary:
    'Accounts by who is asked about them: owners without contact, direct mode, without contact on record',
  access: readers,
  query: closed({ ...pageQuery, list: Type.Optional(oneOf(relationshipLists)) }),
  response: pageOf(
    closed({ id: UuidSchema, name: Type.String(), advocates: Type.Integer(), ...relationship }),
  ),
})

export const countRelationships = endpoint({
  method: 'GET',
  path: '/relationships/counts',
  noun: 'customers',
  summary: 'How many accounts each list of relationships holds, and the hours direct mode takes',
  access: readers,
  response: closed({
    'owner-silent': Type.Integer(),
    'direct-mode': Type.Integer(),
    'no-contact': Type.Integer(),
    'no-owner': Type.Integer(),
    all: Type.Integer(),
    silentAfter: Type.Integer({ description: 'Days' }),
    directHours: Type.Number({ description: 'A quarter, of everything in direct mode' }),
    programHours: Type.Number({ description: 'A quarter' }),
  }),
})

/** Of one account, or of all that the people of a team own. */
const scope = {
  accountId: Type.Optional(UuidSchema),
  teamId: Type.Optional(UuidSchema),
}

const TaskSchema = closed({
  task: oneOf(directTasks),
  count: Type.Integer({ description: 'A quarter' }),
  hoursEach: Type.Number(),
  hours: Type.Number(),
})

const PersuasionSchema = closed({
  id: UuidSchema,
  account: nullable(NamedSchema),
  team: nullable(NamedSchema),
  asked: NamedSchema,
  ally: nullable(NamedSchema),
  on: DaySchema,
  outcome: oneOf(persuasionOutcomes),
  note: nullable(Type.String()),
})

export const estimateDirectMode = endpoint({
  method: 'GET',
  path: '/direct-modes/estimate',
  noun: 'customers',
  summary:
    'What it would cost to hold a relationship ourselves, by task and account, and what was tried before',
  access: managers,
  query: closed(scope),
  response: closed({
    scope: closed({ account: nullable(NamedSchema), team: nullable(NamedSchema) }),
    tasks: Type.Array(TaskSchema),
    hours: Type.Number({ description: 'A quarter' }),
    factor: Type.Number({ description: 'How much longer it takes without an owner; within the hours' }),
    accounts: Type.Integer(),
    rows: Type.Array(
      closed({
        account: NamedSchema,
        people: Type.Integer(),
        asks: Type.Integer(),
        advocates: Type.Integer(),
        hours: Type.Number(),
      }),
      { description: 'The most expensive first, at most 200' },
    ),
    directHours: Type.Number({ description: 'What direct mode takes already, a quarter' }),
    programHours: Type.Number({ description: 'What the program has for it, a quarter' }),
    persuasions: Type.Array(PersuasionSchema),
    may: MaySchema,
  }),
})

const DirectModeSchema = closed({
  id: UuidSchema,
  account: nullable(NamedSchema),
  team: nullable(NamedSchema),
  holder: NamedSchema,
  reason: Type.String(),
  hoursShown: Type.Number({ description: 'A quarter, as it was shown before it began' }),
  accounts: Type.Integer({ description: 'When it began' }),
  startedAt: InstantSchema,
  startedBy: nullable(NamedSchema),
  endedAt: nullable(InstantSchema),
})

export const listDirectModes = endpoint({
  method: 'GET',
  path: '/direct-modes',
  noun: 'customers',
  summary: 'Relationships the program holds itself, the latest first',
  access: readers,
  query: closed({ ...pageQuery, ended: Type.Optional(Type.Boolean()) }),
  response: pageOf(DirectModeSchema),
})

export const startDirectMode = endpoint({
  method: 'POST',
  path: '/direct-modes',
  noun: 'customers',
  summary: 'Hold the relationship with an account, or with all a team owns, in the program itself',
  access: managers,
  body: closed({
    ...scope,
    holderId: UuidSchema,
    reason: LineSchema,
    hoursShown: Type.Number({ minimum: 0, description: 'The hours a quarter that were shown' }),
  }),
  response: closed({ id: UuidSchema }),
})

export const endDirectMode = endpoint({
  method: 'DELETE',
  path: '/direct-modes/:directModeId',
  noun: 'customers',
  summary: 'Give a relationship back to its owner',
  access: managers,
  params: closed({ directModeId: UuidSchema }),
  response: closed({ id: UuidSchema }),
})

export const listPersuasions = endpoint({
  method: 'GET',
  path: '/persuasions',
  noun: 'customers',
  summary: 'Who was asked to help with customers, with which ally, and what came of it',
  access: readers,
  query: closed({ ...pageQuery, ...scope }),
  response: pageOf(PersuasionSchema),
})

export const recordPersuasion = endpoint({
  method: 'POST',
  path: '/persuasions',
  noun: 'customers',
  summary: 'Record that somebody was asked to help with the customers of a team or an account',
  access: managers,
  body: closed({
    ...scope,
    askedId: UuidSchema,
    allyId: Type.Optional(nullable(UuidSchema)),
    on: Type.Optional(DaySchema),
    outcome: oneOf(persuasionOutcomes),
    note: Type.Optional(nullable(TextSchema)),
  }),
  response: closed({ id: UuidSchema }),
})
