import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import type { AskFacts } from '../asks/ask-facts.ts'

/** So many times a customer offers at once, so that a prospect finds one and nobody keeps a week free. */
export const mostSlots = 8
/** So many times whoever would be convinced names of their own. */
export const mostCounterTimes = 3

/** An ask as far as agreeing on a time goes. */
export type Timed = Pick<
  AskFacts,
  'state' | 'isCleared' | 'suggested' | 'counterTimes' | 'meeting' | 'prospectSide'
>

type NotOpen = 'not-agreed-to' | 'not-cleared' | 'withdrawn' | 'over' | 'ended'
type TimeRefusal = NotOpen | 'taken' | 'not-offered' | 'not-ahead' | 'no-day' | 'too-many'

/** The time that is agreed, where one is. */
export function agreedTime({ state, meeting }: Pick<Timed, 'state' | 'meeting'>): Instant | null {
  return state === 'scheduled' && meeting?.state === 'planned' ? meeting.startsAt : null
}

/**
 * Takes one of the times the other side named. In: the ask, the time, the time that stood agreed on the page it was
 * chosen on (null: none), whose times may be taken, now. Out: whether it is agreed already. Refuses what was not
 * offered, lies behind, or was settled otherwise meanwhile: of two who take a time at once the second is told so.
 */
export function decideTake(
  ask: Timed,
  choice: { readonly startsAt: Instant; readonly instead: Instant | null; readonly of: readonly Instant[] },
  now: Instant,
): Decision<{ readonly isKnown: boolean }, TimeRefusal> {
  const closed = whyNotOpen(ask)
  if (closed !== null) return closed
  const agreed = agreedTime(ask)
  if (agreed === choice.startsAt) return accept({ isKnown: true })
  if (agreed !== choice.instead) return refuse('taken', 'A time was agreed meanwhile.', { startsAt: agreed })
  if (!choice.of.includes(choice.startsAt)) return refuse('not-offered', 'This time is not offered any more.')
  if (choice.startsAt <= now) return refuse('not-ahead', 'This time lies behind.')
  return accept({ isKnown: false })
}

/**
 * Takes times that one side names in the place of what stands. In: the ask, the times, how many at most, now. Out: the
 * times in order, each once. Refuses none, more than that, and any that lies behind. An agreed time is given up by it.
 */
export function decideTimes(
  ask: Timed,
  times: readonly Instant[],
  most: number,
  now: Instant,
): Decision<{ readonly times: readonly Instant[] }, TimeRefusal> {
  const closed = whyNotOpen(ask)
  if (closed !== null) return closed
  const named = [...new Set(times)].sort()
  if (named.length === 0) return refuse('no-day', 'Name at least one time.')
  if (named.length > most) return refuse('too-many', `Name at most ${most} times.`)
  if (named.some((each) => each <= now)) return refuse('not-ahead', 'A time lies behind.')
  return accept({ times: named })
}

/** Null while both sides may settle on a time; else why not. */
export function whyNotOpen({ state, isCleared, prospectSide }: Timed) {
  switch (state) {
    case 'proposed':
    case 'awaiting-approval':
    case 'asked':
      return refuse('not-agreed-to', 'The customer has not said yes yet.')
    case 'accepted':
    case 'scheduled':
      if (!isCleared) return refuse('not-cleared', 'Not before the last approval.')
      if (prospectSide !== null && prospectSide.endedAt !== null) {
        return refuse('ended', 'The other side does not need this talk any more.')
      }
      return null
    case 'done':
    case 'debriefed':
      return refuse('over', 'It has taken place.')
    case 'refused':
    case 'declined':
    case 'deferred':
    case 'expired':
    case 'withdrawn':
    case 'missed':
      return refuse('withdrawn', 'This talk does not take place.')
  }
}
