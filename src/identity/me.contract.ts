import { Type } from 'typebox'
import { closed, endpoint, InstantSchema, LineSchema, nullable, UuidSchema } from '../kernel/contract.ts'
import { LanguageSchema, PasswordSchema, TimeZoneSchema } from './session.contract.ts'

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  noun: 'identity',
  summary: 'How I sign in',
  access: 'signed-in',
  response: closed({
    personId: UuidSchema,
    name: Type.String(),
    email: Type.String(),
    title: nullable(Type.String()),
    language: nullable(Type.String()),
    timeZone: nullable(Type.String()),
    hasPassword: Type.Boolean(),
    providers: Type.Array(Type.String()),
    secondFactor: closed({ enabled: Type.Boolean() }),
  }),
})

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/me',
  noun: 'identity',
  summary: 'Change my own name, language and time zone',
  access: 'signed-in',
  body: closed({
    name: Type.Optional(LineSchema),
    language: Type.Optional(nullable(LanguageSchema)),
    timeZone: Type.Optional(nullable(TimeZoneSchema)),
  }),
  response: closed({ saved: Type.Boolean() }),
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/me/password',
  noun: 'identity',
  summary: 'Change my password; every other session ends',
  access: 'signed-in',
  body: closed({ current: PasswordSchema, next: PasswordSchema }),
  response: closed({ changed: Type.Boolean() }),
})

export const listMySessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  noun: 'identity',
  summary: 'Where I am signed in',
  access: 'signed-in',
  response: closed({
    rows: Type.Array(
      closed({
        id: Type.String(),
        device: Type.String(),
        address: nullable(Type.String()),
        startedAt: InstantSchema,
        lastSeenAt: InstantSchema,
        isThis: Type.Boolean(),
      }),
    ),
  }),
})

export const endMySession = endpoint({
  method: 'DELETE',
  path: '/me/sessions/:sessionId',
  noun: 'identity',
  summary: 'Sign out somewhere else',
  access: 'signed-in',
  params: closed({ sessionId: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: closed({ ended: Type.Integer() }),
})

export const endMySessions = endpoint({
  method: 'DELETE',
  path: '/me/sessions',
  noun: 'identity',
  summary: 'Sign out everywhere, or everywhere but here',
  access: 'signed-in',
  query: closed({ keepThis: Type.Optional(Type.Boolean()) }),
  response: closed({ ended: Type.Integer() }),
})

export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor',
  noun: 'identity',
  summary: 'Begin with a second factor: the secret for the app, and recovery codes; not on until confirmed',
  access: 'signed-in',
  body: closed({ password: PasswordSchema }),
  response: closed({
    address: Type.String(),
    secret: Type.String(),
    recoveryCodes: Type.Array(Type.String()),
  }),
})

export const turnOnSecondFactor = endpoint({
  method: 'POST',
  path: '/me/second-factor/confirmation',
  noun: 'identity',
  summary: 'Turn the second factor on with a first code of the app',
  access: 'signed-in',
  body: closed({ code: Type.String({ minLength: 1, maxLength: 20 }) }),
  response: closed({ enabled: Type.Boolean() }),
})

export const turnOffSecondFactor = endpoint({
  method: 'DELETE',
  path: '/me/second-factor',
  noun: 'identity',
  summary: 'Turn the second factor off, with the password',
  access: 'signed-in',
  body: closed({ password: PasswordSchema }),
  response: closed({ enabled: Type.Boolean() }),
})

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/me/recovery-codes',
  noun: 'identity',
  summary: 'New recovery codes; the earlier ones stop working',
  access: 'signed-in',
  body: closed({ password: PasswordSchema }),
  response: closed({ recoveryCodes: Type.Array(Type.String()) }),
})
