import { keepPreviousData } from '@tanstack/react-query'
import type { ResponseOf } from '../../kernel/contract.ts'
import { addDays } from '../../kernel/time.ts'
import { apiPages } from '../../web/api-query.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import type { listExceptions, listGuardedPeople } from '../overview.contract.ts'
import type { ProtectionGroup } from '../protection-group.ts'
import type { ReasonCode } from '../reason.ts'

export type GuardedPerson = ResponseOf<typeof listGuardedPeople>['rows'][number]
export type ExceptionLine = ResponseOf<typeof listExceptions>['rows'][number]

/** Whom protection has something to say about, page by page. */
export function guardedPeopleQuery(group: ProtectionGroup) {
  return apiPages<typeof listGuardedPeople>('GET /protection/people', { query: { group } })
}

type ExceptionView = { readonly quarter: string; readonly code: string; readonly by: string }

/** The exceptions of a quarter, page by page; empty words narrow nothing. */
export function exceptionsQuery({ quarter, code, by }: ExceptionView) {
  const query = {
    ...(quarter === '' ? {} : { quarter }),
    ...(code === '' ? {} : { code: code as ReasonCode }),
    ...(by === '' ? {} : { by }),
  }
  return {
    ...apiPages<typeof listExceptions>('GET /protection/exceptions', { query }),
    placeholderData: keepPreviousData,
  }
}

/** How somebody turns free: “2 Dec, load 8 falls to 6”, “renewal on 14 Dec, once it is signed”. */
export function turnWords(turn: NonNullable<GuardedPerson['turn']>): string {
  const { code, on } = turn
  if (on === null) return `${withoutStop(turn.says)}; no date yet`
  if (code === 'renewal-near') return `renewal on ${formatDay(addDays(on, -1))}, once it is signed`
  return `${formatDay(on)}, ${becauseOf(turn)}`
}

function becauseOf({ code, load, ask, says }: NonNullable<GuardedPerson['turn']>): string {
  if (load !== null) {
    const whose = code === 'account-cap' ? 'the account’s load' : 'load'
    return `${whose} ${formatNumber(load.from)} falls to ${formatNumber(load.to)}`
  }
  if (ask === null) return lower(withoutStop(says))
  const which = `“${ask.title}” of ${formatDay(ask.on)}`
  switch (code) {
    case 'rest-after-use':
      return `rests after ${which}`
    case 'live-limit':
    case 'own-limit':
    case 'own-type-limit':
      return `${which} drops out`
    default:
      return lower(withoutStop(says))
  }
}

const withoutStop = (words: string) => words.replace(/\.$/, '')
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** The rules an exception set aside, in a word each. */
export const ruleWords: Readonly<Partial<Record<ReasonCode, string>>> = {
  'rest-after-use': 'while resting',
  'declined-lately': 'after a no',
  'contact-cap': 'over their cap',
  'account-cap': 'over the account’s cap',
  'live-limit': 'one live conversation more',
  'serious-case': 'with a serious case open',
  'health-poor': 'in poor health',
  'renewal-near': 'close to the renewal',
  'churn-notice': 'after notice was given',
  objection: 'against an objection',
}

/** “while resting, over their cap”; nothing where it was not written down which rules. */
export function setAside(codes: readonly ReasonCode[]): string {
  return codes.map((code) => ruleWords[code] ?? code).join(', ')
}

/** “4th quarter of 2026”, short: “Q4 2026”. */
export function quarterWords(quarter: string): string {
  return `${quarter.slice(5)} ${quarter.slice(0, 4)}`
}
