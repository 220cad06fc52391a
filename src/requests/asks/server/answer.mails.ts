import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AnswerMove } from '../answer.ts'
import { type AskFacts, zoneOf } from '../ask-facts.ts'
import { addresseeOf } from '../ask-letter.ts'
import { tellDay, tellMoment, tellZone } from '../page-time.ts'
import { mailStaff } from './ask.mails.ts'
import { nameNextBest } from './name-next-best.ts'

type Told = { readonly subject: string; readonly paragraphs: readonly string[] }

/**
 * Tells our side what the customer answered: the requester, and who proposed it where that is somebody else. An
 * agreed time goes to the requester as an invitation instead.
 */
export async function tellAnswer(
  tx: WorkspaceTx,
  ask: AskFacts,
  move: AnswerMove,
  now: Instant,
  host: Host,
): Promise<void> {
  const isNo = move.action === 'decline' || move.action === 'defer'
  const words = wordsOf(ask, move)
  const next = isNo ? [await nextBest(tx, ask, now)] : []
  const told = { ...words, paragraphs: [...words.paragraphs, ...next] }
  const requesterKnows = move.action === 'schedule' && ask.isCleared
  const concerned = [...(requesterKnows ? [] : [ask.requester]), ask.proposer, ask.handler]
  const people = concerned.filter(
    (person) => person !== null && !(requesterKnows && person.id === ask.requester.id),
  )
  const once = new Map(people.map((person) => [person?.id, person]))
  for (const to of once.values()) await mailStaff(tx, ask, { to: to ?? null, kind: 'answer', ...told }, host)
}

const nextBest = (tx: WorkspaceTx, ask: AskFacts, now: Instant) =>
  nameNextBest(tx, { workspaceId: ask.workspace.id, requestId: ask.request.id }, now)

function wordsOf(ask: AskFacts, move: AnswerMove): Told {
  const name = addresseeOf(ask)
  switch (move.action) {
    case 'schedule':
      return {
        subject: `${name} said yes`,
        paragraphs: [
          `${name} said yes to ${tellMoment(move.startsAt, zoneOf(ask), 'en')} (${tellZone(zoneOf(ask), 'en')}). ${ask.isCleared ? `${ask.requester.name} has the invitation.` : 'The invitation goes out once everybody who is asked after them has said yes.'}`,
        ],
      }
    case 'accept':
      return tellYes(ask, move.suggested)
    case 'defer':
      return tellNo(ask, `not before ${tellDay(move.until, 'en')}`, move.reason)
    case 'decline':
      return tellDecline(ask, move)
  }
}

function tellYes(ask: AskFacts, suggested: readonly string[]): Told {
  const name = addresseeOf(ask)
  if (suggested.length === 0) {
    const next = nextAfterYes(ask)
    return { subject: `${name} said yes`, paragraphs: [`${name} said yes.${next}`] }
  }
  const zone = ask.requester.timeZone ?? ask.workspace.timeZone
  const times = suggested.map((each) => `– ${tellMoment(each, zone, 'en')}`)
  return {
    subject: `${name} said yes, and suggests other times`,
    paragraphs: [
      [`${name} said yes and could at these times (${tellZone(zone, 'en')}):`, ...times].join('\n'),
      'Choose one on the request’s page; both sides get the invitation.',
    ],
  }
}

function nextAfterYes(ask: AskFacts): string {
  if (!ask.isCleared) return ' It goes ahead once everybody who is asked after them has said yes.'
  return ask.activity.isLive ? ' A time is still to be agreed.' : ''
}

function tellDecline(ask: AskFacts, move: Extract<AnswerMove, { action: 'decline' }>): Told {
  if (move.neverAgain) return tellNo(ask, 'no, and never to this kind', move.reason)
  if (move.colleague === null) return tellNo(ask, 'no', move.reason)
  const told = tellNo(ask, 'ask a colleague instead', move.reason)
  const whom = `The colleague is ${move.colleague}. Nobody writes to them by themselves: ask ${ask.owner?.name ?? 'the relationship owner'} first.`
  return { ...told, paragraphs: [...told.paragraphs, whom] }
}

function tellNo(ask: AskFacts, what: string, reason: string | null): Told {
  const name = addresseeOf(ask)
  const why = reason === null ? '' : ` They said: ${reason}`
  return {
    subject: `${name} said: ${what}`,
    paragraphs: [`${name} of ${ask.account.name} said: ${what}.${why}`],
  }
}

/** Tells our side that no answer came in time. */
export async function tellExpiry(tx: WorkspaceTx, ask: AskFacts, now: Instant, host: Host): Promise<void> {
  const name = addresseeOf(ask)
  const told = {
    kind: 'expired',
    subject: `No answer from ${name}`,
    paragraphs: [
      `${name} of ${ask.account.name} did not answer in time, and was reminded at most once. The ask has ended; it counts a quarter point of load.`,
      await nextBest(tx, ask, now),
    ],
  }
  const once = new Map([ask.requester, ask.proposer, ask.handler].map((person) => [person?.id, person]))
  for (const to of once.values()) await mailStaff(tx, ask, { to: to ?? null, ...told }, host)
}
