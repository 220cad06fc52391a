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
import { customKinds, customRecords } from './custom-field.ts'

const staff = ['administrator', 'program-manager'] as const
const VersionSchema = Type.Integer({ minimum: 1 })
const params = closed({ fieldId: UuidSchema })
const LabelSchema = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })
const ChoicesSchema = Type.Array(Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }), {
  maxItems: 200,
})

const CustomFieldSchema = closed({
  id: UuidSchema,
  record: oneOf(customRecords),
  label: Type.String(),
  kind: oneOf(customKinds),
  choices: Type.Array(Type.String()),
  values: Type.Integer({ description: 'Records that have a value' }),
  retiredAt: nullable(InstantSchema),
  version: VersionSchema,
})

export const listCustomFields = endpoint({
  method: 'GET',
  path: '/custom-fields',
  noun: 'customers',
  summary: 'The fields this workspace added to its records, in their order',
  access: 'signed-in',
  query: closed({ record: Type.Optional(oneOf(customRecords)) }),
  response: closed({ rows: Type.Array(CustomFieldSchema), may: MaySchema }),
})

export const defineCustomField = endpoint({
  method: 'POST',
  path: '/custom-fields',
  noun: 'customers',
  summary: 'Add a field to a kind of record',
  access: staff,
  body: closed({
    record: oneOf(customRecords),
    label: LabelSchema,
    kind: oneOf(customKinds),
    choices: Type.Optional(ChoicesSchema),
  }),
  response: CustomFieldSchema,
})

export const updateCustomField = endpoint({
  method: 'PATCH',
  path: '/custom-fields/:fieldId',
  noun: 'customers',
  summary: 'Rename a field, change its choices or its place among the others; its kind stays',
  access: staff,
  params,
  body: closed({
    version: VersionSchema,
    label: Type.Optional(LabelSchema),
    choices: Type.Optional(ChoicesSchema),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  }),
  response: CustomFieldSchema,
})

export const retireCustomField = endpoint({
  method: 'POST',
  path: '/custom-fields/:fieldId/retirement',
  noun: 'customers',
  summary: 'Retire a field: its values are kept and no longer shown',
  access: staff,
  params,
  response: CustomFieldSchema,
})

export const bringBackCustomField = endpoint({
  method: 'DELETE',
  path: '/custom-fields/:fieldId/retirement',
  noun: 'customers',
  summary: 'Bring a retired field back with its values',
  access: staff,
  params,
  response: CustomFieldSchema,
})
