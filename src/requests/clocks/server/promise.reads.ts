import { sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, type Day, type Instant } from '../../../kernel/time.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { quarterOf, startOfDay } from '../../exceptions/quarter.ts'
import type { RequestRules } from '../../rules.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import type { listPromiseCases, listPromises } from '../promise.contract.ts'
import type { PromiseCase, PromisedAsk, PromiseFacts, PromiseMoment } from '../promise-case.ts'
import { fewestCases, judgeCases, type PromiseKind, promises, promiseTarget } from '../promises.ts'
import { runClocks } from '../run-clocks.ts'
import { readClockMore } from './clock.reads.ts'

type Asked = { readonly from?: Day; readonly until?: Day; readonly teamId?: string }

type Row = Omit<
  PromiseFacts,
  'clocks' | 'asks' | 'exceptions' | 'questions' | 'request' | 'requester' | 'hasQuota'
> & {
  readonly teamId: string | null
  readonly activityTypeId: string
  readonly id: string
  readonly number: number
  readonly title: string
  readonly requesterId: string
  readonly requesterName: string
  readonly handler: { readonly id: string; readonly name: string } | null
}

/** As many requests as one answer is worked out from; a longer period has to be narrowed. */
const mostRequests = 20_000
/** A year and a quarter: as far as an agreement looks. */
const mostDays = 460

/** How every promise was kept among the requests submitted in a period. Fifteen statements, whatever the rows. */
export async function readPromises(
  db: WorkspaceDb,
  asked: Asked,
  now: Instant,
): Promise<ResponseOf<typeof listPromises>> {
  const { facts, at, period } = await readFacts(db, asked, now)
  const rows = promises.map((kind) => tell(kind, kind.read(facts, at), at.rules))
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
    promise: tell(kind, cases, at.rules),
    rows: wanted.slice(0, mostCases),
    more: Math.max(0, wanted.length - mostCases),
  }
}

function tell({ code, side, says, target }: PromiseKind, cases: readonly PromiseCase[], rules: RequestRules) {
  return { code, side, says, target: target(rules), ...judgeCases(cases) }
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
  const exceptions = Map.groupBy(await selectExceptions(db, ids), ({ requestId }) => requestId)
  const quotas = await selectQuotas(db)
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
      exceptions: exceptions.get(id) ?? [],
      hasQuota: [row.activityTypeId, null].some((type) => quotas.has(`${row.teamId} ${type}`)),
    }
  })
}

// For each request on its own these would be looked up a thousand times.
async function selectExceptions(db: WorkspaceDb, ids: readonly string[]) {
  const found = await sql<PromiseFacts['exceptions'][number] & { requestId: string }>`
    select request_id as "requestId", kind, state from request_exceptions
    where workspace_id = current_workspace() and request_id = any(${[...ids]}::uuid[]) and state <> 'dropped'`.execute(
    db,
  )
  return found.rows
}

/** The quotas there are, each as its team and its activity, null for all together. */
async function selectQuotas(db: WorkspaceDb): Promise<ReadonlySet<string>> {
  const found = await sql<{ teamId: string; typeId: string | null }>`
    select team_id as "teamId", activity_type_id as "typeId" from team_quotas
    where workspace_id = current_workspace()`.execute(db)
  return new Set(found.rows.map(({ teamId, typeId }) => `${teamId} ${typeId}`))
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
      r.team_id as "teamId", r.activity_type_id as "activityTypeId"
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
  const found = await sql<{ askId: string; ownerToldAt: Instant | null; isThanked: boolean }>`
    select k.ask_id as "askId", k.owner_told_at as "ownerToldAt", m.mail_id is not null as "isThanked"
    from request_asks k
    left join ask_mails m on m.workspace_id = k.workspace_id and m.ask_id = k.ask_id and m.kind = 'thanks'
    where k.workspace_id = current_workspace() and k.ask_id = any(${asks.map(({ id }) => id)}::uuid[])
      and (k.owner_told_at is not null or m.mail_id is not null)`.execute(db)
  const more = new Map(found.rows.map((row) => [row.askId, row]))
  const drafts = await readDrafts(db, asks)
  return asks.map((ask) => {
    const { ownerToldAt = null, isThanked = false } = more.get(ask.id) ?? {}
    // The thanks go out with the report that it took place.
    const thankedAt = isThanked ? ask.closedAt : null
    return { ...ask, ownerToldAt, thankedAt, drafts: drafts.get(ask.id) ?? [] }
  })
}

/** The words that came from the customer's side, and when ours agreed or wrote the next; by ask. */
async function readDrafts(
  db: WorkspaceDb,
  asks: readonly { readonly id: string; readonly needsWords: boolean }[],
): Promise<Map<string, PromisedAsk['drafts']>> {
  const ids = asks.filter(({ needsWords }) => needsWords).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const found = await sql<PromisedAsk['drafts'][number] & { readonly askId: string }>`
    select w.ask_id as "askId", w.at, coalesce(w.requester_agreed_at, case when w.next_is_ours then w.next_at end) as "turnedAt"
    from (select v.ask_id, v.version, v.at, v.written_by, v.requester_agreed_at,
        lead(v.at) over later as next_at, lead(v.written_by is not null) over later as next_is_ours
      from ask_wordings v where v.workspace_id = current_workspace() and v.ask_id = any(${ids}::uuid[])
      window later as (partition by v.ask_id order by v.version)) w
    where w.written_by is null and (w.next_at is null or w.next_is_ours or w.requester_agreed_at is not null)
    order by w.ask_id, w.version`.execute(db)
  return Map.groupBy(found.rows, ({ askId }) => askId)
}
