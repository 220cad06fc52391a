import { Type } from 'typebox'
import { roles } from '../kernel/actor.ts'
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
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { signInStates } from './person.ts'
import { LanguageSchema, TimeZoneSchema } from './session.contract.ts'

const RoleSchema = oneOf(roles)
const staff = ['administrator', 'program-manager'] as const
const VersionSchema = Type.Integer({ minimum: 1 })
const params = closed({ personId: UuidSchema })

const PersonRowSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  email: nullable(Type.String()),
  title: nullable(Type.String()),
  office: nullable(Type.String()),
  team: nullable(NamedSchema),
  isManager: Type.Boolean({ description: 'Manages the team they are in' }),
  roles: Type.Array(RoleSchema),
  leftAt: nullable(InstantSchema),
  accounts: Type.Integer({ description: 'Accounts whose relationship they own' }),
  /** Null for whoever may not know. */
  signIn: nullable(oneOf(signInStates)),
  invitedAt: nullable(InstantSchema),
  lastSeenAt: nullable(InstantSchema),
})

const PersonSchema = closed({
  ...PersonRowSchema.properties,
  language: nullable(Type.String()),
  timeZone: nullable(Type.String()),
  crmId: nullable(Type.String()),
  version: VersionSchema,
  may: MaySchema,
})

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  noun: 'people',
  summary: 'People of the company, by name, with and without a sign-in',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    q: Type.Optional(Type.String({ maxLength: 200 })),
    team: Type.Optional(UuidSchema),
    withTeamsBelow: Type.Optional(Type.Boolean()),
    role: Type.Optional(RoleSchema),
    state: Type.Optional(oneOf(['here', 'left'])),
  }),
  response: pageOf(PersonRowSchema),
})

export const countPeople = endpoint({
  method: 'GET',
  path: '/people-counts',
  noun: 'people',
  summary: 'How many people there are, can sign in, are invited, and own accounts though they left',
  access: 'signed-in',
  response: closed({
    people: Type.Integer(),
    teams: Type.Integer(),
    canSignIn: Type.Integer(),
    invited: Type.Integer(),
    withoutTeam: Type.Integer(),
    leftWithAccounts: Type.Integer(),
    accountsOfLeft: Type.Integer(),
    may: MaySchema,
  }),
})

export const getPerson = endpoint({
  method: 'GET',
  path: '/people/:personId',
  noun: 'people',
  summary: 'One person',
  access: 'signed-in',
  params,
  response: PersonSchema,
})

const optionalDetails = {
  title: Type.Optional(nullable(LineSchema)),
  office: Type.Optional(nullable(LineSchema)),
  teamId: Type.Optional(nullable(UuidSchema)),
  language: Type.Optional(nullable(LanguageSchema)),
  timeZone: Type.Optional(nullable(TimeZoneSchema)),
  crmId: Type.Optional(nullable(LineSchema)),
}

export const createPerson = endpoint({
  method: 'POST',
  path: '/people',
  noun: 'people',
  summary: 'Put a person on record, without a sign-in',
  access: staff,
  body: closed({ name: LineSchema, email: Type.Optional(nullable(MailSchema)), ...optionalDetails }),
  response: PersonSchema,
})

export const updatePerson = endpoint({
  method: 'PATCH',
  path: '/people/:personId',
  noun: 'people',
  summary: 'Change what is on record of a person; what is left out stays',
  access: staff,
  params,
  body: closed({
    version: VersionSchema,
    name: Type.Optional(LineSchema),
    email: Type.Optional(nullable(MailSchema)),
    ...optionalDetails,
  }),
  response: PersonSchema,
})

export const setRoles = endpoint({
  method: 'PUT',
  path: '/people/:personId/roles',
  noun: 'people',
  summary: 'Give a person exactly these roles',
  access: staff,
  params,
  body: closed({ version: VersionSchema, roles: Type.Array(RoleSchema, { maxItems: 4 }) }),
  response: PersonSchema,
})

export const markAsLeft = endpoint({
  method: 'POST',
  path: '/people/:personId/departure',
  noun: 'people',
  summary: 'Mark a person as left: their sign-in and keys end at once, the record stays',
  access: staff,
  params,
  body: closed({ version: VersionSchema, leftOn: Type.Optional(DaySchema) }),
  response: PersonSchema,
})

export const markAsBack = endpoint({
  method: 'DELETE',
  path: '/people/:personId/departure',
  noun: 'people',
  summary: 'Take a departure back; signing in needs a new invitation',
  access: staff,
  params,
  response: PersonSchema,
})

export const invitePerson = endpoint({
  method: 'POST',
  path: '/people/:personId/invitation',
  noun: 'people',
  summary: 'Send an invitation to sign in; an earlier one stops working',
  access: staff,
  params,
  body: closed({ roles: Type.Optional(Type.Array(RoleSchema, { minItems: 1, maxItems: 4 })) }),
  response: closed({ personId: UuidSchema, expiresAt: InstantSchema, mailId: UuidSchema }),
})

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/people/:personId/invitation',
  noun: 'people',
  summary: 'Withdraw the invitation of a person',
  access: staff,
  params,
  response: closed({ withdrawn: Type.Integer() }),
})
