import type { ApprovalStep, Fulfilment } from '../activities/activity-type.ts'
import type { AskApprover } from './approval.ts'
import type { RequestRules } from './rules.ts'

/** One step as it will be asked; `given` where the yes is there already. */
export type PlannedStep = {
  readonly approver: AskApprover
  /** Who is asked; null where any holder of the role may answer. */
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
  /** Protection wants the relationship owner's explicit yes. */
  readonly isYesNeeded: boolean
  readonly proposer: { readonly id: string; readonly isManager: boolean }
  /** What the relationship owner said to an exception, noted by a program manager. */
  readonly ownerConsent: string | null
  readonly silence: RequestRules['silence']
}

const usualWindow = 2

/**
 * Who has to say yes before the customer hears of an ask, in the order of the activity type up to the customer's
 * own yes. An activity that only informs the owner asks nobody, unless protection wants an explicit yes. Who
 * proposes has said yes to what is theirs to approve. Silence is enough for the relationship owner alone, and not
 * where nobody holds the account. Source: domain.md "Activity type", "Explicit yes".
 */
export function planSteps(plan: Plan): readonly PlannedStep[] {
  const before = stepsBefore(plan.steps)
  const steps = plan.fulfilment === 'self-service-informed' ? [] : before
  const lacksOwner = plan.isYesNeeded && !steps.some(({ approver }) => approver === 'owner')
  const own = before.find(({ approver }) => approver === 'owner')
  const ownerStep = { approver: 'owner', windowDays: own?.windowDays ?? usualWindow } as const
  return (lacksOwner ? [ownerStep, ...steps] : steps).map((step) => planStep(step, plan))
}

/** Who is usually asked before the customer is, in order; protection may want the owner's yes on top. */
export function approversOf({ fulfilment, steps }: Pick<Plan, 'fulfilment' | 'steps'>): AskApprover[] {
  return fulfilment === 'self-service-informed' ? [] : stepsBefore(steps).map(({ approver }) => approver)
}

function stepsBefore(steps: readonly ApprovalStep[]) {
  const at = steps.findIndex(({ approver }) => approver === 'advocate')
  return (at < 0 ? steps : steps.slice(0, at)).filter(isAsked)
}

const isAsked = (step: ApprovalStep): step is ApprovalStep & { readonly approver: AskApprover } =>
  step.approver !== 'advocate'

function planStep(
  { approver, windowDays }: { readonly approver: AskApprover; readonly windowDays: number },
  plan: Plan,
): PlannedStep {
  const personId = approver === 'owner' ? plan.ownerId : null
  const mayPass = approver === 'owner' && personId !== null && !plan.isYesNeeded && plan.silence === 'go-on'
  return { approver, personId, windowDays, needsYes: !mayPass, given: givenBy(approver, plan) }
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
