import { useQuery } from '@tanstack/react-query'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { ApiProblem } from '../../../web/api-problem.ts'
import { apiQuery } from '../../../web/api-query.ts'
import { formatDay } from '../../../web/format.ts'
import type { listCollisions, lookForCollisions } from '../collision.contract.ts'

export type Met = ResponseOf<typeof lookForCollisions>['rows'][number]

/** What other teams have with somebody around a day; '' for the day the request is needed by. */
const collisionsAheadQuery = (requestId: string, contactId: string, on: string) =>
  apiQuery<typeof lookForCollisions>('GET /requests/:requestId/collisions/ahead', {
    params: { requestId },
    query: on === '' ? { contactId } : { contactId, on },
  })

/** Where asks of a request meet other teams. */
export const collisionsQuery = (requestId: string) =>
  apiQuery<typeof listCollisions>('GET /requests/:requestId/collisions', { params: { requestId } })

/** What is met: as it was looked up, or as the refusal told it where another team was faster. */
export function useCollisions(requestId: string, contactId: string, on: string, problem?: ApiProblem) {
  const ahead = useQuery(collisionsAheadQuery(requestId, contactId, on)).data?.rows ?? []
  const isRefused = problem?.refusal?.refusal === 'collision'
  const told = isRefused ? (problem.refusal?.facts['collisions'] as readonly Met[] | undefined) : undefined
  return { met: told ?? ahead, isRefused }
}

/** “Events (Marta Lund) asks them for 14 May: Event speech” */
export function sayMet({ kind, team, person, activity, on, isSameContact }: Met): string {
  const who = team === null ? person : `${team} (${person})`
  const whom = isSameContact ? 'them' : 'somebody else there'
  if (kind === 'interview') return `${who} interviews ${whom} on ${formatDay(on)}`
  if (kind === 'outreach') return `${who} first wrote to ${whom} on ${formatDay(on)}`
  return `${who} asks ${whom} for ${formatDay(on)}: ${activity}`
}

/** The same, short: “Events asks them for 14 May”. */
export function sayMetShort({ kind, team, person, on, isSameContact }: Met): string {
  const whom = isSameContact ? 'them' : 'a colleague'
  const does = { ask: `asks ${whom} for`, interview: `interviews ${whom} on`, outreach: `wrote to ${whom}` }
  return `${team ?? person} ${does[kind]} ${formatDay(on)}`
}
