import { keepPreviousData } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { BodyOf, ResponseOf } from '../../kernel/contract.ts'
import { wordsOf } from '../../protection/web/queries.ts'
import { apiQuery } from '../../web/api-query.ts'
import { formatDay } from '../../web/format.ts'
import type { findMatches, getOpportunityNeed } from '../match.contract.ts'
import type { NeedToldSchema } from '../need.contract.ts'
import { sentOf } from '../sent-need.ts'

export type Matches = ResponseOf<typeof findMatches>
export type Match = Matches['free'][number]
export type NotNow = Matches['notNow'][number]
export type Loosening = Matches['loosen'][number]
export type NeedTold = Static<typeof NeedToldSchema>
type NeedSent = BodyOf<typeof findMatches>['need']

type Asked = { readonly size?: number; readonly without?: readonly string[] }

/** The ranked advocates for a need; while it changes, the last list stays in sight. */
export function matchesQuery(need: NeedTold | NeedSent, { size, without }: Asked = {}) {
  const body = {
    need: sentOf(need),
    ...(size === undefined ? {} : { size }),
    ...(without === undefined || without.length === 0 ? {} : { without: [...without] }),
  }
  return { ...apiQuery<typeof findMatches>('POST /matches', { body }), placeholderData: keepPreviousData }
}

/** The need an opportunity fills in. */
export function opportunityNeedQuery(opportunityId: string, activityTypeId?: string) {
  return apiQuery<typeof getOpportunityNeed>('GET /opportunities/:opportunityId/need', {
    params: { opportunityId },
    query: activityTypeId === undefined ? {} : { activityTypeId },
  })
}

/** What a loosening is called where it is offered. */
export function wordsOfLoosening({ kind, name, to, more }: Loosening): string {
  const what =
    kind === 'day' ? `by ${formatDay(name)}` : to === null ? `without ${name}` : widerWords(kind, name)
  return `${what}, ${more} more`
}

/** “all of Europe”; “1-49 people or 50-249 people” as it is. */
function widerWords(kind: Loosening['kind'], name: string): string {
  return kind === 'region' || kind === 'industry' ? `all of ${name}` : name
}

/** Standing on the wished day in words: “free”, “close to limit”, “resting until 9 Dec: …”. */
export function standingWords({ standing }: NotNow): string {
  const { state, freeFrom, says } = standing
  if (state === 'never' || state === 'blocked') return says
  return `${wordsOf({ state, freeFrom })}: ${says.charAt(0).toLowerCase()}${says.slice(1)}`
}
