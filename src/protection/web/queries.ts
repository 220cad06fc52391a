import type { Static } from 'typebox'
import type { StandingState } from '../../activities/standing-state.ts'
import { ledgerRoutes } from '../../activities/web/queries.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import { formatDay } from '../../web/format.ts'
import type { StateKind } from '../../web/ui/StateMark.tsx'
import type { getProtection } from '../overview.contract.ts'
import type { getLoad, getStanding, previewActivityType, StandingSchema } from '../standing.contract.ts'

/** What somebody may be asked for next, in general and for every kind. */
export function standingQuery(contactId: string) {
  return apiQuery<typeof getStanding>('GET /advocates/:contactId/standing', { params: { contactId } })
}

/** Load behind and ahead; with `ask` how it would run with one more. */
export function loadQuery(contactId: string, ask?: { readonly activityTypeId: string; readonly on: string }) {
  return apiQuery<typeof getLoad>('GET /advocates/:contactId/load', {
    params: { contactId },
    query: { ...ask },
  })
}

/** Whom another load of a kind would touch. */
export function effectQuery(activityTypeId: string, loadPoints: number) {
  return apiQuery<typeof previewActivityType>('GET /activity-types/:activityTypeId/effect', {
    params: { activityTypeId },
    query: { loadPoints },
  })
}

export type Protection = ResponseOf<typeof getProtection>

/** How load lies on everybody. */
export function protectionQuery() {
  return apiQuery<typeof getProtection>('GET /protection')
}

/** Where the standing is explained rule by rule, for a kind and a day or in general. */
export function rulesAddress(contactId: string, activityTypeId = '', on = ''): string {
  const asked = Object.entries({ type: activityTypeId, on }).filter(([, value]) => value !== '')
  const query = asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
  return `/advocates/${contactId}/protection${query}`
}

/** The routes whose answers change when somebody's standing does. */
export const standingRoutes = [
  'GET /advocates/:contactId/rules',
  ...ledgerRoutes,
  'GET /protection',
  'GET /protection/people',
  'GET /protection/exceptions',
  'GET /protection/what-if',
] as const

const marks = {
  free: 'free',
  'close-to-limit': 'close',
  resting: 'resting',
  held: 'held',
  blocked: 'blocked',
  never: 'never',
} as const satisfies Record<StandingState, StateKind>

/** The shape of a state. */
export function markOf(state: StandingState): StateKind {
  return marks[state]
}

/** A state in words, with until when: “resting until 9 Dec”, “held, no date yet”. */
export function wordsOf({
  state,
  freeFrom,
}: Pick<Static<typeof StandingSchema>, 'state' | 'freeFrom'>): string {
  switch (state) {
    case 'free':
      return 'free'
    case 'close-to-limit':
      return 'close to limit'
    case 'resting':
      return freeFrom === null ? 'resting, no date yet' : `resting until ${formatDay(freeFrom)}`
    case 'held':
      return freeFrom === null ? 'held, no date yet' : `held until ${formatDay(freeFrom)}`
    case 'blocked':
      return 'blocked by permission'
    case 'never':
      return 'never'
  }
}

/** The state of one kind in words, with its earliest day: “free from Mon 30 Nov”, “not before 18 Jan”. */
export function wordsOfKind(state: StandingState, earliestOn: string | null): string {
  switch (state) {
    case 'free':
    case 'close-to-limit':
      return earliestOn === null ? 'free' : `free from ${formatDay(earliestOn)}`
    case 'resting':
    case 'held':
      if (earliestOn !== null) return `not before ${formatDay(earliestOn)}`
      return state === 'held' ? 'held, no date yet' : 'resting, no date yet'
    case 'blocked':
      return 'blocked by permission'
    case 'never':
      return 'never'
  }
}
