import pg from 'pg'

const { builtins } = pg.types

/** `2026-03-01 09:30:00.123+00` as the one written form of the kernel. Sessions run in UTC. */
function parseInstant(text: string): string {
  return `${text.slice(0, 10)}T${text
    .slice(11)
    .replace(/\+00(:00)?$/, '')
    .replace(/^(\d\d:\d\d:\d\d)$/, '$1.000')
    .replace(/\.(\d{1,6})$/, (_, part: string) => `.${part.padEnd(3, '0').slice(0, 3)}`)}Z`
}

/** Reads numbers, moments and days the way the product writes them: no `Date`, no text for counts. */
export const parsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === builtins.INT8) return Number
      if (oid === builtins.TIMESTAMPTZ) return parseInstant
      if (oid === builtins.DATE) return String
    }
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig
