import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'
import { providerAdmits } from './provider.ts'

const params = closed({ providerId: UuidSchema })
const DomainSchema = Type.String({ pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$', maxLength: 253 })
const IssuerSchema = Type.String({ pattern: '^https?://\\S+$', maxLength: 500 })

const ProviderSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  issuer: Type.String(),
  appId: Type.String(),
  domain: nullable(Type.String()),
  admits: oneOf(providerAdmits),
  returnAddress: Type.String({ description: 'What the provider must be told to send people back to' }),
  version: Type.Integer(),
  createdAt: InstantSchema,
})

export const listProviders = endpoint({
  method: 'GET',
  path: '/sign-in-providers',
  noun: 'providers',
  summary: 'The sign-in providers of this workspace',
  access: ['administrator'],
  response: closed({ rows: Type.Array(ProviderSchema), returnAddress: Type.String() }),
})

export const createProvider = endpoint({
  method: 'POST',
  path: '/sign-in-providers',
  noun: 'providers',
  summary: 'Let people sign in through an OpenID Connect provider; its endpoints are asked for at once',
  access: ['administrator'],
  body: closed({
    name: LineSchema,
    issuer: IssuerSchema,
    appId: LineSchema,
    appSecret: Type.String({ minLength: 1, maxLength: 2_000 }),
    domain: Type.Optional(nullable(DomainSchema)),
    admits: oneOf(providerAdmits),
  }),
  response: ProviderSchema,
})

export const updateProvider = endpoint({
  method: 'PATCH',
  path: '/sign-in-providers/:providerId',
  noun: 'providers',
  summary: 'Change a sign-in provider; a secret that is left out stays',
  access: ['administrator'],
  params,
  body: closed({
    version: Type.Integer({ minimum: 1 }),
    name: Type.Optional(LineSchema),
    issuer: Type.Optional(IssuerSchema),
    appId: Type.Optional(LineSchema),
    appSecret: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
    domain: Type.Optional(nullable(DomainSchema)),
    admits: Type.Optional(oneOf(providerAdmits)),
  }),
  response: ProviderSchema,
})

export const deleteProvider = endpoint({
  method: 'DELETE',
  path: '/sign-in-providers/:providerId',
  noun: 'providers',
  summary: 'Remove a sign-in provider; nobody comes in through it any more',
  access: ['administrator'],
  params,
  response: closed({ deleted: Type.Boolean() }),
})

export const beginWithProvider = endpoint({
  method: 'GET',
  path: '/session/providers/:providerId',
  noun: 'identity',
  summary: 'Go to a provider to sign in, and come back to a page of ours',
  access: 'anyone',
  params,
  query: closed({ to: Type.Optional(Type.String({ maxLength: 2_000 })) }),
  response: Type.Unknown(),
  raw: true,
})

export const returnFromProvider = endpoint({
  method: 'GET',
  path: '/sign-in/sso/callback/:providerId',
  noun: 'identity',
  summary: 'Where a provider sends people back to',
  access: 'anyone',
  params,
  query: Type.Object({}, { additionalProperties: true }),
  response: Type.Unknown(),
  raw: true,
})
