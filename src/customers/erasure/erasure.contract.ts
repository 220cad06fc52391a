import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'

const params = closed({ contactId: UuidSchema })
const CountSchema = closed({ table: Type.String(), rows: Type.Integer() })

export const previewErasure = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/erasure',
  noun: 'customers',
  summary:
    'What erasing a contact takes away, and what stays without a name; or that it was asked for or done',
  access: ['program-manager'],
  params,
  response: closed({
    goes: Type.Array(CountSchema),
    stays: Type.Array(CountSchema),
    namesakes: Type.Integer({ description: 'Others of the same name: then texts elsewhere keep the name' }),
    asked: nullable(closed({ at: InstantSchema, source: Type.String(), reason: Type.String() })),
  }),
})

export const askForErasure = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/erasure-requests',
  noun: 'customers',
  summary: 'Note that a contact wants to be erased; a program manager does it',
  access: 'signed-in',
  params,
  body: closed({ reason: LineSchema }),
  response: closed({ id: UuidSchema }),
})

export const eraseOne = endpoint({
  method: 'PUT',
  path: '/contacts/:contactId/erasure',
  noun: 'customers',
  summary: 'Erase everything personal of a contact, in tables, files and texts. It cannot be undone',
  access: ['program-manager'],
  params,
  body: closed({ reason: LineSchema }),
  response: closed({ id: UuidSchema }),
})

export const listErasures = endpoint({
  method: 'GET',
  path: '/erasures',
  noun: 'customers',
  summary: 'Who asked to be erased and what became of it, the latest first; without names',
  access: ['program-manager'],
  query: closed({ ...pageQuery }),
  response: pageOf(
    closed({
      id: UuidSchema,
      contactId: UuidSchema,
      name: nullable(Type.String({ description: 'While it is asked for only' })),
      state: oneOf(['asked', 'erasing', 'erased', 'withdrawn']),
      source: oneOf(['program', 'themself', 'backup']),
      askedBy: nullable(NamedSchema),
      askedAt: InstantSchema,
      erasedAt: nullable(InstantSchema),
      emptied: Type.Integer({ description: 'Rows that went or were emptied' }),
      files: Type.Array(closed({ id: UuidSchema, name: Type.String(), path: nullable(Type.String()) }), {
        description: 'Files that no program can read: somebody looks whether they name the person',
      }),
      agreedAnew: Type.Boolean(),
    }),
  ),
})

export const withdrawErasure = endpoint({
  method: 'DELETE',
  path: '/erasures/:erasureId',
  noun: 'customers',
  summary: 'Take back that somebody wants to be erased, before it was done',
  access: ['program-manager'],
  params: closed({ erasureId: UuidSchema }),
  response: closed({}),
})

export const noteConsentAnew = endpoint({
  method: 'PUT',
  path: '/erasures/:erasureId/consent',
  noun: 'customers',
  summary:
    'Note that somebody who was erased agreed to be known again: only then may a file or a colleague bring them back',
  access: ['program-manager'],
  params: closed({ erasureId: UuidSchema }),
  body: closed({ how: LineSchema }),
  response: closed({}),
})
