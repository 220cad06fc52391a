import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  MaySchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { dateOrders } from './dates.ts'
import { importKinds } from './import-kind.ts'
import { importStates } from './import-state.ts'
import { decimalMarks } from './numbers.ts'

const importers = ['administrator', 'program-manager'] as const
const noun = 'imports'
const params = closed({ importId: UuidSchema })
const CountSchema = Type.Integer({ minimum: 0 })

const CountsSchema = closed({
  created: CountSchema,
  updated: CountSchema,
  unchanged: CountSchema,
  refused: CountSchema,
  warnings: CountSchema,
})

const TrialSchema = closed({
  created: CountSchema,
  updated: CountSchema,
  unchanged: CountSchema,
  refused: CountSchema,
  /** Rows that stay out until somebody has chosen; part of no other count. */
  choices: CountSchema,
  warnings: CountSchema,
  settled: CountSchema,
  /** Facts that would count as confirmed anew; left out by older dry runs. */
  renewed: Type.Optional(CountSchema),
  /** Rows of people who are not on record; left out by older dry runs. */
  strangers: Type.Optional(CountSchema),
})

const ColumnSchema = closed({
  position: Type.Integer(),
  name: Type.String(),
  note: nullable(Type.String()),
  examples: Type.Array(Type.String()),
  filled: CountSchema,
  field: nullable(Type.String()),
  why: Type.String(),
  /** Set where the column holds dates; null while a person has to say it. */
  order: Type.Optional(nullable(oneOf(dateOrders))),
  mark: Type.Optional(oneOf(decimalMarks)),
  scale: Type.Optional(Type.Number()),
  currency: Type.Optional(nullable(Type.String())),
})

const fileFields = {
  id: UuidSchema,
  setId: UuidSchema,
  kind: nullable(oneOf(importKinds)),
  fileName: Type.String(),
  state: oneOf(importStates),
  failure: nullable(Type.String()),
  rows: CountSchema,
  settled: CountSchema,
  counts: CountsSchema,
  trial: nullable(TrialSchema),
  /** Why it cannot be imported as it stands, in words; null where it can. */
  whyNot: nullable(Type.String()),
  createdBy: Type.String(),
  createdAt: InstantSchema,
  startedAt: nullable(InstantSchema),
  finishedAt: nullable(InstantSchema),
  /** False once the file itself was removed for its age. */
  hasFile: Type.Boolean(),
}

export const ImportLineSchema = closed(fileFields)

export const ImportSchema = closed({
  ...fileFields,
  bytes: CountSchema,
  form: oneOf(['csv', 'excel']),
  encoding: nullable(Type.String()),
  delimiter: nullable(Type.String()),
  sheet: nullable(Type.String()),
  sheets: Type.Array(Type.String()),
  notes: Type.Array(Type.String()),
  columns: Type.Array(ColumnSchema),
  targets: Type.Array(closed({ value: Type.String(), label: Type.String() })),
  answers: Type.Array(closed({ field: Type.String(), value: Type.String(), answer: Type.String() })),
  createsAccounts: Type.Boolean(),
  confirms: Type.Boolean({
    description: 'What it says as it stands counts as confirmed by whoever brought it',
  }),
  renewed: CountSchema,
  strangers: Type.Integer({
    description: 'Rows that are in, of people who were not on record: survey answers of respondents',
  }),
  readSeconds: nullable(Type.Number()),
  may: MaySchema,
})

export const uploadImports = endpoint({
  method: 'POST',
  path: '/imports',
  noun,
  summary: 'Bring one or several files (multipart/form-data; a field `kind` before the files is optional)',
  access: importers,
  upload: true,
  response: closed({ imports: Type.Array(ImportSchema) }),
})

export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  noun,
  summary: 'Files that came in, the latest first; those of one set when it is named',
  access: importers,
  query: closed({ ...pageQuery, setId: Type.Optional(UuidSchema) }),
  response: pageOf(ImportLineSchema),
})

export const getImport = endpoint({
  method: 'GET',
  path: '/imports/:importId',
  noun,
  summary: 'A file: its columns, where they go, how far it is',
  access: importers,
  params,
  response: ImportSchema,
})

const ChoiceSchema = Type.Union([
  nullable(Type.String({ maxLength: 60 })),
  closed({
    field: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
    order: Type.Optional(oneOf(dateOrders)),
    mark: Type.Optional(oneOf(decimalMarks)),
    scale: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000_000 })),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
  }),
])

export const mapImport = endpoint({
  method: 'PUT',
  path: '/imports/:importId/mapping',
  noun,
  summary: 'Say what a file holds, where its columns go, and what single values mean',
  access: importers,
  params,
  body: closed({
    kind: Type.Optional(oneOf(importKinds)),
    sheet: Type.Optional(Type.String({ maxLength: 200 })),
    /** Column name → field, null to leave it out, or field and how to read it. */
    columns: Type.Optional(Type.Record(Type.String({ maxLength: 400 }), ChoiceSchema)),
    /** Read every cell of a field that says `value` as `answer` instead. Added to the answers given before. */
    answers: Type.Optional(
      Type.Array(
        closed({
          field: Type.String({ maxLength: 400 }),
          value: Type.String({ maxLength: 20_000 }),
          answer: Type.String({ maxLength: 20_000 }),
        }),
        { maxItems: 2_000 },
      ),
    ),
    createsAccounts: Type.Optional(Type.Boolean()),
    confirms: Type.Optional(Type.Boolean()),
  }),
  response: ImportSchema,
})

export const tryImport = endpoint({
  method: 'POST',
  path: '/imports/:importId/dry-run',
  noun,
  summary: 'Find out what an import of this file, and of those brought with it, would do; writes nothing',
  access: importers,
  params,
  response: ImportSchema,
})

export const startImport = endpoint({
  method: 'POST',
  path: '/imports/:importId/start',
  noun,
  summary: 'Import this file, and those brought with it',
  access: importers,
  params,
  response: ImportSchema,
})

export const stopImport = endpoint({
  method: 'POST',
  path: '/imports/:importId/stop',
  noun,
  summary: 'Stop a running import; what is in stays, and it can be started again from there',
  access: importers,
  params,
  response: ImportSchema,
})

export const removeImport = endpoint({
  method: 'DELETE',
  path: '/imports/:importId',
  noun,
  summary: 'Forget a file of which nothing was imported',
  access: importers,
  params,
  response: closed({ removed: Type.Boolean() }),
})

const severities = ['refused', 'choice', 'note'] as const

export const listProblems = endpoint({
  method: 'GET',
  path: '/imports/:importId/problems',
  noun,
  summary: 'What is wrong with rows of a file, like ones together, each with a proposal where there is one',
  access: importers,
  params,
  query: closed({ ...pageQuery, severity: Type.Optional(Type.Array(oneOf(severities), { maxItems: 3 })) }),
  response: pageOf(
    closed({
      severity: oneOf(severities),
      field: Type.String(),
      column: Type.String(),
      value: Type.String(),
      reason: Type.String(),
      proposal: nullable(Type.String()),
      rows: CountSchema,
      firstRow: CountSchema,
      /** Which of the problems of its first row it is: with that row, what its rows are asked by. */
      position: CountSchema,
      label: Type.String(),
    }),
  ),
})

export const listProblemRows = endpoint({
  method: 'GET',
  path: '/imports/:importId/problem-rows',
  noun,
  summary: 'The rows that share a problem with a row, in the order of the file',
  access: importers,
  params,
  query: closed({ ...pageQuery, row: CountSchema, position: CountSchema }),
  response: pageOf(closed({ row: CountSchema, label: Type.String() })),
})

export const listRefusedRows = endpoint({
  method: 'GET',
  path: '/imports/:importId/refused-rows',
  noun,
  summary: 'The rows that stayed out, one by one, with field and reason',
  access: importers,
  params,
  query: closed(pageQuery),
  response: pageOf(closed({ row: CountSchema, field: Type.String(), reason: Type.String() })),
})

export const downloadReport = endpoint({
  method: 'GET',
  path: '/imports/:importId/report',
  noun,
  summary:
    'The rows that stayed out as CSV: the columns of the file, row number and reason; can be put right and brought again',
  access: importers,
  params,
  raw: true,
  response: Type.String(),
})

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/imports/template',
  noun,
  summary: 'An empty file with every column a kind can hold',
  access: importers,
  query: closed({ kind: oneOf(importKinds) }),
  raw: true,
  response: Type.String(),
})
