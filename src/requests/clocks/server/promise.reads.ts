import { sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, type Day, type Instant } from '../../../kernel/time.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { quarterOf, startOfDay } from '../../exceptions/quarter.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import type { listPromiseCases, listPromises } from '../promise.contract.ts'
import type { PromisedAsk, PromiseFacts, PromiseMoment } from '../promise-case.ts'
import { fewestCases, judgeCases, type PromiseKind, promises, promiseTarget } from '../promises.ts'
import { runClocks } from '../run-clocks.ts'
import { readClockMore } from './clock.reads.ts'

type Asked = { readonly from?: Day; readonly until?: Day; readonly teamId?: string }

type Row = Omit<PromiseFacts, 'clocks' | 'asks' | 'exceptions' | 'questions' | 'request' | 'requester'> & {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly requesterId: string
  readonly requesterName: string
  readonly handler: { readonly id: string; readonly name: string } | null
  readonly exceptions: PromiseFacts['exceptions']
}

/** As many requests as one answer is worked out from; a longer period has to be narrowed. */
const mostRequests = 20_000
/** A year and a quarter: as far as an agreement looks. */
const mostDays = 460

/** How every promise was kept among the requests submitted in a period. A dozen statements, whatever the rows. */
export async function readPromises(
  db: WorkspaceDb,
  asked: Asked,
  now: Instant,
): Promise<ResponseOf<typeof listPromises>> {
  const { facts, at, period } = await readFacts(db, asked, now)
  const rows = promises.map((kind) => tell(kind, kind.read(facts, at)))
  return { ...period, fewest: fewestCases, targetPercent: promiseTarget, rows }
}

/** As many cases as one page shows. */
const mostCases = 200

/** The cases behind one promise, the latest first. Throws `not-found` on a code there is not. */
export async function readPromiseCases(
  db: WorkspaceDb,
  { code, isMissed = false, ...asked }: Asked & { readonly code: string; readonly isMissed?: boolean },
  now: Instant,
): Promise<ResponseOf<typeof listPromiseCases>> {
  const kind = promises.find((each) => each.code === code)
  if (kind === undefined) throw notFound('promise')
  const { facts, at } = await readFacts(db, asked, now)
  const cases = kind.read(facts, at)
  const wanted = isMissed ? cases.filter(({ state }) => state === 'missed') : [...cases]
  wanted.sort((a, b) => (a.at < b.at ? 1 : -1))
  return {
    promise: tell(kind, cases),
    rows: wanted.slice(0, mostCases),
    more: Math.max(0, wanted.length - mostCases),
  }
}

function tell({ code, side, says, target }: PromiseKind, cases: Parameters<typeof judgeCases>[0]) {
  return { code, side, says, target, ...judgeCases(cases) }
}

async function readFacts(db: WorkspaceDb, asked: Asked, now: Instant) {
  const { rules, today, timeZone } = await readRequestRules(db, now)
  const from = asked.from ?? quarterOf(now, timeZone).startsOn
  const until = asked.until ?? today
  if (until < from) throw invalid('until', 'This lies before the beginning.')
  if (until > addDays(from, mostDays)) throw invalid('until', `At most ${mostDays} days at once.`)
  const moments = { from: startOfDay(from, timeZone), until: startOfDay(addDays(until, 1), timeZone) }
  const rows = await selectRequests(db, moments, asked.teamId)
  if (rows.length > mostRequests) {
    throw invalid('from', `More than ${mostRequests} requests: choose a shorter period, or a team.`)
  }
  const at: PromiseMoment = { rules, now, timeZone }
  return { facts: await addMore(db, rows, at), at, period: { from, until } }
}

async function addMore(db: WorkspaceDb, rows: readonly Row[], at: PromiseMoment): Promise<PromiseFacts[]> {
  const ids = rows.map(({ id }) => id)
  const asks = Map.groupBy(await readPromisedAsks(db, ids), ({ requestId }) => requestId)
  const more = await readClockMore(db, ids)
  return rows.map(({ id, number, title, requesterId, requesterName, handler, ...row }) => {
    const requester = { id: requesterId, name: requesterName }
    const own = asks.get(id) ?? []
    const clockFacts = { ...row, ...more(id), requester, handler, asks: own }
    return {
      ...row,
      request: { id, number, title },
      requester,
      questions: more(id).questions.length,
      clocks: runClocks(clockFacts, at.rules, at.now),
      asks: own,
    }
  })
}

async function selectRequests(
  db: WorkspaceDb,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  teamId: string | undefined,
): Promise<Row[]> {
  const found = await sql<Row>`
    select r.id, r.number, r.title, r.wanted, r.submitted_at as "submittedAt", r.answered_at as "answeredAt",
      r.matched_at as "matchedAt", r.closed_at as "closedAt", r.need_by as "needBy", p.id as "requesterId",
      p.name as "requesterName", m.kind as "teamKind", t.code as "activityCode",
      coalesce(f.fulfilment, t.fulfilment) like 'self-service%' as "isSelfService",
      case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name) end as handler,
      case when o.id is not null then jsonb_build_object('closesOn', o.close_on, 'isOpen', o.state = 'open') end as opportunity,
      exists (select from team_quotas q where q.workspace_id = r.workspace_id and q.team_id = r.team_id
        and (q.activity_type_id is null or q.activity_type_id = r.activity_type_id)) as "hasQuota",
      coalesce((select jsonb_agg(jsonb_build_object('kind', x.kind, 'state', x.state)) from request_exceptions x
        where x.workspace_id = r.workspace_id and x.request_id = r.id and x.state <> 'dropped'), '[]') as exceptions
    from requests r
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    left join people h on h.workspace_id = r.workspace_id and h.id = r.handler_id
    left join teams m on m.workspace_id = r.workspace_id and m.id = r.team_id
    left join activity_type_teams f on f.workspace_id = r.workspace_id and f.activity_type_id = t.id
      and f.team_kind = m.kind
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    where r.workspace_id = current_workspace() and r.submitted_at >= ${from}::timestamptz
      and r.submitted_at < ${until}::timestamptz and r.state <> 'draft'
      and coalesce(r.outcome, '') <> 'duplicate'
      -- A draft that was taken back was never handed in.
      and (r.closed_at is null or r.closed_at > r.submitted_at)
      and ${teamId === undefined ? sql`true` : sql`r.team_id = ${teamId}::uuid`}
    order by r.submitted_at limit ${mostRequests + 1}`.execute(db)
  return found.rows
}

async function readPromisedAsks(db: WorkspaceDb, ids: readonly string[]): Promise<PromisedAsk[]> {
  const asks = await readRequestAsks(db, { requestIds: ids })
  if (asks.length === 0) return []
  const found = await sql<{ askId: string; thankedAt: Instant | null; toldAt: Instant | null }>`
    select k.ask_id as "askId", min(m.created_at) filter (where k.kind = 'thanks') as "thankedAt",
      min(m.created_at) filter (where k.kind like 'informed:%' or k.kind like 'passed:%') as "toldAt"
    from ask_mails k join mails m on m.workspace_id = k.workspace_id and m.id = k.mail_id
    where k.workspace_id = current_workspace() and k.ask_id = any(${asks.map(({ id }) => id)}::uuid[])
    group by k.ask_id`.execute(db)
  const mails = new Map(found.rows.map((row) => [row.askId, row]))
  return asks.map((ask) => ({
    ...ask,
    thankedAt: mails.get(ask.id)?.thankedAt ?? null,
    wasOwnerTold: mails.get(ask.id)?.toldAt != null,
  }))
}
