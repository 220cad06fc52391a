import type { ActivityType } from '../activities/activity-type.ts'
import type { AskedFor } from './facts.ts'

/** An activity type as far as protection goes. */
export function askedForOf(type: ActivityType, isRunning = false): AskedFor {
  const { id, name, loadQuarters, isLive, isAccountLevel, permissionUse, audience } = type
  const approvers = type.steps.map((step) => step.approver)
  return { id, name, loadQuarters, isLive, isAccountLevel, permissionUse, audience, approvers, isRunning }
}
