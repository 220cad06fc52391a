import { Type } from 'typebox'
import { closed, endpoint, InstantSchema, MaySchema, nullable } from '../kernel/contract.ts'

const staff = ['administrator', 'program-manager'] as const
const params = closed({ name: Type.String({ pattern: '^[a-z][a-z-]*\\.[a-z][a-z-]*$', maxLength: 120 }) })

const SettingSchema = closed({
  name: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  source: Type.String({ description: 'Where the default comes from' }),
  schema: Type.Unknown({ description: 'JSON Schema of the value' }),
  default: Type.Unknown(),
  value: Type.Unknown(),
  isDefault: Type.Boolean(),
  setAt: nullable(InstantSchema),
  setBy: nullable(Type.String()),
})

export const listSettings = endpoint({
  method: 'GET',
  path: '/settings',
  noun: 'settings',
  summary: 'Every threshold of the workspace with its unit, its default and where that comes from',
  access: staff,
  response: closed({ rows: Type.Array(SettingSchema), may: MaySchema }),
})

export const getSetting = endpoint({
  method: 'GET',
  path: '/settings/:name',
  noun: 'settings',
  summary: 'One setting',
  access: staff,
  params,
  response: SettingSchema,
})

export const putSetting = endpoint({
  method: 'PUT',
  path: '/settings/:name',
  noun: 'settings',
  summary: 'Set a value; null goes back to the default',
  access: staff,
  params,
  body: closed({ value: Type.Unknown() }),
  response: SettingSchema,
})
