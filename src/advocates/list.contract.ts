import { Type } from 'typebox'
import { standingStates } from '../activities/standing-state.ts'
import {
  closed,
  DaySchema,
  endpoint,
  LineSchema,
  nullable,
  oneOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { advocateSorts, facetNames } from './advocate-filter.ts'
import { freshBands } from './freshness.ts'
import { stages } from './journey.ts'
import { readingKinds } from './read-query.ts'
import { willingGroupCodes } from './willing-group.ts'

const several = <const Words extends readonly string[]>(words: Words) =>
  Type.Optional(Type.Array(oneOf(words), { maxItems: 50 }))
const uuids = Type.Optional(Type.Array(UuidSchema, { maxItems: 50 }))
const codes = (pattern: string) =>
  Type.Optional(Type.Array(Type.String({ pattern, maxLength: 20 }), { maxItems: 50 }))

/** What the list is narrowed by: words over everything known, and facets. */
const filterQuery = {
  q: Type.Optional(Type.String({ maxLength: 300 })),
  availability: several(standingStates),
  will: several(willingGroupCodes),
  industry: uuids,
  region: uuids,
  country: codes('^[A-Z]{2}$'),
  stage: several(stages),
  fresh: several(freshBands),
  language: codes('^[a-z]{2,3}$'),
  owner: uuids,
  tier: several(['standard', 'strategic']),
  favourite: Type.Optional(Type.Boolean({ description: 'Only those whom the caller starred' })),
}

const figures = closed({
  done: Type.Number({ description: 'Points of load of finished asks in the window' }),
  reserved: Type.Number({ description: 'Points that open asks hold' }),
  cap: Type.Number(),
})

const AdvocateRowSchema = closed({
  contactId: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  account: nullable(closed({ id: UuidSchema, name: Type.String(), country: nullable(Type.String()) })),
  industry: nullable(Type.String()),
  stage: oneOf(stages),
  owner: nullable(Type.String()),
  standing: nullable(
    closed({
      state: oneOf(standingStates),
      freeFrom: nullable(DaySchema),
      /** Why, as a code of protection; null for those who may not know. */
      reason: nullable(Type.String()),
      liftedBy: nullable(Type.String()),
    }),
  ),
  will: Type.Record(Type.String(), oneOf(['yes', 'maybe', 'no'])),
  languages: Type.Array(Type.String()),
  load: nullable(figures),
  ownLimit: nullable(Type.Integer({ description: 'Asks a quarter, as the advocate wants it' })),
  freshness: nullable(Type.Integer()),
  lastTouchOn: nullable(DaySchema),
})

export const listAdvocates = endpoint({
  method: 'GET',
  path: '/advocates',
  noun: 'advocates',
  summary:
    'Find advocates by words and facets. With words the best fit comes first, at most 200; else in order.',
  access: 'signed-in',
  query: closed({ ...filterQuery, sort: Type.Optional(oneOf(advocateSorts)), ...pageQuery }),
  response: closed({
    rows: Type.Array(AdvocateRowSchema),
    next: nullable(Type.String()),
    /** True where more fit than are ranked: narrow the search. */
    isCut: Type.Boolean(),
    /** How each word was understood. */
    words: Type.Array(
      closed({ typed: Type.String(), kind: oneOf(readingKinds), words: Type.Array(Type.String()) }),
    ),
  }),
})

export const countAdvocates = endpoint({
  method: 'GET',
  path: '/advocates/facets',
  noun: 'advocates',
  summary:
    'How many fit, how many each value of each facet would leave, and with none, what one criterion less brings',
  access: 'signed-in',
  query: closed(filterQuery),
  response: closed({
    total: Type.Integer(),
    discoverable: Type.Integer(),
    inProgram: Type.Integer(),
    facets: Type.Array(
      closed({
        facet: oneOf(facetNames),
        values: Type.Array(
          closed({ value: Type.String(), label: nullable(Type.String()), count: Type.Integer() }),
        ),
      }),
    ),
    loosened: Type.Array(
      closed({
        /** The word or facet left out. */
        without: Type.String(),
        facet: nullable(oneOf(facetNames)),
        count: Type.Integer(),
      }),
    ),
  }),
})

export const exportAdvocates = endpoint({
  method: 'GET',
  path: '/advocates/export',
  noun: 'advocates',
  summary: 'The list as CSV, as far as the viewer may see it; formulas are neutralised, ratings never leave',
  access: ['program-manager', 'member', 'executive'],
  query: closed(filterQuery),
  response: Type.String(),
  raw: true,
})

const ViewSchema = closed({ id: UuidSchema, name: Type.String(), query: Type.String() })

export const listAdvocateViews = endpoint({
  method: 'GET',
  path: '/advocate-views',
  noun: 'advocates',
  summary: 'The views of the list that the caller keeps',
  access: 'signed-in',
  response: closed({ views: Type.Array(ViewSchema) }),
})

export const saveAdvocateView = endpoint({
  method: 'POST',
  path: '/advocate-views',
  noun: 'advocates',
  summary: 'Keep a view of the list under a name; the same name again replaces it',
  access: 'signed-in',
  body: closed({
    name: LineSchema,
    query: Type.String({ maxLength: 2_000, description: 'The query string of the page' }),
  }),
  response: ViewSchema,
})

export const deleteAdvocateView = endpoint({
  method: 'DELETE',
  path: '/advocate-views/:advocateViewId',
  noun: 'advocates',
  summary: 'Forget a view of one’s own',
  access: 'signed-in',
  params: closed({ advocateViewId: UuidSchema }),
  response: closed({}),
})
