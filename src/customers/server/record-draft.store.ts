import type { RowOutcome, RowResult, RowWarning, SaidFact } from '../row-result.ts'
import type { Values } from './bulk.store.ts'

type Value = string | number | boolean | null

/**
 * A record as the rows of one batch leave it. It starts from what is stored, takes the rows one after the
 * other, and tells at the end whether anything differs: a file whose rows are all known changes nothing, even
 * where two of its rows contradict each other.
 */
export class RecordDraft {
  readonly id: string
  readonly isNew: boolean
  readonly fields: Record<string, Value>
  readonly #before: Readonly<Record<string, Value>>
  readonly #links = new Map<string, Map<string, Values>>()
  readonly #added = new Map<string, Map<string, Values>>()
  #rows = 0
  #isMarked = false

  constructor(id: string, isNew: boolean, fields: Readonly<Record<string, Value>>) {
    this.id = id
    this.isNew = isNew
    this.#before = fields
    this.fields = { ...fields }
  }

  /** Takes over what a row says; undefined leaves a field as it is. True when anything became different. */
  set(values: Readonly<Record<string, Value | undefined>>): boolean {
    let touched = false
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined || value === this.fields[name]) continue
      this.fields[name] = value
      touched = true
    }
    return touched
  }

  /** Remembers a stored row of another table that belongs to this record. */
  knows(table: string, key: string, values: Values): void {
    mapIn(this.#links, table).set(key, values)
  }

  /** True when a row of another table, stored or added, belongs to this record. */
  has(table: string, key: string): boolean {
    return this.#links.get(table)?.has(key) ?? false
  }

  /** A row of another table, stored or added; undefined where it does not belong to this record. */
  row(table: string, key: string): Values | undefined {
    return this.#links.get(table)?.get(key)
  }

  /** The keys of the rows of another table that belong to this record. */
  keys(table: string): string[] {
    return [...(this.#links.get(table)?.keys() ?? [])]
  }

  /** Adds a row of another table, or changes it where a value differs. True when it did. */
  link(table: string, key: string, values: Readonly<Record<string, Value | undefined>>): boolean {
    const known = mapIn(this.#links, table)
    const before = known.get(key)
    const given = Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined)
    if (before !== undefined && given.every(([name, value]) => before[name] === value)) return false
    const after = { ...before, ...Object.fromEntries(given) }
    known.set(key, after)
    mapIn(this.#added, table).set(key, after)
    return true
  }

  /** The rows of another table that must be written. */
  added(table: string): Values[] {
    return [...(this.#added.get(table)?.values() ?? [])]
  }

  /** Says that something kept elsewhere, such as a custom value, became different. */
  markChanged(): void {
    this.#isMarked = true
  }

  /** True when what is stored differs from what the rows left. */
  get isChanged(): boolean {
    if (this.isNew || this.#isMarked || this.#added.size > 0) return true
    return Object.entries(this.fields).some(([name, value]) => value !== (this.#before[name] ?? null))
  }

  /** Counts a row; gives its outcome, to be asked once all rows are in. */
  takeRow(touched: boolean): () => RowOutcome {
    const first = this.#rows === 0
    this.#rows += 1
    return () => {
      if (first && this.isNew) return 'created'
      return touched && this.isChanged ? 'updated' : 'unchanged'
    }
  }

  /** What a field held before the batch. */
  was(name: string): Value {
    return this.#before[name] ?? null
  }
}

function mapIn<Inner>(maps: Map<string, Map<string, Inner>>, key: string): Map<string, Inner> {
  const known = maps.get(key)
  if (known !== undefined) return known
  const made = new Map<string, Inner>()
  maps.set(key, made)
  return made
}

/** A row of a batch on its way: what it says, which record it means, or why it was refused. */
export type PlannedRow<Reading> = {
  readonly row: number
  readonly reading: Reading
  readonly warnings: RowWarning[]
  draft?: RecordDraft
  touched: boolean
  refusal?: { readonly field: string; readonly reason: string }
}

/**
 * The answers to the rows of a batch, once all of them are planned. `standsOf` tells what of a known record stands as a row
 * says.
 */
export function resultsOf<Row extends PlannedRow<unknown>>(
  planned: readonly Row[],
  standsOf: (row: Row, draft: RecordDraft) => readonly SaidFact[] = () => [],
): RowResult[] {
  const outcomes = planned.map(({ draft, touched }) => draft?.takeRow(touched))
  return planned.map((each, position) => {
    const { row, draft, warnings, refusal } = each
    const stands = draft === undefined || draft.isNew ? [] : standsOf(each, draft)
    return {
      row,
      outcome: outcomes[position]?.() ?? 'refused',
      ...(draft === undefined ? {} : { id: draft.id }),
      ...refusal,
      ...(warnings.length === 0 ? {} : { warnings }),
      ...(stands.length === 0 ? {} : { stands }),
    }
  })
}

/** The drafts of a batch, each once. */
export function draftsOf(planned: readonly PlannedRow<unknown>[]): RecordDraft[] {
  return [...new Set(planned.flatMap(({ draft }) => draft ?? []))]
}
