import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type {
  getNomineeUses,
  getOwnNominations,
  getParticipation,
  listNominators,
} from '../participation.contract.ts'

export type Participation = ResponseOf<typeof getParticipation>
export type TeamRow = Participation['teams'][number]
export type NominatorRow = ResponseOf<typeof listNominators>['rows'][number]

export const participationQuery = () => apiQuery<typeof getParticipation>('GET /recruiting/nominators')
export const nominatorsQuery = () =>
  apiPages<typeof listNominators>('GET /recruiting/nominators/people', { query: {} })
export const ownNominationsQuery = () => apiQuery<typeof getOwnNominations>('GET /nominations/own')
export const nomineeUsesQuery = (nominationId: string) =>
  apiQuery<typeof getNomineeUses>('GET /nominations/:nominationId/uses', { params: { nominationId } })

/** The list of nominations behind a figure. */
export function rowsBehind(figure: Readonly<Record<string, string>>): string {
  return `/recruiting/nominations?${new URLSearchParams(figure)}`
}
