import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  UuidSchema,
} from '../kernel/contract.ts'

const ScopeSchema = Type.String({ pattern: '^(\\*|[a-z][a-z-]*):(read|write)$', maxLength: 60 })

const KeySchema = closed({
  id: Type.String(),
  name: Type.String(),
  start: Type.String({ description: 'How the key begins, to tell it from others' }),
  scopes: Type.Array(Type.String()),
  person: closed({ id: UuidSchema, name: Type.String() }),
  createdAt: InstantSchema,
  expiresAt: nullable(InstantSchema),
  lastUsedAt: nullable(InstantSchema),
})

export const listKeys = endpoint({
  method: 'GET',
  path: '/keys',
  noun: 'keys',
  summary: 'My keys; for an administrator, everybody’s',
  access: 'signed-in',
  response: closed({ rows: Type.Array(KeySchema) }),
})

export const listKeyScopes = endpoint({
  method: 'GET',
  path: '/key-scopes',
  noun: 'keys',
  summary: 'What a key can be allowed to read or write',
  access: 'signed-in',
  response: closed({ nouns: Type.Array(Type.String()) }),
})

export const createKey = endpoint({
  method: 'POST',
  path: '/keys',
  noun: 'keys',
  summary: 'Make a key that acts as its maker, within its scopes; it is shown in this answer only',
  access: 'signed-in',
  body: closed({
    name: LineSchema,
    scopes: Type.Array(ScopeSchema, { minItems: 1, maxItems: 60 }),
    expiresOn: Type.Optional(nullable(DaySchema)),
  }),
  response: closed({ id: Type.String(), key: Type.String() }),
})

export const revokeKey = endpoint({
  method: 'DELETE',
  path: '/keys/:keyId',
  noun: 'keys',
  summary: 'Revoke a key; it is refused from that moment on',
  access: 'signed-in',
  params: closed({ keyId: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: closed({ revoked: Type.Boolean() }),
})
