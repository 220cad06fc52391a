import { isUuid } from '../kernel/ids.ts'
import { invalid } from './errors.ts'

/** Where a page ended: the values it was sorted by, of its last row. Opaque to whoever carries it. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The values of a cursor. Throws `invalid` on a cursor this list did not make. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === length && values.every(isPlain)) return values
  } catch {
    // Answered below: what was sent is no cursor.
  }
  throw invalid('cursor', 'is not a cursor of this list')
}

const isPlain = (value: unknown) => value === null || typeof value === 'string' || typeof value === 'number'

/** The id where a page sorted by id alone ended; null without a cursor. */
export function decodeIdCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const [id] = decodeCursor(cursor, 1)
  if (typeof id !== 'string' || !isUuid(id)) throw invalid('cursor', 'is not a cursor of this list')
  return id
}
