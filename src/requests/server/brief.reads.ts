import { type ActivityType, fulfilmentFor } from '../../activities/activity-type.ts'
import { readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import { readStage } from '../../advocates/server/stage.reads.ts'
import { seesOpportunity } from '../../customers/policy.ts'
import type { TeamKind } from '../../identity/team.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { needOfOpportunity, openNeed } from '../../matching/need.ts'
import {
  nameCriteria,
  readOpportunityFacts,
  readTree,
  readWeights,
  termsOf,
} from '../../matching/server/need.reads.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { approversOf } from '../approvals/plan-steps.ts'
import type { draftRequest } from '../brief.contract.ts'
import { fillFields } from '../brief.ts'
import { suggestForStage, wouldContentDo } from '../guidance.ts'
import { earliestDay } from '../notice.ts'
import { type BelowStage, belowStage, partOfStage } from '../opportunity-stages.ts'
import { readFittingTexts } from './fitting-text.reads.ts'
import {
  findOpportunityByCrmId,
  type RequestOpportunity,
  readOpportunity,
  tellOpportunity,
} from './opportunity.reads.ts'
import { readOpportunityStages } from './opportunity-stages.reads.ts'
import { type RulesToday, readRequestRules } from './rules.reads.ts'

type Draft = ResponseOf<typeof draftRequest>

type From = { readonly opportunity?: string; readonly type?: string; readonly contact?: string }

/**
 * A brief filled in from a deal, a kind of activity and an advocate. An id of the CRM that no deal has is said, not
 * refused: the page offers to choose one.
 */
export async function readDraft(db: WorkspaceDb, actor: Actor, from: From, now: Instant): Promise<Draft> {
  const at = await readRequestRules(db, now)
  const types = await readActivityTypes(db)
  const opportunity = await findOpportunity(db, actor, from.opportunity)
  const type = chooseType(types, from.type, opportunity)
  const { stages } = await readOpportunityStages(db)
  const stage = opportunity?.stage ?? null
  const team = await readTeamKind(db, actor)
  const need = await readNeed(db, type.id, opportunity)
  const advocate = await readWish(db, actor, from.contact)
  const prospect =
    opportunity?.accountId == null || opportunity.prospect === null
      ? null
      : { id: opportunity.accountId, name: opportunity.prospect }
  return {
    brief: emptyBrief(type, opportunity, need),
    deal: opportunity === null ? null : tellOpportunity(opportunity),
    prospect,
    advocate,
    activityTypes: types.map((each) => tellType(each, at, team, belowStage(stage, each, stages))),
    guidance: suggestForStage(stage, type, stages),
    texts:
      opportunity !== null && wouldContentDo(type, partOfStage(stage, stages))
        ? await readFittingTexts(db, opportunity.id)
        : [],
    isDealUnknown: from.opportunity !== undefined && opportunity === null,
  }
}

/** The deal by its id or its id in the CRM, where the actor may see it. */
async function findOpportunity(
  db: WorkspaceDb,
  actor: Actor,
  given: string | undefined,
): Promise<RequestOpportunity | null> {
  if (given === undefined) return null
  const found =
    (isUuid(given) ? await readOpportunity(db, given) : undefined) ??
    (await findOpportunityByCrmId(db, given))
  return found !== undefined && seesOpportunity(actor, found) ? found : null
}

/** The kind asked for; else what is usual for a deal, else the first of the catalogue. */
function chooseType(
  types: readonly ActivityType[],
  id: string | undefined,
  opportunity: RequestOpportunity | null,
): ActivityType {
  const usual = types.find(({ code }) => code === 'sales-reference-call')
  const chosen =
    id === undefined
      ? opportunity === null
        ? (usual ?? types[0])
        : usual
      : types.find((type) => type.id === id)
  const type = chosen ?? (id === undefined ? types[0] : undefined)
  if (type === undefined) throw notFound('activity type')
  return type
}

async function readNeed(
  db: WorkspaceDb,
  activityTypeId: string,
  opportunity: RequestOpportunity | null,
): Promise<Draft['brief']['need']> {
  const facts = opportunity === null ? undefined : await readOpportunityFacts(db, opportunity.id)
  const need = facts === undefined ? openNeed(activityTypeId) : needOfOpportunity(facts, activityTypeId)
  const tree = await readTree(db, termsOf(need.criteria))
  const weights = await readWeights(db, activityTypeId)
  const criteria = await nameCriteria(db, need.criteria, tree, weights)
  return { ...need, criteria: [...criteria] }
}

async function readWish(db: WorkspaceDb, actor: Actor, id: string | undefined): Promise<Draft['advocate']> {
  if (id === undefined) return null
  const stage = await readStage(db, actor.workspaceId, id)
  if (stage !== 'discoverable' && stage !== 'active') return null
  const row = await db
    .selectFrom('contacts as c')
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.id', '=', 'c.account_id'),
    )
    .select(['c.id', 'c.name', 'a.name as account'])
    .where('c.workspace_id', '=', actor.workspaceId)
    .where('c.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** What it usually takes of somebody's time, in minutes, to begin with. */
const usualMinutes = { slot: 30, 'fixed-day': 60, 'by-day': 15 } as const

function emptyBrief(
  type: ActivityType,
  opportunity: RequestOpportunity | null,
  need: Draft['brief']['need'],
): Draft['brief'] {
  return {
    title: opportunity?.prospect == null ? null : `${type.name} for ${opportunity.prospect}`.slice(0, 300),
    activityTypeId: type.id,
    audience: type.audience,
    opportunityId: opportunity?.id ?? null,
    prospectId: opportunity?.accountId ?? null,
    need,
    wanted: 1,
    speaksWith: null,
    speaksWithEmail: null,
    purpose: '',
    context: '',
    needBy: null,
    minutes: usualMinutes[type.timing],
    language: null,
    place: null,
    times: [],
    fields: fillFields({}, type.fields, opportunity?.prospect ?? null),
    exceptionReason: null,
  }
}

/** The kind of the team somebody asks for; null where they are in none. */
async function readTeamKind(db: WorkspaceDb, actor: Actor): Promise<TeamKind | null> {
  const row = await db
    .selectFrom('people as p')
    .innerJoin('teams as t', (join) =>
      join.onRef('t.workspace_id', '=', 'p.workspace_id').onRef('t.id', '=', 'p.team_id'),
    )
    .select('t.kind')
    .where('p.id', '=', personOf(actor))
    .executeTakeFirst()
  return (row?.kind as TeamKind | undefined) ?? null
}

function tellType(
  type: ActivityType,
  { rules, today }: RulesToday,
  team: TeamKind | null,
  below: BelowStage | null,
): Draft['activityTypes'][number] {
  const { id, name, noticeDays, effort, evidence, timing, dayLabel, hasWords, isLive } = type
  const { family, audience, earliestStage } = type
  const fulfilment = fulfilmentFor(type, team)
  return {
    ...{ family, audience, earliestStage },
    ...{ id, name, noticeDays, effort, evidence, timing, dayLabel, hasWords, isLive, fulfilment },
    earliestOn: earliestDay(today, noticeDays, rules.calendar),
    isSelfService: fulfilment.startsWith('self-service'),
    steps: approversOf({ fulfilment, steps: type.steps }),
    chain: type.steps.map(({ approver }) => approver),
    results: type.resultFields.map(({ label }) => label),
    below: below === null ? null : { ...below },
    fields: type.fields.map((field) => ({ ...field, choices: [...field.choices] })),
  }
}
