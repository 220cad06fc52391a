import { keepPreviousData } from '@tanstack/react-query'
import type { listContacts } from '../../customers/contact.contract.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { Weights } from '../need.ts'
import type { compareAdvocates, explainMatch, findGap } from '../result.contract.ts'
import { sentOf } from '../sent-need.ts'
import type { getMatchWeights, previewMatchWeights } from '../weights.contract.ts'
import type { NeedTold } from './queries.ts'

export type Compared = ResponseOf<typeof compareAdvocates>['columns'][number]
export type Explanation = ResponseOf<typeof explainMatch>
export type Preview = ResponseOf<typeof previewMatchWeights>

/** So many stand beside each other and can still be read. */
export const comparedMost = 4

const noIds: readonly string[] = []
const defaults = { compare: noIds, beside: false }

/** Whom somebody chose to compare, and whether they stand beside each other now: in the address. */
export function useCompared() {
  const [{ compare, beside }, setView] = useUrlState(defaults)
  return {
    ids: compare.slice(0, comparedMost),
    isOpen: beside && compare.length > 1,
    choose: (id: string, chosen: boolean) =>
      setView(
        { compare: chosen ? [...compare, id] : compare.filter((each) => each !== id) },
        { replace: true },
      ),
    open: () => setView({ beside: true }),
    close: () => setView({ beside: false }),
    clear: () => setView({ compare: noIds, beside: false }, { replace: true }),
  }
}

/** Advocates beside each other for a need. */
export function comparisonQuery(need: NeedTold, contactIds: readonly string[]) {
  const body = { need: sentOf(need), contactIds: [...contactIds] }
  return {
    ...apiQuery<typeof compareAdvocates>('POST /matches/comparison', { body }),
    placeholderData: keepPreviousData,
  }
}

/** Why somebody is, or is not, in the list for a need. */
export function explanationQuery(need: NeedTold, contactId: string, without: readonly string[]) {
  const body = {
    need: sentOf(need),
    contactId,
    ...(without.length === 0 ? {} : { without: [...without] }),
  }
  return apiQuery<typeof explainMatch>('POST /matches/explanation', { body })
}

/** Anybody known by name, for the question why they are not here. */
export async function findAnybody(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  if (text.trim() === '') return []
  const { rows } = await call<typeof listContacts>(
    'GET /contacts',
    { query: { q: text, size: 8 } },
    { signal },
  )
  return rows.map(({ id, name, title, account }) => ({
    id,
    label: name,
    detail: [title, account?.name].filter(Boolean).join(', '),
  }))
}

/** Who is missing in the segment a need looks for. */
export function gapQuery(need: NeedTold) {
  return apiQuery<typeof findGap>('POST /matches/gap', { body: { need: sentOf(need) } })
}

/** How much each thing counts for a kind of activity. */
export function weightsQuery(activityTypeId: string) {
  return apiQuery<typeof getMatchWeights>('GET /activity-types/:activityTypeId/match-weights', {
    params: { activityTypeId },
  })
}

/** How a need would be ranked with other weights. */
export function previewQuery(activityTypeId: string, weights: Weights, need: NeedTold) {
  return {
    ...apiQuery<typeof previewMatchWeights>('POST /activity-types/:activityTypeId/match-weights/preview', {
      params: { activityTypeId },
      body: { weights, need: sentOf(need) },
    }),
    placeholderData: keepPreviousData,
  }
}
