import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { conditionOf, quote } from '../../src/advocates/advocate-filter.ts'
import { readQuery, type TypedWord } from '../../src/advocates/read-query.ts'
import { groupBitOf } from '../../src/advocates/willing-group.ts'

/** A search as both sides are asked for it. */
export type Search = {
  readonly q?: string
  readonly country?: string
  readonly will?: string
  readonly availability?: string
}

type Read = Omit<TypedWord, 'place' | 'near' | 'parts'> & {
  readonly stems: readonly string[]
  readonly near: readonly string[] | null
  readonly parts: readonly string[] | null
}

const sqlOf = (name: string) => readFile(join(import.meta.dirname, `${name}.sql`), 'utf8')
const [readWords, search, browse, rowsByKey] = await Promise.all(
  ['read-words', 'search', 'browse', 'rows-by-key'].map(sqlOf),
)

/** The same 25 ids by SQL written by hand: two statements with words, one without. */
export async function searchByHand(pool: pg.Pool, workspaceId: string, given: Search): Promise<string[]> {
  const { q, country, will, availability } = given
  if (q === undefined) {
    const values = [
      workspaceId,
      country,
      will === 'call' ? groupBitOf('sales-reference-call') : 0,
      availability,
    ]
    const { rows } = await pool.query<{ id: string }>(browse ?? '', values)
    return rows.map((row) => row.id)
  }
  const read = await pool.query<Read>(readWords ?? '', [workspaceId, q])
  const { everything, name, ranked } = conditionsOf(read.rows, given)
  const states = availability === undefined ? null : [availability]
  const { rows } = await pool.query<{ id: string }>(search ?? '', [everything, name, states, ranked])
  return rows.map((row) => row.id)
}

// How a word is understood is a rule without a database, so both sides use the same one.
function conditionsOf(read: readonly Read[], { country, will }: Search) {
  const stems = new Map(read.map((word) => [word.word, word.stems]))
  const words = readQuery(
    read.map((word, place) => ({ ...word, place, near: word.near ?? [], parts: word.parts ?? [] })),
  ).map(({ kind, typed, words: meant }) => {
    const isTyped = kind === 'as-typed'
    const found = isTyped ? [...(stems.get(typed) ?? []), ...meant.filter((word) => word !== typed)] : meant
    return { found, ranked: isTyped ? [typed, ...found] : found }
  })
  const any = (lexemes: readonly string[]) => `(${[...new Set(lexemes)].map(quote).join(' | ')})`
  const under = (mark: string, lexemes: readonly string[]) => lexemes.map((lexeme) => `${mark}${lexeme}`)
  const facets = conditionOf({
    ...(country === undefined ? {} : { country: [country] }),
    ...(will === undefined ? {} : { will: [will as 'call'] }),
  })
  const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' & ')
  return {
    everything: joined([...words.map(({ found }) => any([...found, ...under('p=', found)])), facets]),
    name: joined([...words.map(({ found }) => any(under('n=', found))), facets]),
    ranked: joined(words.map(({ ranked }) => any([...ranked, ...under('p=', ranked)]))),
  }
}

/** Reads rows by their primary key. */
export async function readByKey(pool: pg.Pool, workspaceId: string, ids: readonly string[]): Promise<number> {
  const { rowCount } = await pool.query(rowsByKey ?? '', [workspaceId, ids])
  return rowCount ?? 0
}
