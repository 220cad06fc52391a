import { Type } from 'typebox'
import { closed, endpoint, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'

/** What can be changed for many at once: whose a contact is, whose their account is, its segment. */
export const wideFields = ['contact-owner', 'account-owner', 'segment'] as const
export type WideField = (typeof wideFields)[number]

const body = closed({
  contactIds: Type.Array(UuidSchema, { maxItems: 200, description: 'They, or their accounts' }),
  accountIds: Type.Optional(Type.Array(UuidSchema, { maxItems: 200 })),
  field: oneOf(wideFields),
  value: nullable(Type.String({ maxLength: 200, description: 'A person of ours, or the name of a segment' })),
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
  access: ['program-manager'],
  body,
  response: closed({ rows }),
})

export const makeWideEdit = endpoint({
  method: 'POST',
  path: '/wide-edits',
  noun: 'stewardship',
  summary: 'Change many records at once; it can be taken back whole',
  access: ['program-manager'],
  body,
  response: closed({ id: UuidSchema, rows }),
})

export const undoWideEdit = endpoint({
  method: 'POST',
  path: '/wide-edits/:wideEditId/undoing',
  noun: 'stewardship',
  summary: 'Take a change of many records back; what somebody changed since stays, and is named',
  access: ['program-manager'],
  params: closed({ wideEditId: UuidSchema }),
  response: closed({ undone: Type.Integer(), kept: Type.Array(Type.String()) }),
})
