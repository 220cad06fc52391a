import { Type } from 'typebox'
import { seniorityOf } from '../../customers/persona.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { type Setting, setting } from '../../kernel/setting.ts'
import { fold } from '../../kernel/text.ts'

/** What may happen to somebody who speaks for us, so that we look again (MAT-15). */
export const changeKinds = [
  'mail-bounced',
  'left',
  'other-account',
  'other-title',
  'priority-shift',
  'cooled',
  'other',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** How it came to us: a bounced mail, a record that differs from what it was, a colleague, a signal. */
export const changeSources = ['mail', 'record', 'person', 'signal'] as const
export type ChangeSource = (typeof changeSources)[number]

/** What becomes of them: they stay as they are, work elsewhere, left and nobody knows where to, or retire. */
export const reviewDecisions = ['stays', 'moved', 'left', 'retired'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

/** Why we lose somebody (MAT-14). */
export const departureCauses = [
  'job-change',
  'priority-shift',
  'cooled',
  'account-left',
  'own-wish',
  'other',
] as const
export type DepartureCause = (typeof departureCauses)[number]

/** Each cause as people say it. */
export const causeNames: Readonly<Record<DepartureCause, string>> = {
  'job-change': 'Works elsewhere',
  'priority-shift': 'Priorities shifted',
  cooled: 'Cooled',
  'account-left': 'The account left us',
  'own-wish': 'Wished so',
  other: 'Something else',
}

/** How soon a review is decided. */
export const reviewDays: Setting<number> = setting<number>({
  name: 'stewardship.review-days',
  title: 'A change is looked at within',
  unit: 'working days',
  source: 'domain, Stewardship: a change opens a review; a week before a seller trips over it',
  why: 'A week: whoever changed jobs is still reachable, and no seller has tripped over it',
  schema: Type.Integer({ minimum: 1, maximum: 60 }),
  default: 5,
})

const abbreviations: Readonly<Record<string, string>> = {
  vp: 'vice president',
  svp: 'vice president',
  evp: 'vice president',
  cfo: 'chief financial officer',
  ceo: 'chief executive officer',
  cio: 'chief information officer',
  coo: 'chief operating officer',
  cto: 'chief technology officer',
  sr: 'senior',
  jr: 'junior',
  mgr: 'manager',
  dir: 'director',
}

const wordsOf = (title: string) =>
  new Set(
    fold(title)
      .split(/[^\p{L}\p{N}]+/u)
      .flatMap((word) => (abbreviations[word] ?? word).split(' '))
      .filter((word) => word.length > 2 && word !== 'and' && word !== 'the'),
  )

/**
 * True where two titles name two posts. Another spelling, an abbreviation and a word more or less do not: at least half
 * of the words of the shorter title stand in the longer one, and both tell the same seniority. A title that was not
 * known before is none.
 */
export function isOtherPost(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return false
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.size === 0 || b.size === 0) return false
  const shared = [...a].filter((word) => b.has(word)).length
  if (shared * 2 < Math.min(a.size, b.size)) return true
  const [was, is] = [seniorityOf(before), seniorityOf(after)]
  return was !== null && is !== null && was !== is && shared < Math.min(a.size, b.size)
}

/** What changed in a title, an employer or a leaving day, as it was seen and as it is. */
export type Seen = {
  readonly accountId: string | null
  readonly title: string | null
  readonly leftOn: string | null
}

/** The change between what was seen and what is; null where there is none worth a look. */
export function readDifference(was: Seen | null, is: Seen): ChangeKind | null {
  if (is.leftOn !== null && is.leftOn !== (was?.leftOn ?? null)) return 'left'
  if (was === null) return null
  if (is.accountId !== null && was.accountId !== null && is.accountId !== was.accountId)
    return 'other-account'
  return isOtherPost(was.title, is.title) ? 'other-title' : null
}

/** The cause a decision has where nobody says another, by what was noticed. */
export function causeOf(decision: ReviewDecision, kinds: readonly ChangeKind[]): DepartureCause | null {
  if (decision === 'stays') return null
  if (decision === 'moved' || decision === 'left') return 'job-change'
  if (kinds.includes('cooled')) return 'cooled'
  return kinds.includes('priority-shift') ? 'priority-shift' : null
}

export type ReviewInput = {
  readonly decision: ReviewDecision
  readonly cause: DepartureCause | null
  readonly note: string | null
  readonly toAccountId: string | null
}

/**
 * Decides a review once. In: whether it was decided, what was noticed, where they worked. Refuses a second decision, a
 * move without an account or to the one they were at, and retiring somebody without a cause and a reason.
 */
export function decideReview(
  review: {
    readonly isDecided: boolean
    readonly kinds: readonly ChangeKind[]
    readonly accountId: string | null
  },
  input: ReviewInput,
): Decision<
  { readonly cause: DepartureCause | null },
  'decided' | 'account-missing' | 'same-account' | 'cause-missing' | 'reason-missing'
> {
  if (review.isDecided) return refuse('decided', 'This review was decided already.')
  if (input.decision === 'moved') {
    if (input.toAccountId === null) return refuse('account-missing', 'Say where they work now.')
    if (input.toAccountId === review.accountId)
      return refuse('same-account', 'That is where they worked before.')
  }
  if (input.decision === 'stays') return accept({ cause: null })
  const cause = input.cause ?? causeOf(input.decision, review.kinds)
  if (cause === null) return refuse('cause-missing', 'Say why they stop.')
  if (input.decision === 'retired' && input.note === null)
    return refuse('reason-missing', 'Say in a sentence why they stop.')
  return accept({ cause })
}
