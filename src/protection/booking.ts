import type { ActivityType } from '../activities/activity-type.ts'
import type { Day } from '../kernel/time.ts'
import type { LoadEntry } from './facts.ts'

/** What of a kind of activity an ask takes along. */
type Booked = Pick<ActivityType, 'id' | 'name' | 'loadQuarters' | 'isLive' | 'restDays'>

/** An ask as it would weigh from the moment it is reserved, whoever would hold it. */
export function bookingOf(id: string, type: Booked, on: Day): LoadEntry {
  return {
    id,
    activityTypeId: type.id,
    title: type.name,
    state: 'proposed',
    on,
    quarters: type.loadQuarters,
    isLive: type.isLive,
    restDays: type.restDays,
    neverAgain: false,
    deferredUntil: null,
    holder: null,
  }
}
