import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatDay, formatList } from '../../../web/format.ts'
import type { listBouncedAddresses } from '../bounced.contract.ts'
import type { BounceOutcome } from '../bounced-address.ts'
import type { ChangeKind, ReviewDecision } from '../change.ts'
import type { countReviews, getOpenReview, getReview, listReviews, ReviewList } from '../contract.ts'

export type ReviewRow = ResponseOf<typeof listReviews>['rows'][number]
export type ReviewCounts = ResponseOf<typeof countReviews>
export type Review = ResponseOf<typeof getReview>

export type BouncedRow = ResponseOf<typeof listBouncedAddresses>['rows'][number]

/** Addresses that mail came back from, page by page. */
export function bouncedAddressesQuery(outcome: BounceOutcome | null, q: string) {
  const filters = { ...(outcome === null ? {} : { outcome }), ...(q === '' ? {} : { q }) }
  return apiPages<typeof listBouncedAddresses>('GET /bounced-addresses', { query: { size: 50, ...filters } })
}

/** One list of reviews, page by page. */
export function reviewsQuery(list: ReviewList) {
  return apiPages<typeof listReviews>('GET /change-reviews', { query: { list, size: 50 } })
}

/** How many reviews are open, late and decided. */
export function reviewCountsQuery() {
  return apiQuery<typeof countReviews>('GET /change-reviews/counts')
}

/** One review in full. */
export function reviewQuery(reviewId: string) {
  return apiQuery<typeof getReview>('GET /change-reviews/:changeReviewId', {
    params: { changeReviewId: reviewId },
  })
}

/** The open review of a contact, where there is one. */
export function openReviewQuery(contactId: string) {
  return apiQuery<typeof getOpenReview>('GET /contacts/:contactId/change-review', { params: { contactId } })
}

/** The routes whose answers change when a change is told or a review decided. */
export const changeRoutes = [
  'GET /change-reviews',
  'GET /change-reviews/counts',
  'GET /change-reviews/:changeReviewId',
  'GET /contacts/:contactId/change-review',
  'GET /bounced-addresses',
  'GET /contacts/:contactId',
  'GET /advocates/:contactId',
  'GET /movement',
  'GET /today',
] as const

/** Each kind of change as it is said of somebody. */
export const kindNames: Readonly<Record<ChangeKind, string>> = {
  'mail-bounced': 'Mail came back',
  left: 'Left',
  'other-account': 'Works elsewhere',
  'other-title': 'Has another post',
  'priority-shift': 'Priorities shifted',
  cooled: 'Cooled',
  other: 'Something else',
}

/** What was noticed, each once: “works elsewhere and mail came back”. */
export function sayKinds(kinds: readonly ChangeKind[]): string {
  const said = formatList([...new Set(kinds)].map((kind) => kindNames[kind].toLowerCase()))
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** Each decision as it stands beside the person. */
export const decisionNames: Readonly<Record<ReviewDecision, string>> = {
  stays: 'stays',
  moved: 'moved on, carried over',
  left: 'left',
  retired: 'retired',
}

/** “decide by 8 Jun”, “late by 2 days”, “moved on, carried over”. */
export function sayReview({
  decision,
  lateDays,
  dueOn,
}: Pick<ReviewRow, 'decision' | 'lateDays' | 'dueOn'>): string {
  if (decision !== null) return decisionNames[decision]
  if (lateDays !== null) return `late by ${formatCount(lateDays, 'day', 'days')}`
  return `decide by ${formatDay(dueOn)}`
}
