import type { InterviewSection } from '../../advocates/interview.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'

/** Where the time of an interview stands: offered by us, named by the customer, agreed, called off. */
export const invitationStates = ['offered', 'named', 'agreed', 'cancelled'] as const
export type InvitationState = (typeof invitationStates)[number]

/** What the link of the customer's page of an interview is for. */
export const interviewPurpose = 'interview'

/** So many times we offer at once, so that the customer finds one. */
export const mostOffered = 8
/** So many times the customer names of their own. */
export const mostNamed = 3

/** What the customer may look at and correct beforehand: facts and their own story, nothing about permissions. */
export const preparedSections = [
  'you',
  'organisation',
  'before',
  'choice',
  'deployment',
  'results',
  'advice',
] as const satisfies readonly InterviewSection[]
export type PreparedSection = (typeof preparedSections)[number]

type Timed = {
  readonly state: InvitationState
  readonly startsAt: Instant | null
  readonly offered: readonly Instant[]
  readonly named: readonly Instant[]
}

type TimeRefusal = 'over' | 'taken' | 'not-offered' | 'not-ahead' | 'no-day' | 'too-many'

/**
 * Takes one of the other side's times. In: how the invitation stands, the time, the agreed time of the page it was chosen
 * on (null: none), whose times may be taken, now. Out: whether it is agreed already. Refuses what was not offered, lies
 * behind, was called off, or was settled otherwise meanwhile.
 */
export function decideTakeTime(
  invitation: Timed,
  take: { readonly startsAt: Instant; readonly instead: Instant | null; readonly of: 'offered' | 'named' },
  now: Instant,
): Decision<{ readonly isKnown: boolean }, TimeRefusal> {
  if (invitation.state === 'cancelled') return refuse('over', 'This interview was called off.')
  const agreed = invitation.state === 'agreed' ? invitation.startsAt : null
  if (agreed === take.startsAt) return accept({ isKnown: true })
  if (agreed !== take.instead) return refuse('taken', 'A time was agreed meanwhile.', { startsAt: agreed })
  if (!invitation[take.of].includes(take.startsAt))
    return refuse('not-offered', 'This time is not offered any more.')
  if (take.startsAt <= now) return refuse('not-ahead', 'This time lies behind.')
  return accept({ isKnown: false })
}

/** Times of one side, in order, each once. Refuses none, more than that many, and any that lies behind. */
export function decideTimes(
  times: readonly Instant[],
  most: number,
  now: Instant,
): Decision<{ readonly times: readonly Instant[] }, TimeRefusal> {
  const named = [...new Set(times)].sort()
  if (named.length === 0) return refuse('no-day', 'Name at least one time.')
  if (named.length > most) return refuse('too-many', `Name at most ${most} times.`)
  if (named.some((each) => each <= now)) return refuse('not-ahead', 'A time lies behind.')
  return accept({ times: named })
}
