import type { Instant } from '../kernel/time.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { Encoding } from './file-content.ts'
import type { ImportKind } from './import-kind.ts'
import type { ImportState } from './import-state.ts'
import type { Answer, Mapping } from './mapping.ts'

/** What became of the rows of a file so far. Created, updated, unchanged and refused add up to the rows settled. */
export type RowTotals = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: number
  /** Rows that went in with something to look at; they are part of the other counts. */
  readonly warnings: number
}

/** What the dry run found. Rows that wait for a choice are counted apart. */
export type Trial = RowTotals & {
  readonly choices: number
  readonly settled: number
  /** Facts that would count as confirmed anew; left out by dry runs made before there were any. */
  readonly renewed?: number
  /** Rows of people who are not on record; left out by older dry runs. */
  readonly strangers?: number
}

/** A file that came in, with everything known about it. */
export type ImportFile = {
  readonly id: string
  readonly setId: string
  readonly kind: ImportKind | null
  readonly fileName: string
  /** Empty once the file itself was removed for its age. */
  readonly fileKey: string
  readonly bytes: number
  readonly form: 'csv' | 'excel'
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly sheets: readonly string[]
  readonly state: ImportState
  readonly failure: string | null
  readonly profiles: readonly ColumnProfile[]
  readonly notes: readonly string[]
  readonly mapping: Mapping
  readonly answers: readonly Answer[]
  readonly createsAccounts: boolean
  /** What it says as it stands counts as confirmed by whoever brought it. */
  readonly confirms: boolean
  /** How many facts were confirmed so. */
  readonly renewed: number
  /** Rows that are in, of people who are not on record. */
  readonly strangers: number
  readonly rows: number
  readonly settled: number
  readonly totals: RowTotals
  readonly trial: Trial | null
  readonly createdBy: string
  readonly createdAt: Instant
  readonly readAt: Instant | null
  readonly startedAt: Instant | null
  readonly touchedAt: Instant
  readonly finishedAt: Instant | null
}

/** No row settled yet. */
export const noRows: RowTotals = { created: 0, updated: 0, unchanged: 0, refused: 0, warnings: 0 }

/** The sum of two counts. */
export function addTotals(a: RowTotals, b: RowTotals): RowTotals {
  return {
    created: a.created + b.created,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    refused: a.refused + b.refused,
    warnings: a.warnings + b.warnings,
  }
}
