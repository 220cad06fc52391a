import { standInOf } from '../../../identity/absence.ts'
import { readAway } from '../../../identity/server/absence.reads.ts'
import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { addWorkingDays } from '../../clocks/working-time.ts'
import { closeQuestion, findOpenQuestion } from '../../conversation/server/conversation.store.ts'
import { questionAnswered } from '../../events.ts'
import { earliestDay } from '../../notice.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import { type RulesToday, readRequestRules } from '../../server/rules.reads.ts'
import { exceptionDropped, exceptionOpened } from '../exception.events.ts'
import {
  approverOfException,
  compareExceptions,
  type ExceptionFacts,
  type ExceptionGround,
  exceptionsOf,
} from '../exception.ts'
import { quarterOf } from '../quarter.ts'
import type { sayQuota } from '../quota.ts'
import { mailExceptionAsked } from './exception.mails.ts'
import { insertException, saveExceptions } from './exception.store.ts'
import { holdQuotas } from './hold-quotas.ts'
import { loadException, readStandingExceptions, type StoredException } from './standing-exception.reads.ts'

type Reviewed = {
  readonly needBy: Day | null
  readonly noticeDays: number
  readonly stage: ExceptionFacts['stage']
  readonly reason: string | null
  /** The day it was needed by before this change; null where it was not handed in yet. */
  readonly neededBefore: Day | null
}

/**
 * Compares what a request breaks with the exceptions it has: opens what nobody was asked about and asks them, drops
 * what is none any more. Throws on the reason where a new one has none. The request is held, and as it is stored now.
 */
export async function reviewExceptions(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  reviewed: Reviewed,
  now: Instant,
  host: Host,
): Promise<void> {
  const at = await readRequestRules(tx, now)
  const team = await readTeamOf(tx, request)
  const grounds = await groundsOf(tx, request, team, reviewed, at, now)
  const kept = await readStandingExceptions(tx, request.id)
  const moves = compareExceptions(grounds, kept)
  await letGo(tx, actor, request, kept, moves, now)
  for (const ground of moves.open) {
    const reason = reviewed.reason ?? kept.find(({ reason: given }) => given !== '')?.reason ?? ''
    if (reason === '')
      throw invalid('exceptionReason', `${ground.breaks}. Say why it is needed all the same.`)
    await open(tx, actor, request, { ...ground, reason }, { team, at }, now, host)
  }
}

async function groundsOf(
  tx: WorkspaceTx,
  request: LoadedRequest,
  team: Team,
  { needBy, noticeDays, stage, neededBefore }: Reviewed,
  { rules, timeZone, today }: RulesToday,
  now: Instant,
): Promise<readonly ExceptionGround[]> {
  // Days that go by after it was handed in are ours; a day moved forward gives notice anew.
  const isSooner = neededBefore !== null && needBy !== null && needBy < neededBefore
  const given = request.submittedAt === null || isSooner ? today : dayOf(request.submittedAt, timeZone)
  const quarter = quarterOf(request.submittedAt ?? now, timeZone)
  const quota = await holdQuotas(tx, { ...request, teamId: team.id }, quarter)
  return exceptionsOf({
    needBy,
    noticeDays,
    earliestOn: earliestDay(given, noticeDays, rules.calendar),
    stage,
    quota: quota === null ? null : { of: quotaName(quota), used: quota.used, limit: quota.limit },
  })
}

const quotaName = (quota: Parameters<typeof sayQuota>[0]) =>
  quota.activity === null ? quota.team : `${quota.team} (${quota.activity})`

async function letGo(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  kept: readonly StoredException[],
  moves: ReturnType<typeof compareExceptions>,
  now: Instant,
): Promise<void> {
  const { workspaceId } = actor
  await saveExceptions(tx, workspaceId, moves.drop, { state: 'dropped', decided_at: now })
  await saveExceptions(tx, workspaceId, moves.supersede, { superseded_at: now })
  for (const { id, kind, state } of kept) {
    if (moves.drop.includes(id))
      await announce(tx, exceptionDropped(actor, request, { exceptionId: id, kind }))
    if (!moves.supersede.includes(id) || state !== 'refused') continue
    // What the refusal asked for was done: the question that came with it is answered.
    const place = { workspaceId, requestId: request.id }
    const question = await findOpenQuestion(tx, place)
    if (question === undefined) continue
    await closeQuestion(tx, place, question.id, now)
    await announce(tx, questionAnswered(actor, request, question.id))
  }
}

type Team = { readonly id: string | null; readonly managerId: string | null }

async function open(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  ground: ExceptionGround & { readonly reason: string },
  { team, at }: { readonly team: Team; readonly at: RulesToday },
  now: Instant,
  host: Host,
): Promise<void> {
  // While the manager is away, whoever stands in for them is asked; where nobody does, the program.
  const managerId = team.managerId === null ? null : standInOf(team.managerId, await readAway(tx, at.today))
  const approverId = approverOfException(ground.kind, { requesterId: request.requesterId, managerId })
  const onBehalfOf = approverId === null || approverId === team.managerId ? null : team.managerId
  // A program manager who asks for what is theirs to approve has answered by asking; it is counted all the same.
  const isTheirs = approverId === null && hasRole(actor, 'program-manager') && actor.kind === 'person'
  const { rules, timeZone } = at
  const id = await insertException(
    tx,
    actor.workspaceId,
    {
      ...ground,
      requestId: request.id,
      teamId: team.id,
      quarterOn: quarterOf(request.submittedAt ?? now, timeZone).startsOn,
      approverId,
      onBehalfOf,
      dueAt: addWorkingDays(now, rules.exceptionAnswerDays, rules.calendar),
      approvedBy: isTheirs ? personOf(actor) : null,
    },
    now,
  )
  await announce(tx, exceptionOpened(actor, request, { exceptionId: id, kind: ground.kind }))
  if (!isTheirs) await mailExceptionAsked(tx, actor, request, await loadException(tx, id), now, host)
}

/** The requester's team when it was handed in, else now, and its manager where they are still here. */
async function readTeamOf(tx: WorkspaceTx, request: LoadedRequest): Promise<Team> {
  const row = await tx
    .selectFrom('requests as r')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'r.workspace_id').onRef('p.id', '=', 'r.requester_id'),
    )
    .leftJoin('teams as t', (join) =>
      join
        .onRef('t.workspace_id', '=', 'r.workspace_id')
        .on((eb) => eb('t.id', '=', eb.fn.coalesce('r.team_id', 'p.team_id'))),
    )
    .leftJoin('people as m', (join) =>
      join
        .onRef('m.workspace_id', '=', 't.workspace_id')
        .onRef('m.id', '=', 't.manager_id')
        .on('m.left_at', 'is', null),
    )
    .select(['t.id', 'm.id as managerId'])
    .where('r.id', '=', request.id)
    .executeTakeFirst()
  return { id: row?.id ?? null, managerId: row?.managerId ?? null }
}
