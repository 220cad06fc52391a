import type { Timing } from '../../../activities/activity-type.ts'
import type { AskState } from '../../../activities/ledger.ts'
import { dayHere, formatMoment } from '../../../web/format.ts'
import type { StateKind } from '../../../web/ui/StateMark.tsx'
import type { Ask } from '../../web/queries.ts'

const marks: Readonly<Record<AskState, readonly [StateKind, string]>> = {
  proposed: ['later', 'proposed'],
  'awaiting-approval': ['half', 'in approval'],
  asked: ['later', 'asked'],
  accepted: ['kept', 'said yes'],
  scheduled: ['kept', 'agreed'],
  done: ['given', 'took place'],
  debriefed: ['given', 'took place'],
  refused: ['blocked', 'not approved'],
  declined: ['never', 'said no'],
  deferred: ['resting', 'not now'],
  expired: ['ended', 'no answer'],
  withdrawn: ['never', 'taken back'],
  missed: ['risk', 'did not take place'],
}

/** The shape and word of an ask's state. */
export function markOfAsk(
  state: AskState,
  timing: Timing,
): { readonly kind: StateKind; readonly words: string } {
  const [kind, words] = marks[state]
  // What is delivered by a day has no place to take.
  return { kind, words: timing === 'by-day' && kind === 'given' ? 'done' : words }
}

/** Whom an ask is about, as a sentence names them. */
export const whomOf = (ask: Pick<Ask, 'contact' | 'account'>): string => ask.contact?.name ?? ask.account.name

/** An ask whose approvals are all given, and which still has to be handed to the customer. */
export function isToBeSent(ask: Ask): boolean {
  const isBefore = ask.state === 'proposed' || ask.state === 'awaiting-approval'
  return isBefore && !ask.approvals.some(({ state }) => state === 'open' || state === 'waiting')
}

/** A day and an hour of the reader's own zone as a moment; null where either is missing. */
export function readMoment(day: string, hour: string): string | null {
  const moment = new Date(`${day}T${hour}:00`)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** A moment as the day and the hour that fields hold, in the reader's own zone. */
export function timeOf(moment: string): { readonly day: string; readonly hour: string } {
  const date = new Date(moment)
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    day: dayHere(date),
    hour: `${two(date.getHours())}:${two(date.getMinutes())}`,
  }
}

/** “15:00 for them”, where their clock shows something else than the reader's; undefined where it does not. */
export function sayInZone(moment: string, timeZone: string | undefined): string | undefined {
  if (timeZone === undefined) return undefined
  const theirs = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone }).format(
    new Date(moment),
  )
  return formatMoment(moment).endsWith(theirs) ? undefined : `${theirs} for them`
}
