import { accept, type Decision, refuse } from '../kernel/result.ts'

/** The stages of the journey (MAT-4). A contact without a row is a customer. */
export const stages = [
  'customer',
  'potential',
  'introduced',
  'interviewed',
  'discoverable',
  'active',
  'retired',
  'declined',
] as const
export type Stage = (typeof stages)[number]

/** What moves somebody along the journey. */
export type JourneyAction =
  | 'consider'
  | 'introduce'
  | 'interview'
  | 'publish'
  | 'use'
  | 'retire'
  | 'decline'
  | 'return'

/** Each action, the stages in which it is allowed, and where it leads. */
const steps: Record<JourneyAction, { readonly from: readonly Stage[]; readonly to: Stage }> = {
  consider: { from: ['customer', 'declined', 'retired'], to: 'potential' },
  introduce: { from: ['customer', 'potential', 'declined', 'retired'], to: 'introduced' },
  interview: { from: ['potential', 'introduced'], to: 'interviewed' },
  publish: { from: ['potential', 'introduced', 'interviewed'], to: 'discoverable' },
  use: { from: ['discoverable'], to: 'active' },
  retire: { from: ['potential', 'introduced', 'interviewed', 'discoverable', 'active'], to: 'retired' },
  decline: { from: ['customer', 'potential', 'introduced', 'interviewed'], to: 'declined' },
  return: { from: ['retired'], to: 'interviewed' },
}

/** True when the action is allowed in the stage. */
export function isAllowed(action: JourneyAction, stage: Stage): boolean {
  return steps[action].from.includes(stage)
}

/**
 * Moves along the journey. Skipping the interview on the way to discoverable is an override and needs a
 * reason; declining and retiring need one too. Refuses an action the stage does not allow. Source: MAT-4.
 */
export function decideStep(
  stage: Stage,
  action: JourneyAction,
  reason: string | null,
): Decision<{ readonly to: Stage; readonly isOverride: boolean }, 'not-from-this-stage' | 'reason-missing'> {
  if (!isAllowed(action, stage)) {
    return refuse('not-from-this-stage', `That is not possible while the contact is ${stage}.`, {
      stage,
      action,
    })
  }
  const isOverride = action === 'publish' && stage !== 'interviewed'
  const needsReason = isOverride || action === 'retire' || action === 'decline'
  if (needsReason && (reason === null || reason.trim() === '')) {
    return refuse('reason-missing', isOverride ? 'Say why no interview is needed.' : 'Say why.', { action })
  }
  return accept({ to: steps[action].to, isOverride })
}
