import type { ApprovalStep, Fulfilment } from '../../activities/activity-type.ts'
import type { RequestRules } from '../rules.ts'
import type { AskApprover } from './approval.ts'

/** One step as it will be asked; `given` where the yes is there already. */
export type PlannedStep = {
  readonly approver: AskApprover
  /** Asked once the customer said yes themselves. */
  readonly afterYes: boolean
  /** Who is asked; null where any holder of the role may answer, or somebody in the customer's house does. */
  readonly personId: string | null
  readonly windowDays: number
  readonly needsYes: boolean
  readonly given: {
    readonly by: string
    readonly through: 'app' | 'recorded'
    readonly comment: string | null
  } | null
}

type Plan = {
  readonly fulfilment: Fulfilment
  readonly steps: readonly ApprovalStep[]
  readonly ownerId: string | null
  /** Who answers for our legal and for the executives, as the workspace named them. */
  readonly named: { readonly legal: string | null; readonly executive: string | null }
  /** Protection wants the relationship owner's explicit yes. */
  readonly isYesNeeded: boolean
  readonly proposer: { readonly id: string; readonly isManager: boolean }
  /** What the relationship owner said to an exception, noted by a program manager. */
  readonly ownerConsent: string | null
  /** What the owner's silence means: as the account has it, else as the workspace has it. */
  readonly silence: RequestRules['silence']
}

const usualWindow = 2

/**
 * Who has to say yes besides the customer, in the order of the activity type: those before the customer's own yes,
 * then those after it. An activity that only informs the owner asks nobody before, unless protection wants an
 * explicit yes. Who proposes has said yes to what is theirs to approve beforehand; to what the customer agreed to
 * nobody has. Silence is enough for the relationship owner alone, before the customer hears of it, and not where
 * nobody holds the account. Source: domain.md "Activity type", "Explicit yes"; practice B7, Approvals.
 */
export function planSteps(plan: Plan): readonly PlannedStep[] {
  const before = stepsBefore(plan.steps)
  const steps = isOwnerOnlyTold(plan.fulfilment) ? [] : before
  const lacksOwner = plan.isYesNeeded && !steps.some(({ approver }) => approver === 'owner')
  const own = before.find(({ approver }) => approver === 'owner')
  const ownerStep = { approver: 'owner', windowDays: own?.windowDays ?? usualWindow } as const
  return [
    ...(lacksOwner ? [ownerStep, ...steps] : steps).map((step) => planStep(step, plan, false)),
    ...stepsAfter(plan.steps).map((step) => planStep(step, plan, true)),
  ]
}

/** Two of the four ways to fulfil ask nobody before the customer: the relationship owner is told. */
const isOwnerOnlyTold = (fulfilment: Fulfilment) =>
  fulfilment === 'self-service-informed' || fulfilment === 'program'

/** Who is usually asked before the customer is, in order; protection may want the owner's yes on top. */
export function approversOf({ fulfilment, steps }: Pick<Plan, 'fulfilment' | 'steps'>): AskApprover[] {
  return isOwnerOnlyTold(fulfilment) ? [] : stepsBefore(steps).map(({ approver }) => approver)
}

const ownStep = (steps: readonly ApprovalStep[]) => steps.findIndex(({ approver }) => approver === 'advocate')

function stepsBefore(steps: readonly ApprovalStep[]) {
  const at = ownStep(steps)
  return (at < 0 ? steps : steps.slice(0, at)).filter(isAsked)
}

function stepsAfter(steps: readonly ApprovalStep[]) {
  const at = ownStep(steps)
  return (at < 0 ? [] : steps.slice(at + 1)).filter(isAsked)
}

const isAsked = (step: ApprovalStep): step is ApprovalStep & { readonly approver: AskApprover } =>
  step.approver !== 'advocate'

function planStep(
  { approver, windowDays }: { readonly approver: AskApprover; readonly windowDays: number },
  plan: Plan,
  afterYes: boolean,
): PlannedStep {
  const personId = askedPerson(approver, plan)
  const isSilenceEnough = !plan.isYesNeeded && plan.silence === 'go-on' && !afterYes
  const mayPass = approver === 'owner' && personId !== null && isSilenceEnough
  const given = afterYes ? null : givenBy(approver, plan)
  return { approver, afterYes, personId, windowDays, needsYes: !mayPass, given }
}

function askedPerson(approver: AskApprover, { ownerId, named }: Plan): string | null {
  switch (approver) {
    case 'owner':
      return ownerId
    case 'legal':
      return named.legal
    case 'executive':
      return named.executive
    case 'company':
    case 'program':
      return null
  }
}

function givenBy(approver: AskApprover, { proposer, ownerId, ownerConsent }: Plan): PlannedStep['given'] {
  if (approver === 'owner' && ownerId === proposer.id)
    return { by: proposer.id, through: 'app', comment: null }
  if (approver === 'owner' && ownerConsent !== null) {
    return { by: proposer.id, through: 'recorded', comment: ownerConsent }
  }
  if (approver === 'program' && proposer.isManager) return { by: proposer.id, through: 'app', comment: null }
  return null
}
