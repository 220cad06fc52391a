import type { ActivityType, OwnField } from '../../activities/activity-type.ts'
import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import { seesOpportunity } from '../../customers/policy.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { usualWeights } from '../../matching/need.ts'
import { nameCriteria, readTree, requireForm, termsOf } from '../../matching/server/need.reads.ts'
import { AppError, invalid, notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import {
  type Brief,
  faultsOfBrief,
  faultsOfFields,
  faultsOfKind,
  fillFields,
  isException,
  tidyBrief,
} from '../brief.ts'
import { earliestDay } from '../notice.ts'
import { type BelowStage, belowStage } from '../opportunity-stages.ts'
import type { CompleteBrief } from './brief.store.ts'
import { type RequestOpportunity, readOpportunity } from './opportunity.reads.ts'
import { readOpportunityStages } from './opportunity-stages.reads.ts'
import { readRequestRules } from './rules.reads.ts'

export type CheckedBrief = {
  readonly brief: CompleteBrief
  readonly type: ActivityType
  readonly opportunityStage: string | null
  readonly isException: boolean
  /** The stage of its deal, where that is too early for the activity. */
  readonly below: BelowStage | null
}

type Check = {
  /** A draft may leave anything but the activity open. */
  readonly isDraft: boolean
  /** Times and deal that stand in the request already are not judged again. */
  readonly before?: CompleteBrief
}

/**
 * A brief as it may be stored: tidied, with a title, the deal's account as prospect, and an exception's reason only
 * where it is one. Throws on what it names and the workspace has not, or the actor may not see; and, unless it is a
 * draft, on everything that is missing.
 */
export async function checkBrief(
  tx: WorkspaceTx,
  actor: Actor,
  given: Brief,
  now: Instant,
  { isDraft, before }: Check,
): Promise<CheckedBrief> {
  const brief = tidyBrief(given)
  const type = await readActivityType(tx, brief.activityTypeId)
  if (type === undefined) throw notFound('activity type')
  const isSame = before?.activityTypeId === type.id
  if (!type.inUse && !isSame) throw invalid('activityTypeId', 'This kind of activity is out of use.')
  const opportunity = await requireOpportunity(tx, actor, brief.opportunityId, before?.opportunityId ?? null)
  const prospect = await requireProspect(tx, brief.prospectId)
  await requireCriteria(tx, brief)
  requireTimes(brief, before, now)
  const { rules, today } = await readRequestRules(tx, now)
  const earliestOn = earliestDay(today, type.noticeDays, rules.calendar)
  const below = await findBelow(tx, type, opportunity, isSame ? before : undefined)
  const convinced = prospect ?? opportunity?.prospect ?? null
  const fields = fillFields(brief.fields, type.fields, convinced)
  const prospectId = brief.prospectId ?? opportunity?.accountId ?? null
  const checked = { ...brief, fields, prospectId }
  const asked = [...type.fields, ...keptFields(checked, type.fields, isSame ? before : undefined)]
  const when = { today: floorOf(checked, before, today), earliestOn, below }
  requireSound([
    ...faultsOfKind(checked, type),
    ...(isDraft ? faultsOfFields(checked, asked) : faultsOfBrief(checked, { ...type, fields: asked }, when)),
  ])
  const exception = isException(checked, { earliestOn, below })
  const exceptionReason = exception || isDraft ? checked.exceptionReason : null
  const audience = checked.audience ?? type.audience
  return {
    brief: { ...checked, audience, title: checked.title ?? titleOf(type, convinced), exceptionReason },
    type,
    opportunityStage: opportunity?.stage ?? null,
    isException: exception,
    below,
  }
}

function requireSound(faults: ReturnType<typeof faultsOfBrief>): void {
  const [first] = faults
  if (first !== undefined) throw new AppError('invalid', first.reason, { fields: faults })
}

/** Too early in its deal. What was no exception when it was handed in does not become one by itself. */
async function findBelow(
  tx: WorkspaceTx,
  type: ActivityType,
  opportunity: RequestOpportunity | null,
  before: CompleteBrief | undefined,
): Promise<BelowStage | null> {
  const stage = opportunity?.stage ?? null
  if (stage === null || type.earliestStage === null) return null
  const isJudged = before?.opportunityId === opportunity?.id && before?.exceptionReason === null
  if (before !== undefined && isJudged) return null
  const { stages } = await readOpportunityStages(tx)
  return belowStage(stage, type, stages)
}

/** Fields the kind has no longer, with the value that was written when it had them. */
function keptFields(
  brief: Brief,
  fields: readonly OwnField[],
  before: CompleteBrief | undefined,
): OwnField[] {
  return Object.entries(brief.fields)
    .filter(
      ([label, value]) => before?.fields[label] === value && !fields.some((each) => each.label === label),
    )
    .map(([label]) => ({ label, kind: 'text', isRequired: false, choices: [] }))
}

const titleOf = ({ name }: ActivityType, prospect: string | null) =>
  (prospect === null ? name : `${name} for ${prospect}`).slice(0, 300)

/** A day that went by since the brief was written is not held against somebody who changes something else. */
function floorOf(brief: Brief, before: CompleteBrief | undefined, today: string): string {
  const isKept = before !== undefined && before.needBy !== null && before.needBy === brief.needBy
  return isKept && brief.needBy !== null && brief.needBy < today ? brief.needBy : today
}

async function requireProspect(tx: WorkspaceTx, id: string | null): Promise<string | null> {
  if (id === null) return null
  const account = await tx.selectFrom('accounts').select('name').where('id', '=', id).executeTakeFirst()
  if (account === undefined) throw notFound('account')
  return account.name
}

async function requireOpportunity(tx: WorkspaceTx, actor: Actor, id: string | null, before: string | null) {
  if (id === null) return null
  const opportunity = await readOpportunity(tx, id)
  if (opportunity === undefined) throw notFound('opportunity')
  if (id !== before && !seesOpportunity(actor, opportunity)) throw notFound('opportunity')
  return opportunity
}

async function requireCriteria(tx: WorkspaceTx, { need: { criteria } }: Brief): Promise<void> {
  requireForm(criteria)
  await nameCriteria(tx, criteria, await readTree(tx, termsOf(criteria)), usualWeights)
}

function requireTimes(brief: Brief, before: CompleteBrief | undefined, now: Instant): void {
  brief.times.forEach((at, index) => {
    if (at <= now && before?.times.includes(at) !== true)
      throw invalid(`times.${index}`, 'This time lies in the past.')
  })
}
