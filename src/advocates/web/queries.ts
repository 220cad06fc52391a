import { keepPreviousData } from '@tanstack/react-query'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { ReasonCode } from '../../protection/reason.ts'
import { wordsOf } from '../../protection/web/queries.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatDay } from '../../web/format.ts'
import type { getAdvocate, listJourneySteps } from '../advocate.contract.ts'
import type { AdvocateSort, FacetName } from '../advocate-filter.ts'
import type { getInterview } from '../interview.contract.ts'
import type { countAdvocates, listAdvocates, listAdvocateViews } from '../list.contract.ts'
import type { getRatings } from '../profile.contract.ts'

export type AdvocateRow = ResponseOf<typeof listAdvocates>['rows'][number]
export type Advocate = ResponseOf<typeof getAdvocate>
export type Profile = NonNullable<Advocate['profile']>
export type Facets = ResponseOf<typeof countAdvocates>
export type Interview = ResponseOf<typeof getInterview>

/** What the address of the list says: words and facets. */
export type AdvocateView = { readonly q: string; readonly mine: boolean } & Readonly<
  Partial<Record<FacetName, readonly string[]>>
>

/** Only what is set: the API takes no empty word and no empty facet. */
function asked({ q, mine, ...facets }: AdvocateView) {
  const set = Object.entries(facets).filter(([, values]) => values.length > 0)
  return {
    ...Object.fromEntries(set),
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(mine ? { favourite: true } : {}),
  }
}

/** The list, page by page; the one before stays in sight while the next words are read. */
export function advocatesQuery(view: AdvocateView, sort: string) {
  const query = { ...asked(view), ...(view.q.trim() === '' ? { sort: sort as AdvocateSort } : {}) }
  return { ...apiPages<typeof listAdvocates>('GET /advocates', { query }), placeholderData: keepPreviousData }
}

export function facetsQuery(view: AdvocateView) {
  const query = apiQuery<typeof countAdvocates>('GET /advocates/facets', { query: asked(view) })
  return { ...query, placeholderData: keepPreviousData<Facets> }
}

/** What a download of the list as it stands is asked for. */
export function exportQuery(view: AdvocateView) {
  return asked(view)
}

export function viewsQuery() {
  return apiQuery<typeof listAdvocateViews>('GET /advocate-views')
}

export function advocateQuery(contactId: string) {
  return apiQuery<typeof getAdvocate>('GET /advocates/:contactId', { params: { contactId } })
}

export function stepsQuery(contactId: string) {
  return apiQuery<typeof listJourneySteps>('GET /advocates/:contactId/journey-steps', {
    params: { contactId },
  })
}

export function interviewQuery(contactId: string) {
  return apiQuery<typeof getInterview>('GET /advocates/:contactId/interview', { params: { contactId } })
}

export function ratingsQuery(contactId: string) {
  return apiQuery<typeof getRatings>('GET /advocates/:contactId/ratings', { params: { contactId } })
}

/** The routes whose answers change when a profile does. */
export const profileRoutes = [
  'GET /advocates/:contactId',
  'GET /advocates',
  'GET /advocates/facets',
  'GET /advocates/:contactId/standing',
  'GET /advocates/:contactId/load',
] as const

/** The routes whose answers change when somebody moves along the journey. */
export const journeyRoutes = [
  ...profileRoutes,
  'GET /advocates/:contactId/journey-steps',
  'GET /advocates/:contactId/interview',
  'GET /recruiting',
  'GET /nominations',
  'GET /contacts/:contactId',
] as const

const reasonWords: Readonly<Partial<Record<ReasonCode, string>>> = {
  'renewal-near': 'renewal',
  'serious-case': 'open case',
  'health-poor': 'health poor',
  'churn-notice': 'churn notice',
  absence: 'absence',
  'contact-left': 'left the company',
  objection: 'owner objects',
  'permission-lapsed': 'permission ended',
  'permission-refused': 'no permission',
  'permission-missing': 'no permission',
  blackout: 'blackout',
}

/** A standing in the few words of a row: “held, renewal to 14 Dec”, “blocked, no permission”. */
export function sayStanding({ state, freeFrom, reason }: NonNullable<AdvocateRow['standing']>): string {
  const why = reason === null ? undefined : reasonWords[reason as ReasonCode]
  if (why === undefined || state === 'free' || state === 'close-to-limit' || state === 'never') {
    return wordsOf({ state, freeFrom })
  }
  return `${state}, ${why}${freeFrom === null ? '' : ` to ${formatDay(freeFrom)}`}`
}
