import type { ActivityType } from '../activities/activity-type.ts'
import type { Day } from '../kernel/time.ts'
import { workingDayAfter } from '../kernel/working-days.ts'
import { askedForOf } from './asked-for.ts'
import type { ProtectionFacts, WillingnessFact } from './facts.ts'
import { firstFreeWorkingDay, type Standing, standingOf } from './standing.ts'

/** Whether and when somebody may be asked for one kind of activity. */
export type KindStanding = {
  readonly type: ActivityType
  readonly said: WillingnessFact['answer'] | null
  /** On the first working day that keeps the notice. */
  readonly standing: Standing
  /** The first working day from there that is free; null while a fact must change. */
  readonly earliestOn: Day | null
  readonly says: string
}

const order = { yes: 0, maybe: 1, unsaid: 2, no: 3, never: 4 } as const

/**
 * What may be asked next: every kind with its state on the day its notice ends, the earliest working day and
 * the reason. What the advocate said yes to comes first, then what is free soonest.
 */
export function mayAsk(facts: ProtectionFacts, types: readonly ActivityType[]): readonly KindStanding[] {
  const kinds = types.map((type) => kindOf(facts, type))
  const rank = ({ said }: KindStanding) => order[said ?? 'unsaid']
  const when = ({ earliestOn }: KindStanding) => earliestOn ?? '9999'
  return kinds.sort((a, b) => rank(a) - rank(b) || when(a).localeCompare(when(b)))
}

function kindOf(facts: ProtectionFacts, type: ActivityType): KindStanding {
  const asked = askedForOf(type)
  const notice = type.isAccountLevel ? 0 : (facts.person?.ownNoticeDays ?? 0)
  const from = workingDayAfter(facts.today, Math.max(type.noticeDays, notice), facts.holidays)
  const standing = standingOf(facts, asked, from)
  const said = facts.person?.willingness.find((answer) => answer.activityTypeId === type.id)?.answer ?? null
  return {
    type,
    said,
    standing,
    earliestOn: firstFreeWorkingDay(facts, asked, from),
    says: standing.reasons[0]?.says ?? adding(type, standing),
  }
}

function adding(type: ActivityType, standing: Standing): string {
  const { load } = standing
  const carried = load === null ? 0 : (load.done + load.reserved) / 4
  const adds =
    type.loadQuarters === 0 ? 'Adds nothing.' : `Adds ${type.loadQuarters / 4} to a load of ${carried}.`
  return type.noticeDays === 0 ? adds : `${adds} Notice ${type.noticeDays} working days.`
}
