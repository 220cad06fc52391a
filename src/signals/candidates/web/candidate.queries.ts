import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { formatCount, formatDay } from '../../../web/format.ts'
import { sayScore } from '../../signal.ts'
import type { listCandidates, listKnown } from '../candidate.contract.ts'
import { sayCoverage } from '../candidate.ts'
import type { listCandidateRules } from '../rule.contract.ts'

export type Candidate = ResponseOf<typeof listCandidates>['rows'][number]
export type Reason = Candidate['reasons'][number]
type RestsOn = Reason['restsOn'][number]
type Told = NonNullable<RestsOn['signal']>
export type Rule = ResponseOf<typeof listCandidateRules>['rows'][number]
export type Known = ResponseOf<typeof listKnown>['rows'][number]

export const candidatesQuery = (query: Omit<QueryOf<typeof listCandidates>, 'cursor'>) =>
  apiPages<typeof listCandidates>('GET /candidates', { query })
export const knownQuery = (query: Omit<QueryOf<typeof listKnown>, 'cursor'>) =>
  apiPages<typeof listKnown>('GET /known-customers', { query })
export const rulesQuery = () => apiQuery<typeof listCandidateRules>('GET /candidate-rules')

export const ruleChanges = ['GET /candidate-rules', 'GET /candidates', 'GET /segments'] as const

/** One row that a reason rests on, in words: “Survey 10 on 12 Nov, with a comment”. */
export function sayRow(row: RestsOn, { facts }: Pick<Reason, 'facts'>, candidate: Candidate): string {
  const { kind, signal, account, contact } = row
  if (signal !== null) return saySignal(signal)
  if (kind === 'segment') return `${sayFills(candidate)}: ${sayNeed(candidate)}`
  if (account !== null) return sayAccount(account, facts, candidate)
  if (contact?.seniority == null) return 'On record'
  const seniority = contact.seniority.replace('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  return candidate.contact.title === null ? seniority : `${seniority}: ${candidate.contact.title}`
}

function saySignal({ kind, score, scale, on, comment, object, opportunity }: Told): string {
  if (opportunity !== null) {
    const won = opportunity.wonOn === null ? '' : `, won ${formatDay(opportunity.wonOn)}`
    return kind === 'renewal'
      ? `Renewal ${opportunity.name}${won}`
      : `Deal ${opportunity.name}${won}, live ${formatCount(opportunity.liveDays, 'day', 'days')}`
  }
  if (object?.kind === 'customer-text') return `${kind === 'praise' ? 'Quote' : 'Story'} on ${formatDay(on)}`
  const said = `${sayScore(kind, score, scale)} on ${formatDay(on)}`
  const isWords = comment !== null && !['won-deal', 'renewal', 'event', 'story'].includes(kind)
  return isWords ? `${said}, with a comment` : said
}

/** Of an account what the rule asks for, and nothing else. */
function sayAccount(
  account: NonNullable<RestsOn['account']>,
  facts: Reason['facts'],
  candidate: Candidate,
): string {
  const { liveOn, health, tier, industry, region } = account
  const parts = facts.flatMap((fact) => {
    if (fact === 'live' && liveOn !== null) return `live since ${formatDay(liveOn)}`
    if (fact === 'health' && health !== null) return `health ${health}`
    if (fact === 'tier' && tier !== null) return `${tier} account`
    if (fact === 'industry') return industry ?? candidate.industry?.name ?? []
    if (fact === 'region') return region ?? candidate.region?.name ?? []
    return []
  })
  return parts.join(', ').replace(/^./, (letter) => letter.toUpperCase()) || 'On record'
}

/** Where a row of a reason stands: the story itself, the deal, the answer, the segment. */
export function pathOf({ kind, id, signal }: RestsOn, { contact, account }: Candidate): string {
  if (kind === 'segment') return '/recruiting/movement?show=selling'
  if (kind === 'account') return `/customers/${account.id}`
  if (signal === null) return `/contacts/${contact.id}`
  const { object, isAccounts } = signal
  if (object?.kind === 'opportunity') return `/opportunities/${object.id}`
  if (object?.kind === 'customer-text')
    return `${isAccounts ? `/customers/${account.id}` : `/contacts/${contact.id}`}?text=${object.id}`
  return signal.kind === 'renewal' ? `/customers/${account.id}` : `/signals?signal=${id}`
}

/** The segment somebody would strengthen: “Technology, Americas”. */
export function sayFills({ industry, region }: Pick<Candidate, 'industry' | 'region'>): string {
  return [industry?.name, region?.name].filter((part) => part !== undefined).join(', ') || 'Segment unknown'
}

/** What the segment lacks: “0 free for 146 open opportunities”. */
export function sayNeed({
  coverage,
  segmentFree,
  segmentOpen,
}: Pick<Candidate, 'coverage' | 'segmentFree' | 'segmentOpen'>): string {
  if (segmentFree === null || segmentOpen === null) return sayCoverage(coverage).says
  if (segmentOpen === 0) return 'no opportunity open'
  return `${segmentFree} free for ${formatCount(segmentOpen, 'open opportunity', 'open opportunities')}`
}

/** The reasons of a candidate in lines, the heaviest first, each row once. */
export function linesOf(candidate: Candidate): readonly string[] {
  const rows = candidate.reasons.flatMap((reason) => reason.restsOn.map((row) => ({ row, reason })))
  // An account is told by what each rule asks of it; a signal that two rules rest on is one.
  const once = new Map(
    rows.map((each) => [
      each.row.kind === 'signal' ? each.row.id : `${each.row.kind} ${each.reason.ruleId}`,
      each,
    ]),
  )
  return [...new Set([...once.values()].map(({ row, reason }) => sayRow(row, reason, candidate)))]
}

/** The main reason as a first word could give it. */
export function reasonOf(candidate: Candidate): string {
  return linesOf(candidate).slice(0, 2).join('; ')
}
