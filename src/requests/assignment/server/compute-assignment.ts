import type { ActivityType } from '../../../activities/activity-type.ts'
import { readActivityTypes } from '../../../activities/server/activity-type.reads.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import type { WorkspaceId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  type Assignment,
  type AssignmentRequest,
  type PlanWeights,
  weightOf,
} from '../../../matching/assignment.ts'
import { dayWished } from '../../../matching/day-wished.ts'
import { findMatches } from '../../../matching/server/find-matches.ts'
import { solveAssignment } from '../../../matching/server/solve-assignment.ts'
import { askedForOf } from '../../../protection/asked-for.ts'
import type { ProtectionFacts } from '../../../protection/facts.ts'
import { type RulesToday, readFacts, readRules } from '../../../protection/server/facts.reads.ts'
import { AppError } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { readSettings } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { matchDaysOf } from '../../match-days.ts'
import { reasonsOf } from '../assignment.ts'
import { planWeightSettings, planWeightsFrom } from '../plan-weights.ts'
import { finishPlan, insertLines, removeOlderPlans, saveProgress } from './assignment.store.ts'
import { countOpenRequests, type OpenRequest, readOpenRequests } from './assignment-basis.reads.ts'

/** A plan takes in so many requests at most, those needed soonest first, and of each so many who fit. */
const requestsMost = 300
const candidatesMost = 50
/** Facts are read for so many people at a time, and progress is noted after so many requests. */
const peopleAtOnce = 300
const requestsANote = 5

type Found = { readonly contactId: string; readonly rank: number; readonly reasons: readonly string[] }
type Looked = { readonly request: OpenRequest; readonly type: ActivityType; readonly found: readonly Found[] }

/**
 * Computes a plan: who fits each open request, by the ordinary match as the program sees it; what decides about each of
 * them; the best assignment, in a thread of its own; and what came of it is written in one transaction. Nothing else
 * waits for it: what changes meanwhile is seen when a line is shown or accepted. Run twice, the later result counts.
 */
export async function computeAssignment(
  host: Host,
  workspaceId: WorkspaceId,
  planId: string,
  now: Instant,
): Promise<void> {
  const db = host.door.in(workspaceId)
  const requests = await readOpenRequests(db, requestsMost)
  const { wanting, onException } = await countOpenRequests(db)
  const weights = planWeightsFrom(await readSettings(db, { workspaceId }, planWeightSettings))
  const counts = { leftOut: Math.max(0, wanting - requests.length), onException }
  const note = (looked: number) =>
    host.door.write(workspaceId, (tx) =>
      saveProgress(tx, planId, { looked, requests: requests.length, ...counts, ...weights }),
    )
  await note(0)
  const looked = await lookForAll(
    db,
    { kind: 'system', workspaceId, task: 'compute-assignment' },
    requests,
    now,
    note,
  )
  const at = await readRules(db, now)
  const people = await readPeople(db, looked, at)
  const asked = requestsOf(looked, [...people.keys()], at, weights)
  const plan = await solveAssignment({ requests: asked, people: [...people.values()] })
  await host.door.write(workspaceId, async (tx) => {
    if (!(await finishPlan(tx, planId, 'ready', host.now()))) return
    await removeOlderPlans(tx, planId)
    await insertLines(tx, planId, tellRequests(looked, asked, plan), tellLines(looked, plan))
  })
}

async function lookForAll(
  db: WorkspaceDb,
  actor: SystemActor,
  requests: readonly OpenRequest[],
  now: Instant,
  note: (looked: number) => Promise<void>,
): Promise<readonly Looked[]> {
  const types = new Map((await readActivityTypes(db, { all: true })).map((type) => [type.id, type]))
  const looked: Looked[] = []
  for (const [at, request] of requests.entries()) {
    const type = types.get(request.activityTypeId)
    if (type !== undefined)
      looked.push({ request, type, found: await lookFor(db, actor, request, type, now) })
    if (at % requestsANote === requestsANote - 1) await note(at + 1)
  }
  await note(requests.length)
  return looked
}

/** Who fits, free in time or not: only so can it be told which of the two is lacking. The best first. */
async function lookFor(
  db: WorkspaceDb,
  actor: SystemActor,
  request: OpenRequest,
  { isAccountLevel, timing }: ActivityType,
  now: Instant,
): Promise<readonly Found[]> {
  const { activityTypeId, opportunityId, prospectId, criteria, words, without, accountsAsked } = request
  const days = matchDaysOf(timing, request.needBy)
  const need = { activityTypeId, ...days, wanted: 1, opportunityId, prospectId, criteria, words }
  try {
    const { free, notNow } = await findMatches(db, actor, need, now, { size: candidatesMost, without })
    const later = notNow.filter(({ standing }) => standing.state !== 'never')
    return [...free, ...later]
      .filter(({ isFit, account }) => isFit && !(isAccountLevel && accountsAsked.includes(account?.id ?? '')))
      .map(({ contactId, rank, factors }) => ({
        contactId,
        rank: Math.round(rank * 1_000),
        reasons: reasonsOf(factors),
      }))
      .toSorted((a, b) => b.rank - a.rank || (a.contactId < b.contactId ? -1 : 1))
  } catch (thrown) {
    // A need that names what was taken away since finds nobody: that is for its requester to mend.
    if (thrown instanceof AppError && (thrown.code === 'invalid' || thrown.code === 'not-found')) return []
    throw thrown
  }
}

async function readPeople(
  db: WorkspaceDb,
  looked: readonly Looked[],
  at: RulesToday,
): Promise<Map<string, ProtectionFacts>> {
  const ids = [...new Set(looked.flatMap(({ found }) => found.map(({ contactId }) => contactId)))].sort()
  const people = new Map<string, ProtectionFacts>()
  for (let from = 0; from < ids.length; from += peopleAtOnce) {
    const facts = await readFacts(db, ids.slice(from, from + peopleAtOnce), at)
    for (const [contactId, each] of facts) people.set(contactId, each)
  }
  return people
}

function requestsOf(
  looked: readonly Looked[],
  contactIds: readonly string[],
  at: RulesToday,
  weights: PlanWeights,
): readonly AssignmentRequest[] {
  const places = new Map(contactIds.map((contactId, place) => [contactId, place]))
  const largest = new Map<string, number>()
  for (const {
    request: { amount, currency },
  } of looked) {
    if (amount !== null && currency !== null)
      largest.set(currency, Math.max(amount, largest.get(currency) ?? 0))
  }
  return looked.map(({ request, type, found }) => {
    const { wishedOn, by } = matchDaysOf(type.timing, request.needBy)
    const from = dayWished({ wishedOn, by }, type, at)
    const known = found.filter(({ contactId }) => places.has(contactId))
    return {
      id: request.id,
      places: request.places,
      weight: weightOf(request.amount, largest.get(request.currency ?? '') ?? 0, weights),
      asked: askedForOf(type),
      restDays: type.restDays,
      from,
      until: by !== null && by > from ? by : from,
      people: known.map(({ contactId }) => places.get(contactId) ?? -1),
      ranks: known.map(({ rank }) => rank),
    }
  })
}

function tellRequests(looked: readonly Looked[], asked: readonly AssignmentRequest[], plan: Assignment) {
  const open = new Map(plan.uncovered.map((each) => [each.requestId, each]))
  return looked.map(({ request: { id, version, places } }, at) => {
    const left = open.get(id)
    const weight = asked[at]?.weight ?? 0
    return {
      request_id: id,
      version,
      places,
      weight,
      missing: left?.missing ?? 0,
      cause: left?.cause ?? null,
      passed_over: left?.passedOver ?? null,
    }
  })
}

function tellLines(looked: readonly Looked[], plan: Assignment) {
  const found = new Map(looked.map(({ request, found: people }) => [request.id, people]))
  return plan.lines.map(({ requestId, contactId, accountId, day, rank, value, passedOver }) => ({
    request_id: requestId,
    contact_id: contactId,
    account_id: accountId,
    day,
    rank_permille: rank,
    value,
    reasons: found.get(requestId)?.find((each) => each.contactId === contactId)?.reasons ?? [],
    passed_over: passedOver,
  }))
}
