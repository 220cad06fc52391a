import type { ClockKind } from '../clocks/clock.ts'
import { sayLeft, sayOwed, sayWho } from '../clocks/web/clock.queries.ts'
import { type Clock, isEnded, type Request, sayMoment } from './queries.ts'

/** Whose turn it is, what is owed, and the part of the page where it is done. */
type Turn = {
  readonly isMine: boolean
  readonly clock: Clock | null
  readonly words: string
  readonly to: { readonly href: string; readonly label: string } | null
}

type Reader = { readonly id: string; readonly runsProgram: boolean }

const places: Readonly<Record<ClockKind, { readonly href: string; readonly label: string } | null>> = {
  'first-answer': { href: '#candidates', label: 'Propose somebody' },
  'match-or-plan': { href: '#candidates', label: 'Propose somebody' },
  'exception-answer': { href: '#exceptions', label: 'Say yes or no' },
  'owner-answer': { href: '/approvals', label: 'Answer' },
  'advocate-answer': { href: '#asked', label: 'See the ask' },
  'agree-time': { href: '#asked', label: 'Choose a time' },
  'report-done': { href: '#asked', label: 'Say whether it took place' },
  'requester-answer': { href: '#conversation', label: 'Answer' },
  'requester-feedback': { href: '#asked', label: 'Say how it went' },
}

/** What comes next on a request, for this reader; null where nothing does any more. */
export function turnOf(
  request: Pick<Request, 'clocks' | 'phase' | 'asks' | 'may'>,
  reader: Reader,
): Turn | null {
  if (request.phase === 'draft' || request.phase === 'closed') return null
  const clock = nextOf(request.clocks)
  if (clock === null) return withoutClock(request)
  const house = houseOf(clock, request.asks)
  const isOurs = isOfProgram(clock) && house === null
  const isMine = clock.owes === null ? isOurs && reader.runsProgram : clock.owes.id === reader.id
  const when = clock.dueAt === null ? '' : `, by ${sayMoment(clock.dueAt)}`
  const paused = clock.state === 'paused' && clock.pausedFor !== null ? `, paused: ${clock.pausedFor}` : ''
  const left = clock.state === 'paused' ? paused : `, ${sayLeft(clock)}${when}`
  const who = isMine ? 'Your turn' : `${house ?? sayWho(clock, reader.id)} has the word`
  return { isMine, clock, words: `${who}: ${sayOwed(clock)}${left}`, to: isMine ? places[clock.kind] : null }
}

const isOfProgram = ({ side }: Clock) => side === 'program' || side === 'approver'

/** Who answers in the customer’s house, where a clock runs for them: nobody of ours can do it for them. */
function houseOf({ kind, askId }: Clock, asks: Request['asks']): string | null {
  if (kind !== 'owner-answer') return null
  const steps = asks.find(({ id }) => id === askId)?.approvals ?? []
  const step = steps.find(({ state, approver }) => state === 'open' && approver === 'company')
  return step === undefined ? null : (step.outsideName ?? 'The customer’s company')
}

/** What runs and is due first; else what stands still. */
function nextOf(clocks: readonly Clock[]): Clock | null {
  // What was done late stays late, and is nobody's turn.
  const runs = clocks.filter(
    ({ state, endedAt }) => endedAt === null && (state === 'running' || state === 'late'),
  )
  const due = ({ dueAt }: Clock) => dueAt ?? '9999'
  const [first] = runs.toSorted((a, b) => (due(a) < due(b) ? -1 : 1))
  return first ?? clocks.find(({ state }) => state === 'paused') ?? null
}

function withoutClock({ phase, asks, may }: Pick<Request, 'phase' | 'asks' | 'may'>): Turn | null {
  const talk = asks.find(({ meeting }) => meeting?.state === 'planned')?.meeting
  if (talk != null)
    return {
      isMine: false,
      clock: null,
      words: `Nobody owes anything: the talk is ${sayMoment(talk.startsAt)}`,
      to: null,
    }
  const uncleared = asks.find(({ state, isCleared }) => state === 'accepted' && !isCleared)
  if (uncleared !== undefined)
    return { isMine: false, clock: null, words: uncleared.says, to: places['advocate-answer'] }
  const isIdle = asks.every(({ state }) => isEnded(state))
  if (phase !== 'matched' || !isIdle) return null
  const isMine = (may['propose'] ?? null) === null
  const words = isMine ? 'Your turn: propose somebody' : 'The program looks for somebody'
  return { isMine, clock: null, words, to: isMine ? places['match-or-plan'] : null }
}
