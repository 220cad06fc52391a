import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { dayHere, formatCount, formatDay } from '../../../web/format.ts'
import type { PersuasionOutcome } from '../direct-mode.ts'
import type { countInsights, listInsights } from '../insight.contract.ts'
import type { InsightBearing } from '../insight-note.ts'
import type {
  countRelationships,
  estimateDirectMode,
  getRelationship,
  listDirectModes,
  listPersuasions,
  listRelationships,
  RelationshipList,
} from '../relationship.contract.ts'
import { tellRoute } from '../route.ts'
import type { DirectTask } from '../rules.ts'

export type Relationship = ResponseOf<typeof getRelationship>
export type RelationshipRow = ResponseOf<typeof listRelationships>['rows'][number]
export type Estimate = ResponseOf<typeof estimateDirectMode>
export type DirectModeRow = ResponseOf<typeof listDirectModes>['rows'][number]
export type InsightRow = ResponseOf<typeof listInsights>['rows'][number]

/** Of an account, or of a team. */
export type ScopeQuery = { readonly accountId?: string; readonly teamId?: string }

export const relationshipQuery = (accountId: string) =>
  apiQuery<typeof getRelationship>('GET /accounts/:accountId/relationship', { params: { accountId } })

export const relationshipsQuery = (list: RelationshipList) =>
  apiPages<typeof listRelationships>('GET /relationships', { query: { list } })

export const relationshipCountsQuery = () => apiQuery<typeof countRelationships>('GET /relationships/counts')

export const estimateQuery = (scope: ScopeQuery) =>
  apiQuery<typeof estimateDirectMode>('GET /direct-modes/estimate', { query: scope })

export const directModesQuery = (ended: boolean) =>
  apiPages<typeof listDirectModes>('GET /direct-modes', { query: ended ? { ended } : {} })

export const persuasionsQuery = () => apiPages<typeof listPersuasions>('GET /persuasions', { query: {} })

export type InsightFilters = {
  readonly bearsOn?: InsightBearing
  readonly answer?: InsightRow['answer'] | 'open'
  readonly accountId?: string
  readonly mine?: boolean
}

export const insightsQuery = ({ answer, ...filters }: InsightFilters) =>
  apiPages<typeof listInsights>('GET /insight-notes', {
    query: { ...filters, ...(answer == null ? {} : { answer }) },
  })

export const insightCountsQuery = () => apiQuery<typeof countInsights>('GET /insight-notes/counts')

/** What a change of who is asked makes old. */
export const relationshipRoutes = [
  'GET /accounts/:accountId/relationship',
  'GET /relationships',
  'GET /relationships/counts',
  'GET /direct-modes',
  'GET /direct-modes/estimate',
  'GET /persuasions',
  'GET /accounts/:accountId/timeline',
] as const

/** What a note, or an answer to one, makes old. */
export const insightRoutes = [
  'GET /insight-notes',
  'GET /insight-notes/counts',
  'GET /accounts/:accountId/timeline',
] as const

export const taskWords: Readonly<Record<DirectTask, string>> = {
  facts: 'Keep the facts of a person true',
  nominate: 'Look for people at an account',
  fulfil: 'Bring an ask to the customer',
  touch: 'Be in touch with an advocate',
}

export const outcomeWords: Readonly<Record<PersuasionOutcome, string>> = {
  agreed: 'Agreed to help',
  partly: 'Helps in part',
  refused: 'Refused',
  'no-answer': 'No answer',
}

export const bearingWords: Readonly<Record<InsightBearing, string>> = {
  growth: 'Growth',
  renewal: 'Renewal',
}

/** Why somebody else than the owner is asked, as the reader writes days. */
export function sayRoute(of: Pick<Relationship, 'route' | 'owner'>, silentAfter: number): string | null {
  if (of.route === null) return null
  const told = { ...of.route, person: of.route.person?.name ?? null, owner: of.owner?.name ?? null }
  const today = dayHere()
  return tellRoute(told, silentAfter, today, (day) => formatDay(day))
}

const choiceWords = {
  holder: 'holds it in direct mode',
  'last-talked': 'talked to them last',
  manager: 'leads the owner',
  program: 'nobody else is there',
} as const

/** The same in a few words, for a list: “124 days without contact; leads the owner”. */
export function sayWhy({ route }: Pick<Relationship, 'route'>): string | null {
  if (route === null) return null
  const choice = choiceWords[route.chosenAs]
  if (route.because === 'direct-mode' || route.silentSince === null) return choice
  const days = Math.floor((Date.now() - Date.parse(route.silentSince)) / 86_400_000)
  return `${formatCount(days, 'day', 'days')} without contact; ${choice}`
}

/** “8.25 hours a quarter”. */
export function sayHours(hours: number): string {
  const figure = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 }).format(hours)
  return `${figure} ${hours === 1 ? 'hour' : 'hours'}`
}
