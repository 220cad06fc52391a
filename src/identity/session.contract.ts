import { Type } from 'typebox'
import { roles } from '../kernel/actor.ts'
import {
  CurrencySchema,
  closed,
  endpoint,
  LineSchema,
  MailSchema,
  NamedSchema,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'

const PasswordSchema = Type.String({ minLength: 1, maxLength: 200 })
const LanguageSchema = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 })
const TimeZoneSchema = Type.String({ minLength: 1, maxLength: 64 })

export const WorkspaceSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  isExample: Type.Boolean(),
  currency: CurrencySchema,
  language: Type.String(),
  timeZone: Type.String(),
})

/** How one begins: nothing here yet, nobody signed in, or who is. */
export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  noun: 'identity',
  summary: 'Who is signed in, in which workspace',
  access: 'anyone',
  response: closed({
    state: oneOf(['setup', 'signed-out', 'signed-in']),
    setupCodeRequired: Type.Boolean(),
    signInProviders: Type.Array(NamedSchema),
    person: Type.Optional(
      closed({ id: UuidSchema, name: Type.String(), email: Type.String(), roles: Type.Array(oneOf(roles)) }),
    ),
    workspace: Type.Optional(WorkspaceSchema),
    workspaces: Type.Optional(
      Type.Array(closed({ id: UuidSchema, name: Type.String(), isExample: Type.Boolean() })),
    ),
    secondFactor: Type.Optional(closed({ enabled: Type.Boolean() })),
  }),
})

export const setUp = endpoint({
  method: 'POST',
  path: '/setup',
  noun: 'identity',
  summary: 'Make the first workspace and its administrator; works once',
  access: 'anyone',
  body: closed({
    workspaceName: LineSchema,
    name: LineSchema,
    email: MailSchema,
    password: PasswordSchema,
    setupCode: Type.Optional(Type.String({ maxLength: 40 })),
    currency: Type.Optional(CurrencySchema),
    language: Type.Optional(LanguageSchema),
    timeZone: Type.Optional(TimeZoneSchema),
    makeKey: Type.Optional(Type.Boolean()),
  }),
  response: closed({
    state: oneOf(['signed-in']),
    workspaceId: UuidSchema,
    personId: UuidSchema,
    apiKey: Type.Optional(Type.String()),
  }),
})

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  noun: 'identity',
  summary: 'Sign in with mail address and password',
  access: 'anyone',
  body: closed({ email: MailSchema, password: PasswordSchema }),
  response: closed({ state: oneOf(['signed-in', 'second-factor']) }),
})

const secondFactorKinds = ['totp', 'recovery'] as const

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/session/second-factor',
  noun: 'identity',
  summary: 'Finish signing in with a code of the second factor',
  access: 'anyone',
  body: closed({
    code: Type.String({ minLength: 1, maxLength: 40 }),
    kind: oneOf(secondFactorKinds),
  }),
  response: closed({ state: oneOf(['signed-in']) }),
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  noun: 'identity',
  summary: 'Sign out here',
  access: 'anyone',
  response: closed({ state: oneOf(['signed-out']) }),
})

export { LanguageSchema, PasswordSchema, TimeZoneSchema }
