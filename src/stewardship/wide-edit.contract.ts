import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { wideFields } from './wide-edit.ts'

const access = ['program-manager'] as const
const count = Type.Integer({ minimum: 0 })

const body = closed({
  contactIds: Type.Array(UuidSchema, { maxItems: 200, description: 'They, or their accounts' }),
  accountIds: Type.Optional(Type.Array(UuidSchema, { maxItems: 200 })),
  field: oneOf(wideFields),
  key: Type.Optional(
    Type.String({
      maxLength: 60,
      description:
        'Which: of section a section of the profile, of custom the id of the field, of confirmed a kind of fact or a section',
    }),
  ),
  value: nullable(
    Type.String({
      maxLength: 8_000,
      description:
        'A person of ours, the name of a segment, a text, a value of the field, or the day it was confirmed',
    }),
  ),
})
const rows = Type.Array(
  closed({
    id: UuidSchema,
    name: Type.String(),
    before: nullable(Type.String()),
    after: nullable(Type.String()),
    outcome: oneOf(['changes', 'same', 'refused']),
    reason: nullable(Type.String()),
  }),
)

export const previewWideEdit = endpoint({
  method: 'POST',
  path: '/wide-edits/previews',
  noun: 'stewardship',
  summary: 'What a change of many records would do, row by row; nothing is written',
  access,
  body,
  response: closed({ rows }),
})

export const makeWideEdit = endpoint({
  method: 'POST',
  path: '/wide-edits',
  noun: 'stewardship',
  summary: 'Change many records at once; it can be taken back whole',
  access,
  body,
  response: closed({ id: UuidSchema, rows }),
})

export const listWideEdits = endpoint({
  method: 'GET',
  path: '/wide-edits',
  noun: 'stewardship',
  summary:
    'What was changed for many at once, the newest first: by whom, how many, and whether it can still be taken back',
  access,
  query: closed({ ...pageQuery }),
  response: pageOf(
    closed({
      id: UuidSchema,
      field: oneOf(wideFields),
      key: Type.String(),
      /** Of a field of the workspace's own, its name. */
      label: nullable(Type.String()),
      /** What it became, in words; null where it was emptied. */
      value: nullable(Type.String()),
      by: nullable(NamedSchema),
      at: InstantSchema,
      changed: count,
      untouched: Type.Integer({ minimum: 0, description: 'Of those, still as the edit left them' }),
      undoneAt: nullable(InstantSchema),
      undoneBy: nullable(NamedSchema),
      may: MaySchema,
    }),
  ),
})

export const undoWideEdit = endpoint({
  method: 'POST',
  path: '/wide-edits/:wideEditId/undoing',
  noun: 'stewardship',
  summary: 'Take a change of many records back; what somebody changed since stays, and is named',
  access,
  params: closed({ wideEditId: UuidSchema }),
  response: closed({ undone: Type.Integer(), kept: Type.Array(Type.String()) }),
})
