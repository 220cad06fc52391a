import { Type } from 'typebox'
import { CurrencySchema, closed, endpoint, LineSchema, MaySchema, UuidSchema } from '../kernel/contract.ts'
import { LanguageSchema, TimeZoneSchema, WorkspaceSchema } from './session.contract.ts'

export const listWorkspaces = endpoint({
  method: 'GET',
  path: '/workspaces',
  noun: 'workspaces',
  summary: 'The workspaces I belong to',
  access: 'signed-in',
  response: closed({ rows: Type.Array(WorkspaceSchema) }),
})

export const createWorkspace = endpoint({
  method: 'POST',
  path: '/workspaces',
  noun: 'workspaces',
  summary: 'Make another workspace, whose administrator I am',
  access: ['administrator'],
  body: closed({
    name: LineSchema,
    currency: Type.Optional(CurrencySchema),
    language: Type.Optional(LanguageSchema),
    timeZone: Type.Optional(TimeZoneSchema),
  }),
  response: closed({ id: UuidSchema, name: Type.String() }),
})

export const getWorkspace = endpoint({
  method: 'GET',
  path: '/workspace',
  noun: 'workspaces',
  summary: 'This workspace',
  access: 'signed-in',
  response: closed({ ...WorkspaceSchema.properties, may: MaySchema }),
})

export const updateWorkspace = endpoint({
  method: 'PATCH',
  path: '/workspace',
  noun: 'workspaces',
  summary: 'Rename this workspace, set its currency, language and time zone',
  access: ['administrator'],
  body: closed({
    name: Type.Optional(LineSchema),
    currency: Type.Optional(CurrencySchema),
    language: Type.Optional(LanguageSchema),
    timeZone: Type.Optional(TimeZoneSchema),
  }),
  response: WorkspaceSchema,
})
