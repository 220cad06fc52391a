import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type AdvocateFilter, conditionOf, quote } from '../advocate-filter.ts'
import { seesAllProfiles } from '../policy.ts'
import { readQuery, type WordReading } from '../read-query.ts'

/** A query understood: what each word is taken for, and the lexemes that meet it. */
export type ReadQuery = {
  readonly words: readonly WordReading[]
  /** One list a word, in the order of `words`; empty for a word nobody's document has. */
  readonly lexemes: readonly (readonly string[])[]
}

type Row = {
  readonly place: number
  readonly word: string
  readonly is_stop: boolean
  readonly is_known: boolean
  readonly stems: string | null
  readonly longer: string | null
  readonly near: string | null
  readonly parts: string | null
}

const listed = (text: string | null) => (text === null || text === '' ? [] : text.split(' '))

/** Understands what was typed: misspellings, stems, parts of compounds. One statement. */
export async function understandQuery(db: WorkspaceDb, actor: Actor, typed: string): Promise<ReadQuery> {
  const { rows: read } = await sql<Row>`
    select * from read_advocate_query(${typed.slice(0, 300)}, ${seesAllProfiles(actor)})`.execute(db)
  const rows = read.filter((row) => row.word !== '')
  const stems = new Map(rows.map((row) => [row.word, listed(row.stems)]))
  const words = readQuery(
    rows.map((row) => ({
      place: row.place,
      word: row.word,
      isStop: row.is_stop,
      isKnown: row.is_known,
      longer: listed(row.longer),
      near: listed(row.near),
      parts: listed(row.parts),
    })),
  )
  // A word typed is found by its stems; words taken from the list stand as they are found there.
  const lexemes = words.map(({ kind, typed: own, words: meant }) =>
    kind === 'as-typed'
      ? [...new Set([...(stems.get(own) ?? []), ...meant.filter((word) => word !== own)])]
      : meant,
  )
  return { words, lexemes }
}

const anyOf = (lexemes: readonly string[]) => `(${lexemes.map(quote).join(' | ')})`
const marked = (mark: string, lexemes: readonly string[]) => lexemes.map((lexeme) => `${mark}${lexeme}`)

/** Whose documents an actor may find: all, or those who can be found and those they hold the relationship with. */
function scopeOf(actor: Actor): string {
  const workspace = quote(`w=${actor.workspaceId}`)
  if (seesAllProfiles(actor)) return workspace
  const found = [quote('stage=discoverable'), quote('stage=active')]
  const person = personOf(actor)
  const own = person === null ? [] : [quote(`owner=${person}`)]
  return `${workspace} & (${[...found, ...own].join(' | ')})`
}

/** The condition of a search: the workspace and scope, the facets, and every word. Null where a word is unknown. */
export function wholeCondition(actor: Actor, query: ReadQuery, filter: AdvocateFilter): string | null {
  if (query.lexemes.some((lexemes) => lexemes.length === 0)) return null
  const words = query.lexemes.map((lexemes) => anyOf(read(actor, lexemes)))
  return joined([...words, scopeOf(actor), conditionOf(filter)])
}

/** The words by which those who fit are ranked: as they were typed above their stems. */
function rankingOf(actor: Actor, query: ReadQuery): string {
  return joined(
    query.words.map(({ typed, words }, at) =>
      anyOf(
        read(actor, [...new Set([...(words.includes(typed) ? [typed] : []), ...(query.lexemes[at] ?? [])])]),
      ),
    ),
  )
}

const read = (actor: Actor, lexemes: readonly string[]) =>
  seesAllProfiles(actor) ? [...lexemes, ...marked('p=', lexemes)] : lexemes

/** The same for those whose name or company is what was typed. */
function nameCondition(actor: Actor, query: ReadQuery, filter: AdvocateFilter): string {
  const words = query.lexemes.map((lexemes) => anyOf(marked('n=', lexemes)))
  return joined([...words, scopeOf(actor), conditionOf(filter)])
}

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' & ')

export type Found = { readonly contactId: string; readonly score: number }

/** Candidates a search looks at before it ranks: what a page may cost is bounded, whatever was typed. */
const candidatePool = 200

/** Candidates whose words are weighed, at five pages of the database each: the freshest. Others come after them. */
const weighedMost = 80

/** Ranked results beyond these are not shown; the page asks to narrow the search instead. */
export const rankedMost = 200

/** The best who fit, at most 200, the best first. One statement. */
export async function findAdvocates(
  db: WorkspaceDb,
  actor: Actor,
  query: ReadQuery,
  filter: AdvocateFilter,
): Promise<Found[]> {
  const { stage, ...narrow } = filter
  const condition = wholeCondition(actor, query, narrow)
  if (condition === null) return []
  const { rows } = await sql<{ contact_id: string; score: number }>`
    select * from search_advocates(${condition}, ${rankingOf(actor, query)}, ${nameCondition(actor, query, narrow)},
      ${spaced(stage)}, ${spaced(filter.availability)}, ${candidatePool}, ${weighedMost}, ${rankedMost})`.execute(
    db,
  )
  return rows.map(({ contact_id, score }) => ({ contactId: contact_id, score }))
}

const spaced = (values: readonly string[] | undefined) => (values?.length ? values.join(' ') : null)
