import { accept, type Decision, refuse } from '../kernel/result.ts'
import { clean } from '../kernel/text.ts'
import { type ProfileFacts, unmetConditions } from './completeness.ts'

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
export const journeyActions = [
  'consider',
  'introduce',
  'interview',
  'publish',
  'use',
  'retire',
  'decline',
] as const
export type JourneyAction = (typeof journeyActions)[number]

/** Each action, the stages in which it is allowed, and where it leads. */
const steps: Record<JourneyAction, { readonly from: readonly Stage[]; readonly to: Stage }> = {
  consider: { from: ['customer', 'declined', 'retired'], to: 'potential' },
  introduce: { from: ['customer', 'potential', 'declined', 'retired'], to: 'introduced' },
  interview: { from: ['potential', 'introduced'], to: 'interviewed' },
  publish: { from: ['potential', 'introduced', 'interviewed'], to: 'discoverable' },
  use: { from: ['discoverable'], to: 'active' },
  retire: { from: ['potential', 'introduced', 'interviewed', 'discoverable', 'active'], to: 'retired' },
  decline: { from: ['customer', 'potential', 'introduced', 'interviewed'], to: 'declined' },
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
  if (needsReason && clean(reason) === null) {
    return refuse('reason-missing', isOverride ? 'Say why no interview is needed.' : 'Say why.', { action })
  }
  return accept({ to: steps[action].to, isOverride })
}

/**
 * Makes somebody discoverable. In: the stage, what the profile holds, how complete it must be in per cent, and
 * the reason where the interview is skipped. Refuses with every condition that is not met; a reason stands in
 * for the interview and for nothing else. Source: domain.md, "The journey".
 */
export function decidePublication(
  stage: Stage,
  facts: ProfileFacts,
  enough: number,
  reason: string | null,
): Decision<
  { readonly to: Stage; readonly isOverride: boolean },
  'not-from-this-stage' | 'reason-missing' | 'not-ready'
> {
  const isDone = stage === 'interviewed'
  const step = decideStep(stage, 'publish', reason)
  if (!step.ok && step.refusal === 'not-from-this-stage') return step
  const unmet = unmetConditions(facts, { isDone, override: isDone ? null : clean(reason) }, enough)
  if (unmet.length > 0) return refuse('not-ready', `Not yet discoverable. ${unmet.join(' ')}`, { unmet })
  return step
}

/** The sentence that says what stands in the way of each action from a stage; null where nothing does. */
export function whyNotFrom(stage: Stage, action: JourneyAction): string | null {
  return isAllowed(action, stage) ? null : `Not possible while the contact is ${stage}.`
}
