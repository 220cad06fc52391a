import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import { formatDay } from '../../../web/format.ts'
import { sayScore } from '../../signal.ts'
import type { listCandidates, listKnown } from '../candidate.contract.ts'
import type { listCandidateRules } from '../rule.contract.ts'

export type Candidate = ResponseOf<typeof listCandidates>['rows'][number]
export type Reason = Candidate['reasons'][number]
type RestsOn = Reason['restsOn'][number]
export type Rule = ResponseOf<typeof listCandidateRules>['rows'][number]
export type Known = ResponseOf<typeof listKnown>['rows'][number]

export const candidatesQuery = (query: Omit<QueryOf<typeof listCandidates>, 'cursor'>) =>
  apiPages<typeof listCandidates>('GET /candidates', { query })
export const knownQuery = (query: Omit<QueryOf<typeof listKnown>, 'cursor'>) =>
  apiPages<typeof listKnown>('GET /known-customers', { query })
export const rulesQuery = () => apiQuery<typeof listCandidateRules>('GET /candidate-rules')

export const ruleChanges = ['GET /candidate-rules', 'GET /candidates', 'GET /segments'] as const

/** One row that a reason rests on, in words: “Survey 10 on 12 Nov, with a comment”. */
export function sayRow({ signal, account, contact }: RestsOn): string {
  if (signal !== null) {
    const { kind, score, scale, on, comment } = signal
    const isWords = comment !== null && kind !== 'won-deal' && kind !== 'renewal' && kind !== 'event'
    const said = `${sayScore(kind, score, scale)} on ${formatDay(on)}`
    return kind === 'story' || !isWords ? said : `${said}, with a comment`
  }
  if (account !== null) {
    const since = account.liveOn === null ? null : `Live since ${formatDay(account.liveOn)}`
    const health = account.health === null ? null : `health ${account.health}`
    return [since, health].filter((part) => part !== null).join(', ') || 'On record'
  }
  return contact?.seniority == null
    ? 'On record'
    : `${contact.seniority.replace('-', ' ')}`.replace(/^./, (c) => c.toUpperCase())
}

/** The reasons of a candidate in lines, the heaviest first, each row once. */
export function linesOf(candidate: Candidate): readonly string[] {
  const rows = candidate.reasons.flatMap(({ restsOn }) => restsOn)
  const once = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  return [...new Set([...once.values()].map(sayRow))]
}

/** The main reason as a first word could give it. */
export function reasonOf(candidate: Candidate): string {
  return linesOf(candidate).slice(0, 2).join('; ')
}
