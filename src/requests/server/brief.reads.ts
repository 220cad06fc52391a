import type { ActivityType } from '../../activities/activity-type.ts'
import { readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import { readStage } from '../../advocates/server/stage.reads.ts'
import { seesOpportunity } from '../../customers/policy.ts'
import type { Actor } from '../../kernel/actor.ts'
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
import type { draftRequest } from '../brief.contract.ts'
import { fillFields } from '../brief.ts'
import { suggestForStage } from '../guidance.ts'
import { earliestDay } from '../notice.ts'
import { approversOf } from '../plan-steps.ts'
import {
  findOpportunityByCrmId,
  type RequestOpportunity,
  readOpportunity,
  tellOpportunity,
} from './opportunity.reads.ts'
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
    activityTypes: types.map((each) => tellType(each, at)),
    guidance: suggestForStage(opportunity?.stage ?? null, type),
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

/** What a talk usually takes; anything else is fifteen minutes of somebody's time to begin with. */
const usualMinutes = { live: 30, other: 15 }

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
    minutes: type.isLive ? usualMinutes.live : usualMinutes.other,
    language: null,
    place: null,
    times: [],
    fields: fillFields({}, type.fields, opportunity?.prospect ?? null),
    exceptionReason: null,
  }
}

function tellType(type: ActivityType, { rules, today }: RulesToday): Draft['activityTypes'][number] {
  return {
    id: type.id,
    name: type.name,
    noticeDays: type.noticeDays,
    earliestOn: earliestDay(today, type.noticeDays, rules.calendar),
    isSelfService: type.fulfilment.startsWith('self-service'),
    steps: approversOf(type),
    fields: type.fields.map((field) => ({ ...field, choices: [...field.choices] })),
  }
}
