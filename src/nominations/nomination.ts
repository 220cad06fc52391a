import { Type } from 'typebox'
import type { Stage } from '../advocates/journey.ts'
import { accept, type Decision, refuse } from '../kernel/result.ts'
import { setting } from '../kernel/setting.ts'
import { clean } from '../kernel/text.ts'

export const nominationStates = ['new', 'accepted', 'declined', 'duplicate', 'withdrawn'] as const
export type NominationState = (typeof nominationStates)[number]

/** As it stands in a sentence: “This nomination is … already.” */
export const stateWords: Readonly<Record<NominationState, string>> = {
  new: 'new',
  accepted: 'taken up',
  declined: 'declined',
  duplicate: 'closed as a repetition',
  withdrawn: 'taken back',
}

/** How the program reaches the customer. */
export const reaches = ['nominator-introduces', 'program-writes', 'wait'] as const
export type Reach = (typeof reaches)[number]

export const reachWords: Readonly<Record<Reach, string>> = {
  'nominator-introduces': 'The nominator introduces the program',
  'program-writes': 'The program writes, and names the nominator',
  wait: 'Wait, and ask the nominator first',
}

/** Why a nomination was not taken up, so that reasons can be counted. */
export const declineReasons = [
  'bad-moment',
  'would-rather-not',
  'already-known',
  'no-evidence',
  'owner-objected',
  'left-company',
  'no-fit',
] as const
export type DeclineReason = (typeof declineReasons)[number]

export const declineWords: Readonly<Record<DeclineReason, string>> = {
  'bad-moment': 'Bad moment: renewal, case',
  'would-rather-not': 'Would rather not',
  'already-known': 'Already known',
  'no-evidence': 'No evidence behind it',
  'owner-objected': 'Owner objected',
  'left-company': 'Left the company',
  'no-fit': 'Not whom we look for',
}

/** How long the program may take to answer a nomination. */
export const answerDays = setting<number>({
  name: 'nominations.answer-days',
  title: 'How long a nomination may wait for an answer',
  unit: 'days',
  source: 'Recruiting: the nominator hears within five days',
  schema: Type.Integer({ minimum: 1, maximum: 90 }),
  default: 5,
})

/** How long somebody may stand at a stage of recruiting before it shows. */
export const stageDays = setting<number>({
  name: 'nominations.stage-days',
  title: 'How long somebody may stand at a stage between accepted and discoverable',
  unit: 'days',
  source: 'Recruiting: introduction and interview within two weeks each',
  schema: Type.Integer({ minimum: 1, maximum: 365 }),
  default: 14,
})

/** Stages from which nobody needs to be put forward any more. */
const known: readonly Stage[] = ['interviewed', 'discoverable', 'active']

/** Whether somebody may be put forward. Refuses those who are advocates already; says so in words. */
export function decideNomination(stage: Stage): Decision<object, 'in-program'> {
  if (!known.includes(stage)) return accept({})
  const words = stage === 'interviewed' ? 'has been interviewed already' : 'is an advocate already'
  return refuse('in-program', `This contact ${words}.`, { stage })
}

export type DecisionInput = {
  readonly decision: 'accept' | 'decline' | 'duplicate'
  readonly reason: DeclineReason | null
  readonly note: string | null
  readonly duplicateOf: string | null
}

/**
 * What becomes of a nomination in triage. Refuses one that was decided already, a decline without its reason,
 * a duplicate of itself or of nothing.
 */
export function decideTriage(
  nomination: { readonly id: string; readonly state: NominationState },
  input: DecisionInput,
): Decision<
  { readonly state: NominationState },
  'already-decided' | 'reason-missing' | 'duplicate-of-missing' | 'duplicate-of-itself'
> {
  if (nomination.state !== 'new') {
    return refuse('already-decided', `This nomination is ${stateWords[nomination.state]} already.`, {
      state: nomination.state,
    })
  }
  if (input.decision === 'accept') return accept({ state: 'accepted' as const })
  if (input.decision === 'decline') {
    return input.reason === null
      ? refuse('reason-missing', 'Say why not.')
      : accept({ state: 'declined' as const })
  }
  if (clean(input.duplicateOf) === null)
    return refuse('duplicate-of-missing', 'Say which nomination it repeats.')
  if (input.duplicateOf === nomination.id)
    return refuse('duplicate-of-itself', 'A nomination cannot repeat itself.')
  return accept({ state: 'duplicate' as const })
}

/** Whether a colleague may speak for a nomination: while it is open, and not the nominator themself. */
export function decideVoice(
  nomination: { readonly state: NominationState; readonly nominatorId: string },
  personId: string | null,
): Decision<object, 'closed' | 'own-nomination'> {
  const { state, nominatorId } = nomination
  if (state !== 'new' && state !== 'accepted') {
    return refuse('closed', `This nomination is ${stateWords[state]} already.`, { state })
  }
  if (nominatorId === personId) return refuse('own-nomination', 'You put this contact forward yourself.')
  return accept({})
}

/** True once a thing has waited longer than the policy allows. */
export function isLate(days: number, allowed: number): boolean {
  return days > allowed
}
