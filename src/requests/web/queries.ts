import type { Audience } from '../../activities/activity-type.ts'
import type { listOpportunities } from '../../customers/opportunity.contract.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { standingRoutes } from '../../protection/web/queries.ts'
import { call } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatDay, formatMoney, formatTime } from '../../web/format.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { StateKind } from '../../web/ui/StateMark.tsx'
import type { getApproval, listApprovals } from '../approvals/approval.contract.ts'
import type { AskApprover } from '../approvals/approval.ts'
import type { getAskLetter } from '../asks/ask.contract.ts'
import type { draftRequest } from '../brief.contract.ts'
import type { getOpportunityStages } from '../opportunity-stages.contract.ts'
import type { countRequests, getRequest, listRequests } from '../request.contract.ts'
import type { RequestOutcome, RequestPhase } from '../request.ts'
import type { BriefSide, getSideBrief } from '../talks/side-brief.contract.ts'

export type RequestFilters = Omit<QueryOf<typeof listRequests>, 'cursor' | 'size'>
export type RequestRow = ResponseOf<typeof listRequests>['rows'][number]
export type RequestCounts = ResponseOf<typeof countRequests>
export type Request = ResponseOf<typeof getRequest>
export type Ask = Request['asks'][number]
export type Clock = Request['clocks'][number]
export type Opportunity = NonNullable<Request['deal']>
export type OpportunityStagesTold = ResponseOf<typeof getOpportunityStages>
export type Start = ResponseOf<typeof draftRequest>
export type Approval = ResponseOf<typeof listApprovals>['rows'][number]

/** Requests of a view, page by page. */
export const requestsQuery = (filters: RequestFilters, size = 50) =>
  apiPages<typeof listRequests>('GET /requests', { query: { ...filters, size } })

/** How many requests each view holds, and how well they were answered of late. */
export const requestCountsQuery = () => apiQuery<typeof countRequests>('GET /requests/counts')

export const requestQuery = (requestId: string) =>
  apiQuery<typeof getRequest>('GET /requests/:requestId', { params: { requestId } })

/** A brief as a deal, a kind of activity and an advocate fill it in. */
export const briefQuery = (from: QueryOf<typeof draftRequest>) =>
  apiQuery<typeof draftRequest>('GET /requests/brief', { query: from })

/** The stages of deals, by the part of a deal they belong to. */
export const opportunityStagesQuery = () =>
  apiQuery<typeof getOpportunityStages>('GET /requests/opportunity-stages')

export const letterQuery = (requestId: string, askId: string) =>
  apiQuery<typeof getAskLetter>('GET /requests/:requestId/asks/:askId/letter', {
    params: { requestId, askId },
  })

export const sideBriefQuery = (requestId: string, askId: string, side: BriefSide) =>
  apiQuery<typeof getSideBrief>('GET /requests/:requestId/asks/:askId/brief', {
    params: { requestId, askId },
    query: { side },
  })

/** Approvals that wait for the reader. */
export const approvalsQuery = (mine: boolean) =>
  apiPages<typeof listApprovals>('GET /approvals', { query: { mine } })

export const approvalQuery = (approvalId: string) =>
  apiQuery<typeof getApproval>('GET /approvals/:approvalId', { params: { approvalId } })

/** The routes whose answers change when anything happens to a request. */
export const requestRoutes = [
  'GET /requests',
  'GET /requests/board',
  'GET /requests/counts',
  'GET /requests/:requestId',
  'GET /requests/:requestId/asks/:askId/brief',
  'GET /requests/:requestId/asks/:askId/chain',
  'GET /requests/:requestId/collisions',
  'GET /requests/:requestId/collisions/ahead',
  'GET /approvals',
  'GET /approvals/:approvalId',
  'GET /contacts/:contactId/timeline',
  'GET /accounts/:accountId/timeline',
  'GET /opportunities/:opportunityId/timeline',
  'POST /matches',
  ...standingRoutes,
] as const

export const requestPath = (id: string) => `/requests/${id}`

/** How people call a request in speech: R-2417. */
export const sayRequestNumber = (number: number) => `R-${number}`

export const phaseWords: Readonly<Record<RequestPhase, string>> = {
  draft: 'Draft',
  submitted: 'Submitted',
  'in-triage': 'In triage',
  matched: 'Matched',
  'in-approval': 'In approval',
  asking: 'Asking',
  scheduled: 'Scheduled',
  'feedback-owed': 'Feedback owed',
  closed: 'Closed',
}

const outcomes: Readonly<Record<RequestOutcome, readonly [StateKind, string]>> = {
  fulfilled: ['kept', 'fulfilled'],
  'part-fulfilled': ['half', 'fulfilled in part'],
  unfilled: ['ended', 'unfilled'],
  withdrawn: ['never', 'withdrawn'],
  duplicate: ['ended', 'asked for twice'],
  expired: ['ended', 'expired'],
}

/** How a request ended: its mark and its words. */
export function outcomeOf(outcome: RequestOutcome): { readonly kind: StateKind; readonly words: string } {
  const [kind, words] = outcomes[outcome]
  return { kind, words }
}

export const approverWords: Readonly<Record<AskApprover, string>> = {
  owner: 'Relationship owner',
  company: 'Their company',
  legal: 'Our legal',
  program: 'The program',
  executive: 'Executive',
}

/** What the one button of a step says: whoever is asked approves; a program manager notes what somebody else said. */
export function sayApprove(
  { approver, person }: Pick<Ask['approvals'][number], 'approver' | 'person'>,
  reader: string | null,
): string {
  const isTheirs = approver === 'program' || (person !== null && person.id === reader)
  if (isTheirs) return 'Approve'
  return `Note a yes of ${person?.name ?? approverWords[approver].toLowerCase()}`
}

/** What is at stake: the deal's amount, else for whom it is; null where neither is known. */
export function sayStake({
  deal: opportunity,
  prospect,
}: Pick<RequestRow, 'deal' | 'prospect'>): string | null {
  if (opportunity?.amount != null) return formatMoney(opportunity.amount)
  return prospect?.name ?? opportunity?.name ?? null
}

const ended: readonly string[] = ['refused', 'declined', 'deferred', 'expired', 'withdrawn', 'missed']

/** True for an ask that ended without a use. */
export const isEnded = (state: string): boolean => ended.includes(state)

export const audienceNames: Readonly<Record<Audience, string>> = {
  buyers: 'Buyers',
  analysts: 'Analysts',
  media: 'Media',
  investors: 'Investors',
  internal: 'Our own people',
  public: 'The public',
}

/** Open deals by name, for a field that chooses one. */
export async function findOpenOpportunities(
  text: string,
  signal: AbortSignal,
): Promise<readonly Choosable[]> {
  const query = { state: ['open' as const], size: 8, ...(text === '' ? {} : { q: text }) }
  const { rows } = await call<typeof listOpportunities>('GET /opportunities', { query }, { signal })
  return rows.map((row) => ({
    id: row.id,
    label: row.name,
    detail: [row.account?.name ?? row.prospect, row.amount && formatMoney(row.amount)]
      .filter((part) => part != null)
      .join(', '),
  }))
}

/** “€310,000, shortlist, closes 18 Dec” */
export function sayOpportunity({ amount, stage, closesOn, state }: Opportunity): string {
  const closes = closesOn === null ? null : `${state === 'open' ? 'closes' : state} ${formatDay(closesOn)}`
  const parts = [amount === null ? null : formatMoney(amount), stage?.toLowerCase(), closes]
  return parts.filter((part) => part != null && part !== '').join(', ')
}

/** What proposing somebody is called: whoever must say yes first is named. */
export function sayProposal(steps: readonly AskApprover[]): string {
  const [first] = steps
  if (first === undefined) return 'Ask'
  return first === 'owner' ? 'Propose to owner' : 'Propose'
}

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' })

/** “Thu 3 Dec”: days that people have to keep are read with their weekday. */
export function sayDay(when: string): string {
  const date = when.length === 10 ? new Date(`${when}T00:00:00`) : new Date(when)
  return `${weekday.format(date)} ${formatDay(when)}`
}

/** “Thu 3 Dec, 12:00”; today’s only “12:00”. */
export function sayMoment(when: string): string {
  const isToday = formatDay(when) === formatDay(new Date().toISOString())
  return isToday ? formatTime(when) : `${sayDay(when)}, ${formatTime(when)}`
}
