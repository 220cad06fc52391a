import { Type } from 'typebox'
import { closed, endpoint, InstantSchema, MaySchema, nullable } from '../../kernel/contract.ts'

// How the public page of a workspace stands, looks and is embedded.

const OwnWordsSchema = closed({
  title: Type.Optional(Type.String({ maxLength: 120 })),
  intro: Type.Optional(Type.String({ maxLength: 1_500 })),
  thanks: Type.Optional(Type.String({ maxLength: 600 })),
})
const ConsentSchema = Type.String({ minLength: 20, maxLength: 3_000 })

export const getPublicPage = endpoint({
  method: 'GET',
  path: '/public-page',
  noun: 'nominations',
  summary: 'How the workspace’s public page stands, looks and is embedded',
  access: ['program-manager', 'administrator'],
  response: closed({
    isOpen: Type.Boolean(),
    publicName: nullable(Type.String()),
    suggestedName: Type.String(),
    address: nullable(Type.String()),
    shownName: nullable(Type.String()),
    colour: nullable(Type.String()),
    hasLogo: Type.Boolean(),
    words: closed({ en: OwnWordsSchema, de: OwnWordsSchema }),
    usual: closed({ en: OwnWordsSchema, de: OwnWordsSchema }),
    consent: closed({ version: Type.Integer(), en: Type.String(), de: Type.String() }),
    consents: Type.Array(
      closed({
        version: Type.Integer(),
        at: InstantSchema,
        by: nullable(Type.String()),
        given: Type.Integer(),
      }),
    ),
    frames: Type.String(),
    version: Type.Integer(),
    may: MaySchema,
  }),
})

export const putPublicPage = endpoint({
  method: 'PUT',
  path: '/public-page',
  noun: 'nominations',
  summary: 'Open, close, word and colour the public page; other words of consent become its next version',
  access: ['program-manager', 'administrator'],
  body: closed({
    version: Type.Integer(),
    isOpen: Type.Boolean(),
    publicName: Type.String({ minLength: 3, maxLength: 60, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    shownName: nullable(Type.String({ maxLength: 120 })),
    colour: nullable(Type.String({ pattern: '^#[0-9a-f]{6}$' })),
    words: closed({ en: OwnWordsSchema, de: OwnWordsSchema }),
    consent: closed({ en: ConsentSchema, de: ConsentSchema }),
    frames: Type.String({ maxLength: 2_000 }),
  }),
  response: closed({}),
})

export const putPublicLogo = endpoint({
  method: 'PUT',
  path: '/public-page/logo',
  noun: 'nominations',
  summary: 'The logo of the public page: PNG, JPEG or WebP, 500 kB at most',
  access: ['program-manager', 'administrator'],
  upload: true,
  body: Type.Object({ file: Type.String({ format: 'binary' }) }),
  response: closed({}),
})

export const removePublicLogo = endpoint({
  method: 'DELETE',
  path: '/public-page/logo',
  noun: 'nominations',
  summary: 'Take the logo off the public page',
  access: ['program-manager', 'administrator'],
  response: closed({}),
})
