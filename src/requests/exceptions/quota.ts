import type { RequestOutcome, RequestState } from '../request.ts'

/** What a team has of one activity, or of all together, within a quarter. */
export type QuotaUse = {
  readonly team: string
  /** The activity it is for; null for all together. */
  readonly activity: string | null
  readonly limit: number
  readonly used: number
}

/**
 * True where a request takes a place of its team's quota in the quarter it was submitted in: not one that ended
 * before any customer was asked, nor one whose exception stands refused. Source: practice B1.3, quotas per quarter.
 */
export function takesPlace(request: {
  readonly state: RequestState
  readonly outcome: RequestOutcome | null
  readonly wasAsked: boolean
  readonly isRefused: boolean
}): boolean {
  if (request.state === 'draft' || request.isRefused) return false
  const isTakenBack = request.outcome === 'withdrawn' || request.outcome === 'duplicate'
  return !isTakenBack || request.wasAsked
}

/** The quota that leaves no place for one request more, the tightest first; null where each has one. */
export function quotaInTheWay(uses: readonly QuotaUse[]): QuotaUse | null {
  const full = uses.filter(({ used, limit }) => used >= limit)
  return full.sort((a, b) => a.limit - b.limit)[0] ?? null
}

/** “Sales EMEA has used 4 of 6 this quarter”, of one activity “… of 6 for Site visit this quarter”. */
export function sayQuota({ team, activity, limit, used }: QuotaUse): string {
  const what = activity === null ? '' : ` for ${activity}`
  return `${team} has used ${used} of ${limit}${what} this quarter`
}
