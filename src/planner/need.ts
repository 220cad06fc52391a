import type { Money } from '../kernel/money.ts'
import { type Day, dayOf, type Instant } from '../kernel/time.ts'

/** What can need a program manager, each kind read in a file of its own. */
export const needKinds = [
  'last-slot',
  'first-answer',
  'match-owed',
  'held-since',
  'yes-missing',
  'time-unchosen',
  'approvals-owed',
  'exceptions-owed',
  'talk-unconfirmed',
  'outcome-untold',
  'feedback-owed',
  'mail-unsure',
  'nominations-waiting',
  'interview-booked',
  'calendar-need',
  'permission-expiring',
  'change-due',
  'help-owed',
  'touch-due',
] as const
export type NeedKind = (typeof needKinds)[number]

/** Something is lost by waiting past today; it is due today; it is due within the week. */
export const urgencies = ['at-risk', 'today', 'this-week'] as const
export type Urgency = (typeof urgencies)[number]

/** One thing that needs somebody: what, what is lost by waiting, what is at stake, and the one act. */
export type Need = {
  readonly kind: NeedKind
  /** The record it is about, or the oldest where it is about several. */
  readonly id: string
  readonly dueAt: Instant
  /** From then on it is at risk, even where it is due later. */
  readonly riskAt?: Instant | null
  readonly title: string
  readonly loss: string
  readonly stake: {
    readonly amount: Money | null
    /** More that is at stake: “closes”, “2 people”; with a day where it has one. */
    readonly label: string | null
    readonly on: Day | null
  }
  readonly act: { readonly label: string; readonly to: string }
}

export type RankedNeed = Need & { readonly urgency: Urgency }

// Somebody was promised it, or counts on it: once its moment has passed nothing brings it back.
const promised: readonly NeedKind[] = [
  'last-slot',
  'first-answer',
  'match-owed',
  'held-since',
  'yes-missing',
  'time-unchosen',
]

/**
 * How urgent a need is, seen from `now` in a time zone. A promise that is due today, late, or in its last quarter is
 * at risk; anything else that is due today or before is due today; the rest is for this week.
 */
export function urgencyOf(
  { kind, dueAt, riskAt }: Pick<Need, 'kind' | 'dueAt' | 'riskAt'>,
  now: Instant,
  timeZone: string,
): Urgency {
  const isDue = dueAt <= now || dayOf(dueAt, timeZone) <= dayOf(now, timeZone)
  if (promised.includes(kind) && (isDue || (riskAt != null && riskAt <= now))) return 'at-risk'
  return isDue ? 'today' : 'this-week'
}

/**
 * Needs in the order of what is lost by waiting: at risk before due today before this week; then the earlier moment,
 * the larger amount in the workspace's currency, and the kind. Nothing is dropped or added.
 */
export function rankNeeds(
  needs: readonly Need[],
  at: { readonly now: Instant; readonly timeZone: string; readonly currency: string },
): RankedNeed[] {
  const amount = ({ stake }: Need) => (stake.amount?.currency === at.currency ? stake.amount.minor : 0)
  return needs
    .map((need) => ({ ...need, urgency: urgencyOf(need, at.now, at.timeZone) }))
    .sort(
      (a, b) =>
        urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
        compare(a.dueAt, b.dueAt) ||
        amount(b) - amount(a) ||
        needKinds.indexOf(a.kind) - needKinds.indexOf(b.kind) ||
        compare(a.id, b.id),
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
