import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { VersionSchema } from '../account.contract.ts'
import { mergedRecords } from './merge-fields.ts'

const RecordSchema = oneOf(mergedRecords)
const SideSchema = oneOf(['survivor', 'absorbed'])

const SideOfPreviewSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  version: VersionSchema,
  createdAt: InstantSchema,
})

export const previewMerge = endpoint({
  method: 'GET',
  path: '/merges/preview',
  noun: 'customers',
  summary: 'Two records side by side: what each says, what would be kept, and what goes along',
  access: ['program-manager'],
  query: closed({ record: RecordSchema, survivor: UuidSchema, absorbed: UuidSchema }),
  response: closed({
    record: RecordSchema,
    survivor: SideOfPreviewSchema,
    absorbed: SideOfPreviewSchema,
    fields: Type.Array(
      closed({
        name: Type.String(),
        label: Type.String(),
        survivor: nullable(Type.String()),
        absorbed: nullable(Type.String()),
        isSame: Type.Boolean(),
        usual: SideSchema,
      }),
    ),
    moves: Type.Array(closed({ table: Type.String(), survivor: Type.Integer(), absorbed: Type.Integer() }), {
      description: 'Rows of each, by table; those of the absorbed record go to the survivor',
    }),
  }),
})

const MergeRowSchema = closed({
  id: UuidSchema,
  record: RecordSchema,
  survivor: closed({ id: UuidSchema, name: Type.String() }),
  absorbedName: Type.String(),
  moved: Type.Integer({ description: 'Rows that went to the survivor' }),
  by: nullable(NamedSchema),
  at: InstantSchema,
  undoneAt: nullable(InstantSchema),
})

export const listMerges = endpoint({
  method: 'GET',
  path: '/merges',
  noun: 'customers',
  summary: 'What was merged, the latest first',
  access: ['program-manager'],
  query: closed({ ...pageQuery }),
  response: pageOf(MergeRowSchema),
})

export const mergeTwo = endpoint({
  method: 'POST',
  path: '/merges',
  noun: 'customers',
  summary: 'Make one record of two; it can be undone',
  access: ['program-manager'],
  body: closed({
    record: RecordSchema,
    survivorId: UuidSchema,
    absorbedId: UuidSchema,
    choices: Type.Record(Type.String({ maxLength: 40 }), SideSchema, {
      description:
        'Whose value is kept, field by field; left out: the survivor’s, unless only the other has one',
    }),
    versions: Type.Optional(closed({ survivor: VersionSchema, absorbed: VersionSchema })),
  }),
  response: closed({ id: UuidSchema, survivorId: UuidSchema }),
})

export const undoMerging = endpoint({
  method: 'DELETE',
  path: '/merges/:mergeId',
  noun: 'customers',
  summary: 'Make two records of one again; refused with what was changed since',
  access: ['program-manager'],
  params: closed({ mergeId: UuidSchema }),
  response: closed({}),
})
