import { sql } from 'kysely'
import type { RowResult } from '../../customers/row-result.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type ConvertedRow, convertRow, mayEnter, type RowProblem, type RowReading } from '../convert-row.ts'
import type { TableRow } from '../csv-records.ts'
import { addTotals, noRows, type RowTotals } from '../import-file.ts'
import type { Spellings } from './find-spellings.ts'
import { noteAlike } from './note-alike.ts'
import type { PlacedProblem } from './problem.store.ts'
import { renewConfirmations } from './renew-confirmations.ts'
import { type TakeIn, takeInRows } from './take-in-rows.ts'

/** Everything a batch of a file is settled by. */
export type BatchPlan = TakeIn & {
  readonly reading: RowReading
  readonly spellings: Spellings
  /** The moment its facts count as confirmed at; null where it is nobody's word. */
  readonly confirmedAt: Instant | null
}

/** What became of a batch: the totals and the rows that wait for a choice add up to its rows. */
export type SettledBatch = {
  readonly totals: RowTotals
  readonly choices: number
  /** Facts that count as confirmed anew. */
  readonly renewed: number
  /** Rows that are in, of people who are not on record. */
  readonly strangers: number
  readonly problems: readonly PlacedProblem[]
}

/**
 * Settles one batch of rows in a transaction: reads them, takes in those that may enter, and says of every
 * other why not. The dry run and the import both do exactly this.
 */
export async function settleBatch(
  tx: WorkspaceTx,
  actor: PersonActor,
  plan: BatchPlan,
  rows: readonly TableRow[],
  now: Instant,
): Promise<SettledBatch> {
  const converted = rows.map((row) => withNotes(plan, convertRow(plan.reading, row)))
  const entering = converted.filter((row) => mayEnter(row.problems))
  const taken = await takeInSafely(tx, actor, plan, entering, now)
  const renewed = await renewConfirmations(tx, actor, plan, entering, taken, now)
  const results = await noteAlike(tx, actor.workspaceId, plan.kind, taken)
  const byRow = new Map(results.map((result) => [result.row, result]))
  const judged = converted.map((row) => judge(plan, row, byRow.get(row.row)))
  return {
    totals: judged.reduce((sum, each) => addTotals(sum, each.totals), noRows),
    renewed,
    strangers: taken.filter(({ isOfStranger }) => isOfStranger === true).length,
    choices: judged.filter((each) => each.waits).length,
    problems: judged.flatMap(({ row, problems }) =>
      problems.map((problem, position) => ({ ...problem, row: row.row, position, label: labelOf(row) })),
    ),
  }
}

const gone = 'Deleted where it comes from'

function withNotes(plan: BatchPlan, row: ConvertedRow): ConvertedRow {
  const problems = [...row.problems]
  if (row.values.get('deleted') === true) {
    problems.push({
      severity: 'refused',
      field: 'deleted',
      column: columnOf(plan, 'deleted'),
      value: '',
      reason: gone,
      proposal: null,
    })
  }
  for (const [field, names] of plan.spellings) {
    const value = row.values.get(field)
    const name = typeof value === 'string' ? names.get(value) : undefined
    if (typeof value !== 'string' || name === undefined) continue
    problems.push({
      severity: 'note',
      field,
      column: columnOf(plan, field),
      value,
      reason: `Read as “${name}”`,
      proposal: null,
    })
  }
  return problems.length === row.problems.length ? row : { ...row, problems }
}

const columnOf = (plan: BatchPlan, field: string) =>
  plan.reading.columns.find(({ mapping }) => mapping.field === field)?.mapping.column ?? ''

type Judged = {
  readonly row: ConvertedRow
  readonly totals: RowTotals
  readonly waits: boolean
  readonly problems: readonly RowProblem[]
}

function judge(plan: BatchPlan, row: ConvertedRow, result: RowResult | undefined): Judged {
  if (result === undefined) {
    const waits = row.problems.every((problem) => problem.severity !== 'refused')
    return { row, waits, totals: waits ? noRows : { ...noRows, refused: 1 }, problems: row.problems }
  }
  const told = problemsOf(plan, row, result)
  const problems = [...row.problems, ...told]
  const warnings = result.outcome !== 'refused' && problems.length > 0 ? 1 : 0
  return { row, waits: false, totals: { ...noRows, [result.outcome]: 1, warnings }, problems }
}

function problemsOf(plan: BatchPlan, row: ConvertedRow, result: RowResult): RowProblem[] {
  const place = (field: string): Pick<RowProblem, 'field' | 'column' | 'value'> => ({
    field,
    column: columnOf(plan, field),
    value: textOf(row, field),
  })
  const notes = (result.warnings ?? []).map(({ field, reason }) => ({
    ...place(field),
    severity: 'note' as const,
    reason,
    proposal: null,
  }))
  if (result.outcome !== 'refused') return notes
  const reason = result.reason ?? 'The row cannot be taken in.'
  return [{ ...place(result.field ?? ''), severity: 'refused', reason, proposal: null }, ...notes]
}

function textOf(row: ConvertedRow, field: string): string {
  const value = row.values.get(field)
  if (value == null) return ''
  if (Array.isArray(value)) return value.join('; ')
  return typeof value === 'object' && 'value' in value ? String(value.value) : String(value)
}

const labels = [
  'name',
  'contactName',
  'title',
  'accountName',
  'email',
  'mails',
  'crmId',
  'externalId',
] as const

function labelOf(row: ConvertedRow): string {
  const parts = [textOf(row, 'firstName'), textOf(row, 'lastName')].filter(Boolean).join(' ')
  const known = textOf(row, 'name') || parts
  return known || labels.map((field) => textOf(row, field)).find(Boolean) || ''
}

/** Errors that a value of a row causes, not the server: the row is refused instead of stopping the import. */
const rowsFault = /^(22|23)/

/** Takes rows in; where one of them cannot be stored, finds it by halves and refuses it alone. */
async function takeInSafely(
  tx: WorkspaceTx,
  actor: PersonActor,
  plan: BatchPlan,
  rows: readonly ConvertedRow[],
  now: Instant,
): Promise<RowResult[]> {
  const [first] = rows
  if (first === undefined) return []
  await sql`savepoint rows`.execute(tx)
  try {
    const results = await takeInRows(tx, actor, plan, rows, now)
    await sql`release savepoint rows`.execute(tx)
    return results
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (typeof code !== 'string' || !rowsFault.test(code)) throw error
    await sql`rollback to savepoint rows`.execute(tx)
    await sql`release savepoint rows`.execute(tx)
  }
  if (rows.length === 1) {
    return [{ row: first.row, outcome: 'refused', reason: 'A value of this row cannot be stored.' }]
  }
  const middle = Math.ceil(rows.length / 2)
  const before = await takeInSafely(tx, actor, plan, rows.slice(0, middle), now)
  return [...before, ...(await takeInSafely(tx, actor, plan, rows.slice(middle), now))]
}
