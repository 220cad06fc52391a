import { squeeze } from '../kernel/text.ts'

export const accountStandings = ['prospect', 'customer', 'former'] as const
export type AccountStanding = (typeof accountStandings)[number]

export const accountTiers = ['standard', 'strategic'] as const
export type AccountTier = (typeof accountTiers)[number]

/** What it means that the relationship owner lets the time to approve go by: it goes on, or waits for a yes. */
export const accountSilences = ['go-on', 'wait'] as const
export type AccountSilence = (typeof accountSilences)[number]

export const accountHealths = ['good', 'watch', 'poor'] as const
export type AccountHealth = (typeof accountHealths)[number]

export const employeeBands = ['1-49', '50-249', '250-999', '1000-4999', '5000+'] as const
export type EmployeeBand = (typeof employeeBands)[number]

/** Each size as people read it. */
export const bandWords: Readonly<Record<EmployeeBand, string>> = {
  '1-49': '1 to 49',
  '50-249': '50 to 249',
  '250-999': '250 to 999',
  '1000-4999': '1,000 to 4,999',
  '5000+': '5,000 and more',
}

/** Which kind of employee holds the relationship (product.md, "Relationship owner"). */
export const ownerKinds = ['csm', 'ae', 'account-manager', 'program'] as const
export type OwnerKind = (typeof ownerKinds)[number]

const bandFloors = [
  [5_000, '5000+'],
  [1_000, '1000-4999'],
  [250, '250-999'],
  [50, '50-249'],
  [0, '1-49'],
] as const satisfies readonly (readonly [number, EmployeeBand])[]

/** The band of a head count. In: employees, 0 or more. Out: the band whose floor it reaches. */
export function bandOfEmployees(employees: number): EmployeeBand {
  return bandFloors.find(([floor]) => employees >= floor)?.[1] ?? '1-49'
}

/**
 * Reads a band from a cell: `51-200`, `1,001–5,000 employees`, `5000+`, `120`, `10k`. A range counts by its
 * middle, an open one by its floor. Null where there is no number.
 */
export function readEmployeeBand(text: string): EmployeeBand | null {
  const numbers = [...text.toLowerCase().matchAll(/(\d[\d.,'\u2019\u00a0 ]*)\s*(k|m)?\b/g)].map(
    ([, digits = '', unit]) => {
      const value = Number(digits.replace(/[^\d]/g, ''))
      return unit === 'k' ? value * 1_000 : unit === 'm' ? value * 1_000_000 : value
    },
  )
  const [from, until] = numbers
  if (from === undefined) return null
  return bandOfEmployees(until === undefined || until < from ? from : Math.floor((from + until) / 2))
}

const standingWords: readonly (readonly [RegExp, AccountStanding])[] = [
  [/former|churn|lost|inactive|excustomer|cancell?ed|ended/, 'former'],
  [/prospect|lead|target|trial|opportunity|evaluat/, 'prospect'],
  [/customer|client|active|partner|direct|channel|kunde/, 'customer'],
]

/** Reads an account's standing from a CRM's type: `Customer - Direct`, `Prospect`, `Churned`. Null where unknown. */
export function readStanding(text: string): AccountStanding | null {
  return readWord(text, standingWords)
}

const healthWords: readonly (readonly [RegExp, AccountHealth])[] = [
  [/^red|poor|bad|critical|atrisk|unhealthy|rot|^low/, 'poor'],
  [/yellow|amber|watch|medium|fair|neutral|warn|gelb/, 'watch'],
  [/green|good|healthy|great|excellent|^high|gr(u|ue)n/, 'good'],
]

/** Reads health from a colour, a word or a score out of 100 (below 40 poor, below 70 watch). Null where unknown. */
export function readHealth(text: string): AccountHealth | null {
  const score = /^\s*\d{1,3}(\.\d+)?\s*%?\s*$/.test(text) ? Number.parseFloat(text) : null
  if (score !== null) return score < 40 ? 'poor' : score < 70 ? 'watch' : 'good'
  return readWord(text, healthWords)
}

/** Reads whether an account is strategic: `Strategic`, `Tier 1`, `Platinum`, `Key account`, `A`. Null where unknown. */
export function readTier(text: string): AccountTier | null {
  const word = squeeze(text)
  if (/strategic|platinum|keyaccount|enterpriseplus|^tier1$|^a$|^1$/.test(word)) return 'strategic'
  return /standard|gold|silver|bronze|basic|^tier[2-9]$|^[b-d]$|^[2-9]$/.test(word) ? 'standard' : null
}

const ownerWords: readonly (readonly [RegExp, OwnerKind])[] = [
  [/csm|customersuccess/, 'csm'],
  [/accountmanager|^am$/, 'account-manager'],
  [/^ae$|accountexecutive|sales|seller/, 'ae'],
  [/program|advocacy/, 'program'],
]

/** Reads which kind of owner a cell names: `CSM`, `Account Executive`. Null where unknown. */
export function readOwnerKind(text: string): OwnerKind | null {
  return readWord(text, ownerWords)
}

function readWord<Word extends string>(
  text: string,
  words: readonly (readonly [RegExp, Word])[],
): Word | null {
  const squeezed = squeeze(text)
  return words.find(([form]) => form.test(squeezed))?.[1] ?? null
}
