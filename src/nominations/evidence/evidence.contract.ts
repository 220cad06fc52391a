import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'

const params = closed({ nominationId: UuidSchema })
const one = closed({ nominationId: UuidSchema, nominationEvidenceId: UuidSchema })
const PieceSchema = closed({
  id: UuidSchema,
  kind: oneOf(['link', 'file', 'signal']),
  title: Type.String(),
  address: nullable(Type.String()),
  bytes: nullable(Type.Integer()),
  addedBy: nullable(Type.String()),
  createdAt: InstantSchema,
  mayRemove: Type.Boolean(),
})

export const listEvidence = endpoint({
  method: 'GET',
  path: '/nominations/:nominationId/evidence',
  noun: 'nominations',
  summary: 'What stands behind a nomination: links, files, signals',
  access: 'signed-in',
  params,
  response: closed({
    rows: Type.Array(PieceSchema),
    /** Signals of the contact and the account that may be put behind it. */
    signals: Type.Array(closed({ id: UuidSchema, title: Type.String(), on: Type.String() })),
  }),
})

export const addEvidence = endpoint({
  method: 'POST',
  path: '/nominations/:nominationId/evidence',
  noun: 'nominations',
  summary: 'Put a link or a signal behind a nomination',
  access: 'signed-in',
  params,
  body: closed({
    address: Type.Optional(Type.String({ maxLength: 2_000, pattern: '^https?://[^\\s<>"]+$' })),
    title: Type.Optional(nullable(LineSchema)),
    signalId: Type.Optional(UuidSchema),
  }),
  response: closed({ id: UuidSchema }),
})

export const addEvidenceFile = endpoint({
  method: 'POST',
  path: '/nominations/:nominationId/evidence/files',
  noun: 'nominations',
  summary: 'Put a file behind a nomination: PDF, pictures, Office documents, text; 20 MB at most',
  access: 'signed-in',
  params,
  upload: true,
  body: Type.Object({ file: Type.String({ format: 'binary' }) }),
  response: closed({ id: UuidSchema }),
})

export const getEvidenceFile = endpoint({
  method: 'GET',
  path: '/nominations/:nominationId/evidence/:nominationEvidenceId/file',
  noun: 'nominations',
  summary: 'A file behind a nomination, to be kept',
  access: 'signed-in',
  params: one,
  response: Type.String({ format: 'binary' }),
  raw: true,
})

export const removeEvidence = endpoint({
  method: 'DELETE',
  path: '/nominations/:nominationId/evidence/:nominationEvidenceId',
  noun: 'nominations',
  summary: 'Take a piece of evidence away for good',
  access: 'signed-in',
  params: one,
  response: closed({}),
})
