import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  MaySchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'

const params = closed({ backupId: UuidSchema })
const access = ['administrator'] as const

const BackupSchema = closed({
  id: UuidSchema,
  state: oneOf(['running', 'done', 'failed']),
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
  bytes: nullable(Type.Integer({ description: 'Size of the file' })),
  rows: nullable(Type.Integer({ description: 'Rows of all tables in it' })),
  files: nullable(Type.Integer({ description: 'Uploaded files in it' })),
  failure: nullable(Type.String()),
  createdAt: InstantSchema,
  doneAt: nullable(InstantSchema),
})

export const listBackups = endpoint({
  method: 'GET',
  path: '/backups',
  noun: 'backups',
  summary: 'The backups this server keeps, the latest first; none are named to whoever may not make them',
  access,
  response: closed({ rows: Type.Array(BackupSchema), may: MaySchema }),
})

export const getBackup = endpoint({
  method: 'GET',
  path: '/backups/:backupId',
  noun: 'backups',
  summary: 'One backup: how far it is, or what is in it',
  access,
  params,
  response: BackupSchema,
})

export const makeBackup = endpoint({
  method: 'POST',
  path: '/backups',
  noun: 'backups',
  summary: 'Make a backup of the whole server, in the background; one at a time',
  access,
  response: BackupSchema,
})

export const downloadBackup = endpoint({
  method: 'GET',
  path: '/backups/:backupId/file',
  noun: 'backups',
  summary: 'The backup as a file (tar, gzipped), as avouch restore takes it',
  access,
  params,
  raw: true,
  response: Type.String(),
})

export const removeBackup = endpoint({
  method: 'DELETE',
  path: '/backups/:backupId',
  noun: 'backups',
  summary: 'Remove a backup from the server',
  access,
  params,
  response: closed({ removed: Type.Boolean() }),
})
