import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatList, formatNumber, sayNumber, startWithNumber } from '../../../web/format.ts'
import { requestRoutes, sayRequestNumber } from '../../web/queries.ts'
import type { getAssignment } from '../assignment.contract.ts'

export type Assignment = ResponseOf<typeof getAssignment>
export type AssignmentPlan = NonNullable<Assignment['plan']>
export type AssignmentLine = AssignmentPlan['lines'][number]
export type Uncovered = AssignmentPlan['uncovered'][number]
type PassedOver = NonNullable<AssignmentLine['passedOver']>

/** The plan for all open requests; looked at again every second while one is being computed. */
export const assignmentQuery = () => ({
  ...apiQuery<typeof getAssignment>('GET /assignment'),
  refetchInterval: ({ state }: { readonly state: { readonly data: Assignment | undefined } }) =>
    state.data?.latest?.state === 'computing' ? (1_000 as const) : (false as const),
})

/** The routes whose answers change when a line is accepted. */
export const acceptanceRoutes = ['GET /assignment', ...requestRoutes] as const

/** What the plan comes to. */
export function findingOf({ requests, covered }: AssignmentPlan): string {
  if (requests === 0) return 'No open request wants anybody'
  if (covered === requests) {
    return requests === 1
      ? 'The one open request can get what it wants'
      : `All ${sayNumber(requests)} open requests can get what they want`
  }
  if (covered === 0) return 'No open request can get all it wants'
  return `${startWithNumber(covered)} of ${sayNumber(requests)} open requests can get what they want`
}

/** Worth of a plan: ranks times weights, to one place. */
export const sayWorth = (worth: number) => formatNumber(worth, 1)

/** “Bo Eck ranks higher here, 0.91, but is the only one for R-12.” */
export function sayPassedOver({ contact, rank, takenBy }: PassedOver): string {
  return `${contact.name} ranks higher here, ${formatNumber(rank, 2)}, but ${sayTaken(contact, takenBy)}.`
}

function sayTaken(contact: PassedOver['contact'], takenBy: PassedOver['takenBy']): string {
  const own = takenBy.filter((each) => each.contact.id === contact.id)
  const [only] = own.filter(({ isOnlyOne }) => isOnlyOne)
  if (only !== undefined) return `is the only one for ${sayRequestNumber(only.request.number)}`
  const numbersOf = (some: PassedOver['takenBy']) =>
    formatList([...new Set(some.map(({ request }) => sayRequestNumber(request.number)))])
  if (own.length > 0) return `is worth more for ${numbersOf(own)}`
  const names = formatList([...new Set(takenBy.map((each) => each.contact.name))])
  return `${names}, of the same company, ${takenBy.length === 1 ? 'is' : 'are'} worth more for ${numbersOf(takenBy)}`
}

/** “A deal counts 1 to 3 times, by the root of its amount; a request without a deal 2 times.” */
export function sayWeights({ weights: { leastWeight, mostWeight, usualWeight } }: AssignmentPlan): string {
  const times = (weight: number) => formatCount(weight, 'time', 'times')
  const sized =
    leastWeight === mostWeight
      ? `A deal of any size counts ${times(mostWeight)}`
      : `A deal counts ${formatNumber(leastWeight)} to ${times(mostWeight)}, by the root of its amount beside the largest`
  return `${sized}; a request without a deal counts ${times(usualWeight)}.`
}

/** Why places stay open. */
export function sayUncovered({ places: wanted, missing, cause, passedOver }: Uncovered): string {
  const places = formatCount(missing, 'place', 'places')
  switch (cause) {
    case 'nobody-fits':
      return `${places} open: nobody fits what it asks for.`
    case 'nobody-free':
      return `${places} open: nobody${missing < wanted ? ' else' : ''} who fits is free in time.`
    case 'taken':
      return passedOver === null
        ? `${places} open: whoever is free is needed elsewhere.`
        : `${places} open: ${passedOver.contact.name} could be asked, but ${sayTaken(passedOver.contact, passedOver.takenBy)}.`
  }
}

/** What came after a plan was computed; null where nothing did. */
export function saySince({ since: { come, changed, weights } }: AssignmentPlan): string | null {
  const parts = [
    come === 0 ? null : `${sayNumber(come)} ${come === 1 ? 'request has' : 'requests have'} come`,
    changed === 0 ? null : `${sayNumber(changed)} ${changed === 1 ? 'was' : 'were'} changed or closed`,
    weights ? 'what requests count was set anew' : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  return `Since it was computed ${formatList(parts)}.`
}
