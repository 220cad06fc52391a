import { formatCount, formatDay, formatNumber } from '../../../web/format.ts'
import type { StateKind } from '../../../web/ui/StateMark.tsx'
import { type Clock, type RequestRow, sayMoment } from '../../web/queries.ts'
import type { ClockKind } from '../clock.ts'

/** A working day in minutes: nine to five (setting `requests.working-hours`). */
const aDay = 480

const actWords: Readonly<Record<ClockKind, string>> = {
  'first-answer': 'first answer',
  'match-or-plan': 'match or plan',
  'exception-answer': 'yes or no to the exception',
  'owner-answer': 'yes or no',
  'advocate-answer': 'answer',
  'agree-time': 'choose a time',
  'report-done': 'did it take place?',
  'requester-answer': 'answer the question',
  'requester-feedback': 'feedback',
}

const sideWords: Readonly<Record<Clock['side'], string>> = {
  program: 'The program',
  owner: 'The owner',
  requester: 'The requester',
  advocate: 'The customer',
  approver: 'The approver',
}

export type ClockTone = 'risk' | 'due' | 'calm' | 'paused' | 'over' | 'ahead'

/** At risk when late or in its last quarter; due from half of its time on. Words and shapes follow from it. */
export function toneOf(clock: Pick<Clock, 'state' | 'usedMinutes' | 'allowedMinutes'>): ClockTone {
  switch (clock.state) {
    case 'late':
      return 'risk'
    case 'paused':
      return 'paused'
    case 'kept':
      return 'over'
    case 'ahead':
      return 'ahead'
    case 'running':
      break
  }
  const used = clock.allowedMinutes === 0 ? 1 : clock.usedMinutes / clock.allowedMinutes
  if (used >= 0.75) return 'risk'
  return used >= 0.5 ? 'due' : 'calm'
}

const marks: Readonly<Record<ClockTone, StateKind>> = {
  risk: 'risk',
  due: 'due',
  calm: 'later',
  paused: 'not-asked',
  over: 'kept',
  ahead: 'later',
}

export const markOfClock = (clock: Clock): StateKind => marks[toneOf(clock)]

/** Who owes it, to this reader: “You”, a name, or the side where anybody of it may. */
export function sayWho(clock: Clock, me: string | undefined): string {
  if (clock.owes === null) return sideWords[clock.side]
  return clock.owes.id === me ? 'You' : clock.owes.name
}

type Now = { readonly kind: StateKind; readonly who: string | null; readonly words: string }

/** A request on which no clock runs: the talk to come; else who has to go on, and with what. */
export function sayNow(row: RequestRow, me: string | undefined): Now {
  const who = row.handler ?? row.requester
  if (row.closedAt !== null) return { kind: 'kept', who: null, words: `closed ${formatDay(row.closedAt)}` }
  if (row.meetsAt !== null) return { kind: 'kept', who: null, words: `talk ${sayMoment(row.meetsAt)}` }
  if (row.phase === 'draft') return { kind: 'not-asked', who: null, words: 'not submitted yet' }
  if (row.phase === 'matched')
    return { kind: 'due', who: who.id === me ? 'You' : who.name, words: 'propose somebody' }
  const yes = row.asks.find(({ state }) => state === 'accepted')
  if (yes !== undefined) return { kind: 'half', who: yes.name, words: 'said yes; it is being settled' }
  return { kind: 'later', who: null, words: 'nothing is due' }
}

/** The clock that somebody has to act on now; one that has not begun is none. */
export function runningClock({ clock }: Pick<RequestRow, 'clock'>): Clock | null {
  return clock === null || clock.state === 'ahead' ? null : clock
}

/** What is owed, in two or three words. */
export const sayOwed = (clock: Clock): string => actWords[clock.kind]

/** “2 h left”, “1 day left”, “3 h over”, “paused”: business time, so that a weekend does not count. */
export function sayLeft(clock: Clock): string {
  const left = clock.allowedMinutes - clock.usedMinutes
  switch (clock.state) {
    case 'kept':
      return 'kept'
    case 'ahead':
      return sayMinutes(clock.allowedMinutes)
    case 'paused':
      return 'paused'
    case 'late':
      return left < 0 ? `${sayMinutes(-left)} over` : 'over'
    case 'running':
      return left <= 0 ? 'ends now' : `${sayMinutes(left)} left`
  }
}

/** Business minutes as people say them: “40 min”, “5 h”, “2 days”. */
export function sayMinutes(minutes: number): string {
  if (minutes < 60) return `${formatNumber(Math.round(minutes))}\u00a0min`
  if (minutes < aDay) return `${formatNumber(Math.round(minutes / 60))}\u00a0h`
  return formatCount(Math.floor((minutes + 1) / aDay), 'day', 'days').replace(' ', '\u00a0')
}
