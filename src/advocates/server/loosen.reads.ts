import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type AdvocateFilter, type FacetName, facetNames, withFoundStages } from '../advocate-filter.ts'
import { type ReadQuery, wholeCondition } from './search.ts'

export type Loosened = { readonly without: string; readonly facet: FacetName | null; readonly count: number }

type Way = {
  readonly without: string
  readonly facet: FacetName | null
  readonly condition: string
  readonly states: string | null
}

/** What one criterion less would bring, where nobody fits all: the ways that bring somebody, most first. One statement. */
export async function loosen(
  db: WorkspaceDb,
  actor: Actor,
  query: ReadQuery | null,
  asked: AdvocateFilter,
): Promise<Loosened[]> {
  const ways = [...wordsLess(actor, query, asked), ...facetsLess(actor, query, asked)]
  if (ways.length === 0) return []
  const { rows } = await sql<{ place: number; count: number }>`
    select w.place, count(m.contact_id) as count
    from unnest(${ways.map((way) => way.condition)}::text[], ${ways.map((way) => way.states)}::text[])
      with ordinality w (condition, states, place)
    cross join lateral match_advocates(w.condition) m
    where w.states is null or m.state = any (string_to_array(w.states, ' '))
    group by w.place order by count desc, w.place`.execute(db)
  return rows.flatMap(({ place, count }) => {
    const way = ways[place - 1]
    return way === undefined ? [] : [{ without: way.without, facet: way.facet, count }]
  })
}

function wordsLess(actor: Actor, query: ReadQuery | null, asked: AdvocateFilter): Way[] {
  if (query === null || query.words.length < 2) return []
  return query.words.flatMap((word, at) => {
    const fewer = {
      words: query.words.filter((_, other) => other !== at),
      lexemes: query.lexemes.filter((_, other) => other !== at),
    }
    const condition = wholeCondition(actor, fewer, withFoundStages(asked))
    return condition === null
      ? []
      : [{ without: word.typed, facet: null, condition, states: statesOf(asked) }]
  })
}

function facetsLess(actor: Actor, query: ReadQuery | null, asked: AdvocateFilter): Way[] {
  return facetNames.flatMap((facet) => {
    if (!asked[facet]?.length) return []
    const { [facet]: _, ...fewer } = asked
    const condition = wholeCondition(actor, query ?? { words: [], lexemes: [] }, withFoundStages(fewer))
    return condition === null ? [] : [{ without: facet, facet, condition, states: statesOf(fewer) }]
  })
}

const statesOf = ({ availability }: AdvocateFilter) => (availability?.length ? availability.join(' ') : null)
