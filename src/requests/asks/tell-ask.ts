import { stateWords } from '../../activities/ledger.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { nextStep } from '../approvals/clearance.ts'
import { type Approval, approverOf, openApproval, type RequestAsk, whomOf } from './request-ask.ts'

/** A moment as our own people read it: `Wed 25 Nov, 12:00 CET`. Named with its zone, as readers may be in another. */
export function sayMoment(moment: Instant, timeZone: string): string {
  const form = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const
  return new Intl.DateTimeFormat('en-GB', { ...form, hourCycle: 'h23', timeZone })
    .format(new Date(moment))
    .replace(/^(\w+),/, '$1')
}

/** A day as our own people read it: `Wed 25 Nov 2026`. */
export function sayDay(day: Day): string {
  const form = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', form).format(new Date(`${day}T00:00:00Z`)).replace(/^(\w+),/, '$1')
}

/** How far an ask is, in one line. In: the ask, the requester's name, the workspace's zone. */
export function tellAsk(ask: RequestAsk, requester: string, timeZone: string): string {
  const whom = whomOf(ask)
  const because = ask.reason === null ? '' : `: ${ask.reason.replace(/\.$/, '')}`
  switch (ask.state) {
    case 'proposed':
    case 'awaiting-approval':
      return tellApproval(ask, timeZone)
    case 'asked':
      return ask.answerBy === null
        ? `${whom} is asked.`
        : `${whom} has until ${sayMoment(ask.answerBy, timeZone)} to answer.`
    case 'accepted': {
      const waits = tellWaiting(ask, timeZone)
      return waits === null ? tellTimes(ask, requester) : `${whom} said yes. ${waits}`
    }
    case 'scheduled': {
      const waits = tellWaiting(ask, timeZone)
      const agreed =
        ask.meeting?.state === 'planned'
          ? `Agreed for ${sayMoment(ask.meeting.startsAt, timeZone)}.`
          : `${whom} said yes; another time is to be agreed.`
      return waits === null ? agreed : `${agreed} ${waits}`
    }
    case 'done':
    case 'debriefed':
      return ask.doneOn === null ? 'It is done.' : `Done on ${sayDay(ask.doneOn)}.`
    case 'refused':
      return `${refuserOf(ask)} said no${because}.`
    case 'declined':
      return `${whom} said no${because}.`
    case 'deferred':
      return ask.deferredUntil === null
        ? `${whom} cannot now.`
        : `${whom} cannot before ${sayDay(ask.deferredUntil)}.`
    case 'expired':
    case 'withdrawn':
    case 'missed':
      return `The ask is ${stateWords[ask.state]}${because}.`
  }
}

/** Who has the word about the time of a talk the customer said yes to. */
function tellTimes(ask: RequestAsk, requester: string): string {
  const whom = whomOf(ask)
  const { otherSide = null, suggested, meeting } = ask
  if (otherSide !== null && otherSide.endedAt !== null) {
    return `${whom} said yes, but the other side does not need the talk any more.`
  }
  if (otherSide !== null && otherSide.counterTimes.length > 0) {
    return `${whom} said yes; the other side named other times, and ${whom} chooses one.`
  }
  if (meeting?.state === 'missed')
    return `It did not take place; ${whom} and the other side find another time.`
  if (suggested.length === 0) return `${whom} said yes${ask.isLive ? '; a time is still to be agreed' : ''}.`
  return otherSide === null || otherSide.offeredAt === null
    ? `${whom} said yes and suggests other times; ${requester} chooses one.`
    : `${whom} said yes and offers times; the other side chooses one.`
}

/** What an ask waits for after the customer's yes; null where everybody has said theirs. */
function tellWaiting(ask: RequestAsk, timeZone: string): string | null {
  const open = openApproval(ask)
  if (open !== undefined) return tellOpen(open, timeZone)
  switch (nextStep(ask).next) {
    case 'write-words':
      return 'The words are still to be written.'
    case 'agree-on-words':
      return ask.wording?.requesterAgreedAt === null
        ? 'We have not agreed to the words yet.'
        : `${whomOf(ask)} has the words to agree to.`
    case 'open':
      return 'Somebody has to say yes to it yet.'
    case 'ask':
    case 'wait':
    case 'cleared':
      return null
  }
}

function tellApproval(ask: RequestAsk, timeZone: string): string {
  const open = openApproval(ask)
  if (open === undefined) {
    return ask.ownerAsks
      ? `${ownerOf(ask)} asks ${whomOf(ask)} themselves.`
      : 'Nobody has to say yes first; it is to be sent.'
  }
  return tellOpen(open, timeZone)
}

function tellOpen(open: Approval, timeZone: string): string {
  const who = approverOf(open)
  if (open.dueAt === null) return `${who} has to say yes.`
  return `${who} has until ${sayMoment(open.dueAt, timeZone)} to say yes.`
}

function refuserOf(ask: RequestAsk): string {
  const refused = ask.approvals.find(({ state }) => state === 'refused')
  return refused?.decidedBy ?? (refused === undefined ? 'An approver' : approverOf(refused))
}

function ownerOf(ask: RequestAsk): string {
  const step = ask.approvals.find(({ approver }) => approver === 'owner')
  return step === undefined ? 'The relationship owner' : approverOf(step)
}
