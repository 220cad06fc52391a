import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type AdvocateFilter, conditionOf, quote } from '../advocate-filter.ts'
import { seesAllProfiles } from '../policy.ts'
import { readQuery, type WordReading } from '../read-query.ts'

/** A query understood: what each word is taken for, and the condition every word makes. */
export type ReadQuery = {
  readonly words: readonly WordReading[]
  /** One condition a word, in the order of `words`; null for a word nobody's document has. */
  readonly conditions: readonly (string | null)[]
}

type Row = {
  readonly place: number
  readonly word: string
  readonly is_stop: boolean
  readonly is_known: boolean
  readonly longer: string | null
  readonly near: string | null
  readonly parts: string | null
}

const listed = (text: string | null) => (text === null || text === '' ? [] : text.split(' '))

/** Understands what was typed: misspellings, stems, parts of compounds. Two statements. */
export async function understandQuery(db: WorkspaceDb, actor: Actor, typed: string): Promise<ReadQuery> {
  const { rows } =
    await sql<Row>`select * from read_advocate_query(${typed.slice(0, 300)}, ${seesAllProfiles(actor)})`.execute(
      db,
    )
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
  return { words, conditions: await conditionsOf(db, words) }
}

// A word typed stands for its stems too; words taken from the list stand as they are found there.
async function conditionsOf(db: WorkspaceDb, words: readonly WordReading[]): Promise<(string | null)[]> {
  const own = words.map(({ kind, typed, words: [first = typed] }) => (kind === 'as-typed' ? typed : first))
  const { rows } = await sql<{ query: string }>`
    select word_query(given.word) as query
    from unnest(${own}::text[]) with ordinality given (word, place) order by given.place`.execute(db)
  return words.map((reading, at) => {
    if (reading.kind === 'unknown') return null
    const stems = rows[at]?.query ?? ''
    const rest = reading.words.filter((word) => word !== own[at]).map(quote)
    return `(${[stems, ...rest].filter((part) => part !== '').join(' | ')})`
  })
}

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
  if (query.conditions.includes(null)) return null
  const facets = conditionOf(filter)
  return [...query.conditions, scopeOf(actor), ...(facets === '' ? [] : [facets])].join(' & ')
}

export type Found = { readonly contactId: string; readonly score: number }

/** Candidates a search looks at before it ranks: what a page may cost is bounded, whatever was typed. */
const candidatePool = 500

/** Ranked results beyond these are not shown; the page asks to narrow the search instead. */
export const rankedMost = 200

/** The best who fit, at most 200, the best first. One statement. */
export async function findAdvocates(
  db: WorkspaceDb,
  actor: Actor,
  query: ReadQuery,
  filter: AdvocateFilter,
): Promise<Found[]> {
  const condition = wholeCondition(actor, query, filter)
  if (condition === null) return []
  const states = filter.availability?.length ? filter.availability.join(' ') : null
  const { rows } = await sql<{ contact_id: string; score: number }>`
    select * from search_advocates(${condition}, ${seesAllProfiles(actor)}, ${states}, ${candidatePool}, ${rankedMost})`.execute(
    db,
  )
  return rows.map(({ contact_id, score }) => ({ contactId: contact_id, score }))
}
