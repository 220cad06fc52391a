import type { CustomKind } from '../customers/custom-field.ts'
import type { DateOrder } from './dates.ts'
import type { DecimalMark } from './numbers.ts'

/** Where one column of a file goes, and how its cells are read. */
export type ColumnMapping = {
  readonly position: number
  readonly column: string
  /** A field of the kind, `custom:<id>` of a custom field, `new-custom`, or null: left out. */
  readonly field: string | null
  /** Why this was guessed, in a few words; 'chosen' where a person said it. */
  readonly why: string
  /** Set where the column holds dates: null means that a person has to say the order. */
  readonly order?: DateOrder | null
  readonly mark?: DecimalMark
  /** What a number of this column stands for: 1000 where the name says kEUR. */
  readonly scale?: number
  readonly currency?: string | null
  /** What the custom field holds that the column goes to. */
  readonly customKind?: CustomKind
}

export type Mapping = readonly ColumnMapping[]

/** The field name of a column that shall become a new custom field, named like the column. */
export const newCustomField = 'new-custom'

const customField = /^custom:([0-9a-f-]{36})$/i

/** The custom field a column goes to; null where it goes elsewhere. */
export function customFieldIdOf(field: string | null): string | null {
  return field === null ? null : (customField.exec(field)?.[1] ?? null)
}

/** A person's answer to all cells of a field that say the same: read this instead. Empty means leave empty. */
export type Answer = { readonly field: string; readonly value: string; readonly answer: string }

/** The columns whose dates nobody can read without being told the order; the import waits for an answer. */
export function openChoices(mapping: Mapping): ColumnMapping[] {
  return mapping.filter((column) => column.field !== null && column.order === null)
}

/** What a person changes about the mapping: by column name, a field, nothing, or a field with its reading. */
export type MappingChange = Readonly<
  Record<
    string,
    | string
    | null
    | {
        readonly field?: string | null
        readonly order?: DateOrder
        readonly mark?: DecimalMark
        readonly scale?: number
        readonly currency?: string
      }
  >
>
