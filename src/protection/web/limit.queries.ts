import type { listAdvocates } from '../../advocates/list.contract.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatNumber } from '../../web/format.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { countStale, listLimits, listRules } from '../limit.contract.ts'
import type { explainRules } from '../rule.contract.ts'
import { standingRoutes } from './queries.ts'

export type Rules = ResponseOf<typeof listRules>
export type Rule = Rules['rows'][number]
export type SetLimit = ResponseOf<typeof listLimits>['rows'][number]
export type Explained = ResponseOf<typeof explainRules>
export type ExplainedRule = Explained['rules'][number]
export type LimitLevel = SetLimit['level']

/** Every threshold in force in the workspace. */
export const rulesQuery = () => apiQuery<typeof listRules>('GET /protection/rules')

type LimitFilter = { readonly setting?: string; readonly accountId?: string; readonly contactId?: string }

/** What is set stricter, for whom. */
export const limitsQuery = (filter: LimitFilter) =>
  apiPages<typeof listLimits>('GET /protection/limits', { query: { ...filter, size: 25 } })

/** One person, one kind, one day, rule by rule. */
export const explainQuery = (
  contactId: string,
  query: { readonly activityTypeId?: string; readonly on?: string },
) => apiQuery<typeof explainRules>('GET /advocates/:contactId/rules', { params: { contactId }, query })

const often = 2_000
const seldom = 30_000

/** How many standings follow a changed rule still; asked often only while some do. */
export const staleQuery = () => ({
  ...apiQuery<typeof countStale>('GET /standings/stale'),
  staleTime: 0,
  refetchInterval: ({
    state,
  }: {
    readonly state: { readonly data: { readonly stale: number } | undefined }
  }) => ((state.data?.stale ?? 0) > 0 ? often : seldom),
})

/** The routes whose answers change when a rule or a limit does. */
export const ruleRoutes = [
  ...standingRoutes,
  'GET /protection/rules',
  'GET /protection/limits',
  'GET /standings/stale',
  'GET /settings',
] as const

/** Advocates by name, for a field. */
export async function findAdvocatesToLimit(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const query = text.trim() === '' ? { size: 8 } : { q: text, size: 8 }
  const { rows } = await call<typeof listAdvocates>('GET /advocates', { query }, { signal })
  return rows.map((row) => ({ id: row.contactId, label: row.name, detail: row.account?.name }))
}

/** “8 load points in the window”, “1 ask in the window”. */
export function sayValue(value: number, unit: string): string {
  const words = value === 1 ? unit.replace(/\b(point|day|ask)s\b/, '$1') : unit
  return `${formatNumber(value)} ${words}`
}

const levelWords = {
  default: 'as it comes',
  workspace: 'set for the workspace',
  segment: 'set for the segment',
  account: 'set for the account',
  advocate: 'set for this advocate',
  said: 'the advocate said so',
} as const

/** Which level set a value: “set for the account”. */
export const sayLevel = (level: keyof typeof levelWords) => levelWords[level]

const overruledWords = {
  workspace: 'the workspace',
  segment: 'the segment',
  account: 'the account',
  advocate: 'the advocate',
} as const

/** Why a limit has no effect: “No effect: 6 is in force for the workspace.” */
export const sayOverruled = ({ level, value }: NonNullable<SetLimit['overruledBy']>) =>
  `No effect: ${formatNumber(value)} is in force for ${overruledWords[level]}.`

/** Whom a limit is for. */
export const sayWhom = ({ segment, account, contact }: SetLimit) =>
  contact?.name ?? account?.name ?? `Segment ${segment}`
