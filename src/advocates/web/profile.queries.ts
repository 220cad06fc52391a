import type { PermissionUse } from '../../activities/activity-type.ts'
import { formatDay, formatLongDay } from '../../web/format.ts'
import type { StateKind } from '../../web/ui/StateMark.tsx'
import { factNames } from '../freshness.ts'
import { sectionTitles } from '../profile.ts'
import type { Profile } from './queries.ts'

// Words and marks of a profile, the same in panels, forms and the interview.

export const useWords: Readonly<Record<PermissionUse, string>> = {
  name: 'Name and title',
  logo: 'Logo',
  quote: 'Quote',
  recording: 'Recording',
  press: 'Press',
  analysts: 'Analysts',
  investors: 'Investors',
}

export const answerMarks = { yes: 'kept', maybe: 'maybe', no: 'never', never: 'never' } as const

type Permission = Profile['permissions'][number]

/** What one permission comes to today: its mark, its word, and until when. */
export function sayPermission(
  permission: Permission | undefined,
  today: string,
): { mark: StateKind; word: string; isOver: boolean } {
  if (permission === undefined || permission.answer === 'not-asked') {
    return { mark: 'not-asked', word: 'not asked', isOver: false }
  }
  if (permission.withdrawnOn !== null) return { mark: 'ended', word: 'withdrawn', isOver: true }
  if (permission.answer === 'refused') return { mark: 'never', word: 'refused', isOver: false }
  if (permission.validUntil !== null && permission.validUntil < today)
    return { mark: 'ended', word: 'ended', isOver: true }
  return { mark: 'given', word: 'given', isOver: false }
}

/** The earlier of two last days; the narrower permission counts. */
export function narrowerUntil(
  person: Permission | undefined,
  account: Permission | undefined,
): string | null {
  const days = [person, account].flatMap((each) =>
    each?.answer === 'given' ? (each.withdrawnOn ?? each.validUntil ?? []) : [],
  )
  return days.sort()[0] ?? null
}

/** “confirmed 14 Mar 2026 by Noor Haddad”, or that nobody has. */
export function sayConfirmed({
  confirmedOn,
  confirmedBy,
}: {
  readonly confirmedOn: string | null
  readonly confirmedBy: string | null
}): string {
  if (confirmedOn === null) return 'never confirmed'
  return `confirmed ${formatDay(confirmedOn)}${confirmedBy === null ? '' : ` by ${confirmedBy}`}`
}

type Fact = Profile['facts'][number]

/** What a fact that ages is called. */
export function nameOfFact(fact: Pick<Fact, 'kind' | 'section'>): string {
  if (fact.section !== null) return sectionTitles[fact.section]
  return factNames[fact.kind]
}

/** Today, as the reader's own calendar has it. */
export function readersToday(): string {
  return Temporal.Now.plainDateISO().toString()
}

/** “2 in 90 days”, “ask the plant”. */
export function sayLimit(
  said: Pick<Profile['willingness'][number], 'ownLimit' | 'ownLimitDays' | 'limitNote'>,
): string | null {
  if (said.ownLimit === null) return said.limitNote
  const span =
    said.ownLimitDays === 90
      ? 'a quarter'
      : said.ownLimitDays === 365
        ? 'a year'
        : `in ${said.ownLimitDays ?? 90} days`
  return `${said.ownLimit} ${span}${said.limitNote === null ? '' : `; ${said.limitNote}`}`
}

/** A window of days in words, for lists and titles. */
export function sayWindow({ from, until }: { readonly from: string; readonly until: string }): string {
  return from === until ? formatLongDay(from) : `${formatDay(from)} to ${formatDay(until)}`
}
