import { isUuid } from '../kernel/ids.ts'
import { isDay } from '../kernel/time.ts'
import { invalid } from './errors.ts'

/** Where a page ended: the values it was sorted by, of its last row. Opaque to whoever carries it. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

// A moment as JSON has it, or whole, as PostgreSQL writes it.
const momentForm = /^\d{4,6}-\d\d-\d\d[T ][\d:.]+(Z|\+00)$/

const parts = {
  id: (value: unknown) => typeof value === 'string' && isUuid(value),
  day: (value: unknown) => typeof value === 'string' && isDay(value),
  moment: (value: unknown) =>
    typeof value === 'string' && momentForm.test(value) && !Number.isNaN(Date.parse(value)),
  text: (value: unknown) => typeof value === 'string',
  integer: (value: unknown) => Number.isSafeInteger(value),
}

type Part = keyof typeof parts
/** What a list sorts by, in its order; with a question mark where it may be missing. */
export type CursorPart = Part | `${Part}?`

type ValueOf<P extends CursorPart> = P extends `${infer Whole extends Part}?`
  ? ValueOf<Whole> | null
  : P extends 'integer'
    ? number
    : string

/** The values of a cursor, one for each part. Throws `invalid` on a cursor this list did not make. */
export function decodeCursor<const Parts extends readonly CursorPart[]>(
  cursor: string,
  ...shape: Parts
): { readonly [At in keyof Parts]: ValueOf<Parts[At]> } {
  const values = read(cursor)
  if (
    Array.isArray(values) &&
    values.length === shape.length &&
    shape.every((part, at) => fits(part, values[at]))
  )
    return values as never
  throw foreignCursor()
}

/** What a list answers to a cursor that it did not make. */
export const foreignCursor = () => invalid('cursor', 'is not a cursor of this list')

function read(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

function fits(part: CursorPart, value: unknown): boolean {
  const isOptional = part.endsWith('?')
  if (value === null) return isOptional
  return parts[(isOptional ? part.slice(0, -1) : part) as Part](value)
}

/** The id where a page sorted by id alone ended; null without a cursor. */
export function decodeIdCursor(cursor: string | undefined): string | null {
  return cursor === undefined ? null : decodeCursor(cursor, 'id')[0]
}
