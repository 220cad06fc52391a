/**
 * A cell of a file. `undefined`: the file has no such column. `null`: the cell is empty. Either leaves what is
 * known as it is: a file with fewer columns, or with holes, blanks nothing.
 */
export type Cell<Value> = Value | null | undefined

export const rowOutcomes = ['created', 'updated', 'unchanged', 'refused'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/** Something a person should look at, though the row went in. `field` is a field of the row type. */
export type RowWarning = { readonly field: string; readonly reason: string }

/** A fact of a contact or an account that a row can speak for. */
export type SaidFact = 'mail' | 'employment' | 'health' | 'owner' | 'products'

/** What became of one row of a file. `row` is the number the row came with. */
export type RowResult = {
  readonly row: number
  readonly outcome: RowOutcome
  /** The record, unless the row was refused. */
  readonly id?: string
  /** The field a refusal is about. */
  readonly field?: string
  readonly reason?: string
  readonly warnings?: readonly RowWarning[]
  /** A contact whom nobody knew and this row, of something else, made on its way. */
  readonly madeContactId?: string
  /** True where it is in, and whoever it is about is not on record. */
  readonly isOfStranger?: true
  /** Of a record known before: the facts that stand as this row says, once all rows are in. */
  readonly stands?: readonly SaidFact[]
}

/** How many rows had which outcome, and how many carry a warning. */
export type RowCounts = Readonly<Record<RowOutcome, number>> & {
  readonly rows: number
  readonly warnings: number
}

/** Counts the outcomes of rows; they add up to `rows`. */
export function countRows(results: readonly RowResult[]): RowCounts {
  const counts = { rows: results.length, created: 0, updated: 0, unchanged: 0, refused: 0, warnings: 0 }
  for (const result of results) {
    counts[result.outcome] += 1
    if (result.warnings !== undefined && result.warnings.length > 0) counts.warnings += 1
  }
  return counts
}
