import { sql } from 'kysely'
import type { ActivityType } from '../../activities/activity-type.ts'
import { readTimeline } from '../../identity/server/reads.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { nameCriteria, readTree, readWeights, termsOf } from '../../matching/server/need.reads.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { approversOf } from '../approvals/plan-steps.ts'
import { fulfilmentOfR } from '../approvals/server/fulfilment.reads.ts'
import type { RequestAsk } from '../asks/request-ask.ts'
import { showAsks } from '../asks/server/ask.reads.ts'
import { readRequestAsks } from '../asks/server/request-ask.reads.ts'
import { tellHappening } from '../asks/tell-happening.ts'
import { runClocks } from '../clocks/run-clocks.ts'
import { readClockMore } from '../clocks/server/clock.reads.ts'
import { canAddFile } from '../conversation/conversation.policy.ts'
import { readConversation } from '../conversation/server/conversation.reads.ts'
import { readWatchers } from '../conversation/server/watcher.store.ts'
import { exceptionInTheWay, type StandingException, standingOf } from '../exceptions/exception.ts'
import { phaseOf } from '../phase.ts'
import {
  canAskRequester,
  canClose,
  canEditRequest,
  canPropose,
  canSubmit,
  canTake,
  canWithdraw,
  canWrite,
  seesRequest,
} from '../policy.ts'
import type { getRequest } from '../request.contract.ts'
import type { UnfilledCause } from '../request.ts'
import { readBrief } from './brief.store.ts'
import { readOpportunity, tellOpportunity } from './opportunity.reads.ts'
import { findRequest, type LoadedRequest } from './request.store.ts'
import { readRequestRules } from './rules.reads.ts'

type Request = ResponseOf<typeof getRequest>
type Reach = ReadonlyMap<string, NonNullable<Request['asks'][number]['reach']>>

/** What is loaded of a request before anything is told of it. */
type RequestLoaded = { readonly request: LoadedRequest; readonly asks: readonly RequestAsk[] }

/** A request and its asks. Throws `not-found` where the actor does not see it. */
export async function readRequestLoaded(db: WorkspaceDb, actor: Actor, id: string): Promise<RequestLoaded> {
  const request = await findRequest(db, id)
  if (request === undefined || !seesRequest(actor, request)) throw notFound('request')
  return { request, asks: await readRequestAsks(db, { requestIds: [id] }) }
}

/** One request as its page shows it. A constant number of statements. `reach` as `showAsks` takes it. */
export async function readRequest(
  db: WorkspaceDb,
  actor: Actor,
  id: string,
  now: Instant,
  reach: Reach = new Map(),
): Promise<Request> {
  const { request, asks } = await readRequestLoaded(db, actor, id)
  const brief = await readBrief(db, id)
  const more = await readMore(db, id)
  if (brief === undefined || more === undefined) throw notFound('request')
  const { rules, timeZone } = await readRequestRules(db, now)
  const clockMore = (await readClockMore(db, [id]))(id)
  const tree = await readTree(db, termsOf(brief.need.criteria))
  const weights = await readWeights(db, brief.activityTypeId)
  const criteria = [...(await nameCriteria(db, brief.need.criteria, tree, weights))]
  const opportunity =
    brief.opportunityId === null ? undefined : await readOpportunity(db, brief.opportunityId)
  const clocks = runClocks({ ...request, ...clockMore, asks }, rules, now)
  const { team, owedUntil, activityType, ...shown } = more
  const { steps, ...kind } = activityType
  const states = asks.map(({ state }) => state)
  const isFeedbackOwed = owedUntil !== null && owedUntil > now
  return {
    ...brief,
    ...shown,
    activityType: { ...kind, steps: approversOf({ fulfilment: kind.fulfilment, steps }) },
    ...partsOf(request),
    phase: phaseOf({ ...request, asks: states, isFeedbackOwed }),
    need: { ...brief.need, criteria },
    requester: { ...request.requester, team },
    deal: opportunity === undefined ? null : tellOpportunity(opportunity),
    clocks: clocks.map(({ riskAt: _, ...clock }) => clock),
    asks: showAsks(actor, request, asks, timeZone, reach),
    ...(await readConversation(db, actor, id)),
    ...(await readWatching(db, actor, id)),
    ...(await readHistory(db, actor, id)),
    may: mayWithRequest(actor, request, asks, standingOf(clockMore.exceptions)),
  }
}

async function readWatching(db: WorkspaceDb, actor: Actor, id: string) {
  const watchers = await readWatchers(db, id)
  return { watchers, isWatching: watchers.some((each) => each.id === personOf(actor)) }
}

function partsOf({ id, number, state, outcome, handler, version, ...request }: LoadedRequest) {
  const { submittedAt, answeredAt, matchedAt, fulfilledAt, closedAt } = request
  const times = { submittedAt, answeredAt, matchedAt, fulfilledAt, closedAt }
  return { id, number, state, outcome, handler, version, ...times }
}

type More = Pick<Request, 'prospect' | 'wish' | 'cause' | 'closingNote'> & {
  readonly activityType: Omit<Request['activityType'], 'steps'> & Pick<ActivityType, 'steps'>
  readonly team: string | null
  readonly owedUntil: Instant | null
  readonly cause: UnfilledCause | null
}

async function readMore(db: WorkspaceDb, id: string): Promise<More | undefined> {
  const found = await sql<More>`
    select r.cause, r.closing_note as "closingNote", r.owed_until as "owedUntil", m.name as team,
      jsonb_build_object('id', t.id, 'name', t.name, 'isSelfService', ${fulfilmentOfR} like 'self-service%',
        'isLive', t.is_live, 'timing', t.timing, 'dayLabel', t.day_label, 'hasWords', t.has_words, 'audience', t.audience,
        'evidence', t.evidence, 'resultFields', coalesce((select jsonb_agg(jsonb_build_object('label', f.label,
          'kind', f.kind, 'isRequired', f.is_required, 'choices', f.choices) order by f.position)
          from activity_type_result_fields f where f.workspace_id = t.workspace_id and f.activity_type_id = t.id), '[]'),
        'fulfilment', ${fulfilmentOfR}, 'isTeamsWay', ${fulfilmentOfR} <> t.fulfilment, 'steps', coalesce((select jsonb_agg(jsonb_build_object(
          'approver', s.approver, 'windowDays', s.window_days) order by s.position) from activity_type_steps s
          where s.workspace_id = t.workspace_id and s.activity_type_id = t.id), '[]')) as "activityType",
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as prospect,
      case when w.id is not null then jsonb_build_object('id', w.id, 'name', w.name, 'account', wa.name) end as wish
    from requests r
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    left join teams m on m.workspace_id = r.workspace_id and m.id = coalesce(r.team_id, p.team_id)
    left join accounts a on a.workspace_id = r.workspace_id and a.id = r.prospect_id
    left join contacts w on w.workspace_id = r.workspace_id and w.id = r.wish_contact_id
    left join accounts wa on wa.workspace_id = w.workspace_id and wa.id = w.account_id
    where r.workspace_id = current_workspace() and r.id = ${id}`.execute(db)
  return found.rows[0]
}

async function readHistory(
  db: WorkspaceDb,
  actor: Actor,
  id: string,
): Promise<Pick<Request, 'history' | 'isHistoryCut'>> {
  const { rows, next } = await readTimeline(db, actor, { kind: 'request', id }, { size: 100 })
  const history = rows.flatMap((happening) => {
    const says = tellHappening(happening)
    const by = happening.actor.kind === 'system' ? 'Avouch' : happening.actor.name
    return says === null ? [] : [{ at: happening.at, says, by }]
  })
  return { history, isHistoryCut: next !== null }
}

/** What the actor may do with a request, and where not, why. */
function mayWithRequest(
  actor: Actor,
  request: LoadedRequest,
  asks: readonly RequestAsk[],
  exceptions: readonly StandingException[],
): Request['may'] {
  const take = canTake(actor, request)
  const isTheirs = actor.kind === 'person' && request.handlerId === actor.personId
  const isAnswered = asks.length === 0 ? null : 'An advocate was proposed for it already.'
  return {
    edit: canEditRequest(actor, request),
    changeGround: canEditRequest(actor, request) ?? isAnswered,
    submit: canSubmit(actor, request),
    take: take ?? (isTheirs ? 'You look after it already.' : null),
    handOver: take,
    askRequester: canAskRequester(actor, request),
    write: canWrite(actor, request),
    addFile: canAddFile(actor, request),
    propose: canPropose(actor, request) ?? exceptionInTheWay(exceptions),
    withdraw: canWithdraw(actor, request),
    close: canClose(actor, request),
  }
}
