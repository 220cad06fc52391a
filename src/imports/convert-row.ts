import { withoutNeutral } from '../kernel/csv.ts'
import { clean, isMailAddress } from '../kernel/text.ts'
import type { TableRow } from './csv-records.ts'
import { dayIn, momentIn } from './dates.ts'
import type { Field } from './field.ts'
import { judgeWidth } from './header.ts'
import type { ImportKind } from './import-kind.ts'
import { fieldOf } from './kind-fields.ts'
import { type Answer, type ColumnMapping, customFieldIdOf, type Mapping } from './mapping.ts'
import { readNumber, readYesNo } from './numbers.ts'

/**
 * What is wrong with a cell or a row. `refused`: the row stays out. `choice`: it stays out until a person has
 * chosen. `note`: it goes in, and somebody should look.
 */
export type RowProblem = {
  readonly severity: 'refused' | 'choice' | 'note'
  /** The field, or '' where the whole row is meant. */
  readonly field: string
  readonly column: string
  readonly value: string
  readonly reason: string
  /** What would put it right, as an answer; '' means leave the cell empty; null where nobody can say. */
  readonly proposal: string | null
}

export type Amount = { readonly value: number; readonly currency: string | null }
export type Value = string | number | boolean | readonly string[] | Amount

/** A row as its fields: a field that is absent has no column, one that is null has an empty cell. */
export type Values = ReadonlyMap<string, Value | null>

export type ConvertedRow = {
  readonly row: number
  readonly values: Values
  readonly customs: Readonly<Record<string, string | null>>
  readonly problems: readonly RowProblem[]
}

/** What reading a row of a file needs to know about the file. */
export type RowReading = {
  readonly kind: ImportKind
  readonly width: number
  readonly columns: readonly ReadingColumn[]
}

type ReadingColumn = {
  readonly mapping: ColumnMapping
  readonly field: Field
  readonly customFieldId: string | null
  readonly answers: ReadonlyMap<string, string>
}

/** What others write where they have nothing; such a cell is empty unless its field is free text. */
const nothing = /^(none|null|nil|nan|n\/?a|#n\/?a|n\.a\.|k\.\s?a\.|unknown|unbekannt|-|–|—|\?)$/i

/** Prepares the reading of a file's rows from its mapping and a person's answers. */
export function prepareReading(
  kind: ImportKind,
  width: number,
  mapping: Mapping,
  answers: readonly Answer[],
): RowReading {
  const columns = mapping.flatMap((each) => {
    const field = each.field === null ? undefined : (fieldOf(kind, each.field) ?? customReading(each))
    if (field === undefined) return []
    const own = answers.filter((answer) => answer.field === each.field || answer.field === each.column)
    return [
      {
        mapping: each,
        field,
        customFieldId: customFieldIdOf(each.field),
        answers: new Map(own.map((answer) => [answer.value, answer.answer])),
      },
    ]
  })
  return { kind, width, columns }
}

/** A custom column is read like a field of its kind and then written as plain text, date or number. */
function customReading(column: ColumnMapping): Field {
  const reads = column.customKind === 'date' ? 'day' : column.customKind === 'number' ? 'amount' : 'text'
  return { name: column.field ?? '', label: column.column, reads, says: '' }
}

function writeCustom(value: Value | null): string | null {
  if (value === null) return null
  return typeof value === 'object' && 'value' in value ? String(value.value) : String(value)
}

/**
 * Reads one row by its file's mapping. In: cells as the file has them. Out: typed values, and every problem
 * met; a row with a problem of severity `refused` or `choice` must not be imported. Nothing is thrown.
 */
export function convertRow(reading: RowReading, table: TableRow): ConvertedRow {
  const values = new Map<string, Value | null>()
  const customs: Record<string, string | null> = {}
  const problems: RowProblem[] = judgeTableRow(reading, table)
  for (const column of reading.columns) {
    const original = clean(withoutNeutral(table.cells[column.mapping.position] ?? ''))
    const text = original === null ? null : (column.answers.get(original) ?? original)
    const read = readCell(column.field, column.mapping, text === '' ? null : text)
    if (read.problem !== undefined) problems.push(describe(column, original ?? '', read.problem))
    else if (column.customFieldId !== null) customs[column.customFieldId] = writeCustom(read.value)
    else addValue(values, column.field, read.value)
  }
  return { row: table.row, values, customs, problems }
}

function judgeTableRow(reading: RowReading, table: TableRow): RowProblem[] {
  const whole = { field: '', column: '', value: '', proposal: null }
  if (table.problem !== undefined) return [{ ...whole, severity: 'refused', reason: table.problem }]
  const { refusal, warning } = judgeWidth(table.cells, reading.width)
  if (refusal !== undefined) return [{ ...whole, severity: 'refused', reason: refusal }]
  return warning === undefined ? [] : [{ ...whole, severity: 'note', reason: warning }]
}

function addValue(values: Map<string, Value | null>, field: Field, value: Value | null): void {
  const before = values.get(field.name)
  if (before == null) values.set(field.name, value)
  else if (Array.isArray(before) && Array.isArray(value)) values.set(field.name, [...before, ...value])
}

type CellProblem = Pick<RowProblem, 'severity' | 'reason' | 'proposal'>
type CellRead =
  | { readonly value: Value | null; readonly problem?: undefined }
  | { readonly problem: CellProblem }

function describe(column: ReadingColumn, value: string, problem: CellProblem): RowProblem {
  return { ...problem, field: column.mapping.field ?? '', column: column.mapping.column, value }
}

function readCell(field: Field, mapping: ColumnMapping, text: string | null): CellRead {
  if (text === null) return { value: null }
  if (field.reads === 'text') return { value: text }
  if (nothing.test(text)) return { value: null }
  switch (field.reads) {
    case 'line':
      return { value: text.replace(/\s+/g, ' ') }
    case 'day':
    case 'moment':
      return readDayCell(field, mapping, text)
    case 'amount':
    case 'count':
      return readNumberCell(field, mapping, text)
    case 'yes-no':
      return orNote(readYesNo(text), text, 'yes or no')
    case 'word':
      return readWordCell(field, text)
    case 'mails':
      return readMailCell(text)
    case 'list':
      return { value: splitList(text) }
  }
}

const dayReasons = {
  'no-date': 'Not a date',
  'no-such-day': 'No such day',
  'other-order': 'Day and month the other way round than in the other rows',
} as const

function readDayCell(field: Field, mapping: ColumnMapping, text: string): CellRead {
  const order = mapping.order ?? 'day-first'
  const reading = field.reads === 'moment' ? momentIn(text, order) : dayIn(text, order)
  if (typeof reading === 'string') return { value: reading }
  if ('day' in reading) return { value: reading.day }
  const severity = reading.problem === 'other-order' ? 'choice' : 'refused'
  return { problem: { severity, reason: dayReasons[reading.problem], proposal: reading.proposal ?? '' } }
}

function readNumberCell(field: Field, mapping: ColumnMapping, text: string): CellRead {
  const read = readNumber(text, mapping.mark ?? 'point')
  if (read === null) {
    const reason = field.reads === 'amount' ? 'Not an amount' : 'Not a number'
    return { problem: { severity: 'refused', reason, proposal: '' } }
  }
  const value = read.value * (mapping.scale ?? 1)
  if (!Number.isSafeInteger(Math.round(value * 1_000))) {
    return { problem: { severity: 'refused', reason: 'Too large to be kept exactly', proposal: '' } }
  }
  if (field.reads === 'amount')
    return { value: { value, currency: read.currency ?? mapping.currency ?? null } }
  if (value < 0) return { problem: { severity: 'refused', reason: 'Less than nothing', proposal: '' } }
  return { value: Math.round(value) }
}

function readWordCell(field: Field, text: string): CellRead {
  const value = field.word?.(text) ?? null
  const words = listWords(field.words ?? [])
  if (value !== null || field.isAsked === undefined) return orNote(value, text, words)
  return { problem: { severity: 'choice', reason: `“${shorten(text)}” is not ${words}`, proposal: null } }
}

function orNote(value: Value | null, text: string, words: string): CellRead {
  if (value !== null) return { value }
  return {
    problem: {
      severity: 'note',
      reason: `“${shorten(text)}” is not ${words}; what is known stays`,
      proposal: null,
    },
  }
}

function readMailCell(text: string): CellRead {
  const parts = text
    .split(/[\s,;|]+/)
    .map((part) => part.replace(/^(mailto:)?<?|>$/g, ''))
    .filter(Boolean)
  const bracketed = /<([^<>@\s]+@[^<>\s]+)>/.exec(text)
  const mails = bracketed?.[1] === undefined ? parts : [bracketed[1]]
  if (mails.length > 0 && mails.every(isMailAddress))
    return { value: mails.map((mail) => mail.toLowerCase()) }
  return { problem: { severity: 'refused', reason: 'Not a mail address', proposal: '' } }
}

/** A list in one cell: parted by semicolons, bars or line breaks; by commas where there are none of these. */
function splitList(text: string): readonly string[] {
  const mark = /[;|\n]/.test(text) ? /[;|\n]/ : /,/
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** Whether a row with these problems can go in. */
export function mayEnter(problems: readonly RowProblem[]): boolean {
  return problems.every((problem) => problem.severity === 'note')
}
