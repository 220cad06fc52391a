import { keepPreviousData } from '@tanstack/react-query'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import {
  formatDay,
  formatLongDay,
  formatNumber,
  formatTime,
  sayNumber,
  startWithNumber,
} from '../../web/format.ts'
import type { StateKind } from '../../web/ui/StateMark.tsx'
import type { getToday } from '../contract.ts'
import type { DutyState } from '../duty.ts'
import type { Urgency } from '../need.ts'

export type Today = ResponseOf<typeof getToday>
export type TodayNeed = Today['needs'][number]

/** The first page of the day; with `all`, every need and not the first seven. */
export function todayQuery(all: boolean) {
  return {
    ...apiQuery<typeof getToday>('GET /today', { query: all ? { all } : {} }),
    placeholderData: keepPreviousData,
    // Whoever comes back from an act wants to see it gone.
    staleTime: 0,
  }
}

/** “Five things need you today; three of them are at risk”; “Nothing is late; three things wait”. */
export function titleOf({ atRisk, due, isEmpty, waits }: Today): string {
  if (isEmpty) return 'No customers yet'
  const count = atRisk + due
  const waiting = waits.reduce((sum, each) => sum + each.count, 0)
  if (count === 0 && waiting > 0)
    return `Nothing is late; ${sayNumber(waiting)} ${waiting === 1 ? 'thing waits' : 'things wait'}`
  if (count === 0) return 'Nothing needs you today'
  const things = `${startWithNumber(count)} ${count === 1 ? 'thing needs' : 'things need'} you today`
  if (atRisk === 0) return things
  if (count === 1) return `${things}, and is at risk`
  return `${things}; ${atRisk === count ? 'all' : sayNumber(atRisk)} of them ${atRisk === 1 ? 'is' : 'are'} at risk`
}

/** “Monday 23 November 2026. 12 requests open, 4 talks this week, nobody over their cap.” */
export function factOf({ today, isEmpty, openRequests, talksThisWeek, load }: Today): string {
  const day = `${formatLongDay(today)}.`
  if (isEmpty) return `${day} What needs you stands here once there are customers.`
  const count = (of: number, one: string, many: string) =>
    `${of === 0 ? 'no' : formatNumber(of)} ${of === 1 ? one : many}`
  const over = load.overCap === 0 ? 'nobody' : formatNumber(load.overCap)
  return `${day} ${count(openRequests, 'request', 'requests')} open, ${count(talksThisWeek, 'talk', 'talks')} this week, ${over} over their cap.`.replace(
    '. no ',
    '. No ',
  )
}

const words: Readonly<Record<Urgency, readonly [StateKind, string]>> = {
  'at-risk': ['risk', 'At risk'],
  today: ['due', 'Due today'],
  'this-week': ['later', 'This week'],
}

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' })

/** “Wed 25 Nov”. */
export function formatWeekday(day: string): string {
  return weekday.format(day.length === 10 ? new Date(`${day}T00:00:00`) : new Date(day))
}

const week = 8 * 86_400_000

/** The word and shape of an urgency; what lies beyond the week says so, and what was due on a day before today. */
export function urgencyWords({ urgency, dueAt }: Pick<TodayNeed, 'urgency' | 'dueAt'>, now = new Date()) {
  const isBeyond = urgency === 'this-week' && Date.parse(dueAt) > now.getTime() + week
  if (isBeyond) return ['later', 'Later'] as const
  const due = new Date(dueAt)
  const isPast = urgency === 'today' && due < now && due.toDateString() !== now.toDateString()
  return isPast ? (['due', 'Overdue'] as const) : words[urgency]
}

/** By when: “by 12:00”, “since 13 Nov”, “Wed 25 Nov”. */
export function whenWords(dueAt: string, now = new Date()): string {
  const due = new Date(dueAt)
  const isToday = due.toDateString() === now.toDateString()
  if (isToday) return `${due < now ? 'since' : 'by'} ${formatTime(dueAt)}`
  return due < now ? `since ${formatDay(dueAt)}` : formatWeekday(dueAt)
}

export const dutyTitles = {
  identify: 'Identify',
  'keep-accurate': 'Keep accurate',
  protect: 'Protect',
  align: 'Align',
} as const satisfies Record<Today['duties'][number]['duty'], string>

export const dutyMarks: Readonly<Record<DutyState, StateKind>> = {
  well: 'kept',
  look: 'due',
  'too-few': 'later',
}
