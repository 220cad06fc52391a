import { Type } from 'typebox'
import { closed, endpoint, InstantSchema, NamedSchema, nullable, UuidSchema } from '../../kernel/contract.ts'

const params = closed({ requestId: UuidSchema })
const fileParams = closed({ requestId: UuidSchema, fileId: UuidSchema })

export const FileSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  bytes: Type.Integer(),
  addedBy: NamedSchema,
  at: InstantSchema,
  /** Null where the reader may remove it, else why not. */
  whyNotRemove: nullable(Type.String()),
})

export const MessageSchema = closed({
  id: UuidSchema,
  author: NamedSchema,
  text: Type.String(),
  at: InstantSchema,
  isQuestion: Type.Boolean(),
  mentions: Type.Array(NamedSchema),
  files: Type.Array(FileSchema),
})

/** What a message may bring besides its words. */
export const messageExtras = {
  mentions: Type.Optional(
    Type.Array(UuidSchema, {
      maxItems: 20,
      uniqueItems: true,
      description: 'People it names: they are told, and see the request from then on',
    }),
  ),
  fileIds: Type.Optional(
    Type.Array(UuidSchema, { maxItems: 10, uniqueItems: true, description: 'Files uploaded for it before' }),
  ),
}

export const uploadRequestFiles = endpoint({
  method: 'POST',
  path: '/requests/:requestId/files',
  noun: 'requests',
  summary: 'Put files with a request: PDF, pictures, Office documents, text; 20 MB each at most',
  access: 'signed-in',
  params,
  body: Type.Object({ file: Type.String({ format: 'binary' }) }),
  upload: true,
  response: closed({ files: Type.Array(FileSchema) }),
})

export const getRequestFile = endpoint({
  method: 'GET',
  path: '/requests/:requestId/files/:fileId',
  noun: 'requests',
  summary: 'A file of a request, to be kept',
  access: 'signed-in',
  params: fileParams,
  response: Type.String(),
  raw: true,
})

export const removeRequestFile = endpoint({
  method: 'DELETE',
  path: '/requests/:requestId/files/:fileId',
  noun: 'requests',
  summary: 'Remove a file for good',
  access: 'signed-in',
  params: fileParams,
  response: closed({}),
})

export const watchRequest = endpoint({
  method: 'PUT',
  path: '/requests/:requestId/watch',
  noun: 'requests',
  summary: 'Hear of what is written on a request, or no longer',
  access: 'signed-in',
  params,
  body: closed({ isWatching: Type.Boolean() }),
  response: closed({ isWatching: Type.Boolean() }),
})
