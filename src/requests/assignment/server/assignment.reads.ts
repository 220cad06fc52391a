import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { readActivityTypes } from '../../../activities/server/activity-type.reads.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { PassedOver, PlanWeights, Uncovered } from '../../../matching/assignment.ts'
import { askedForOf } from '../../../protection/asked-for.ts'
import { readFacts, readRules } from '../../../protection/server/facts.reads.ts'
import { readSettings } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { getAssignment } from '../assignment.contract.ts'
import { type RequestNow, staleOf } from '../assignment.ts'
import { planWeightSettings, planWeightsFrom } from '../plan-weights.ts'
import { runningAsks } from './assignment-basis.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type Told = ResponseOf<typeof getAssignment>
type Plan = NonNullable<Told['plan']>

/** The last plan, as its lines stand now. A constant number of statements. */
export async function readAssignment(db: Db, workspaceId: string, now: Instant): Promise<Told> {
  const latest = await readLatest(db)
  const plan = await readPlan(db)
  const weights = planWeightsFrom(await readSettings(db, { workspaceId }, planWeightSettings))
  const dismissed = await readDismissed(db)
  return { latest, plan: plan === undefined ? null : await tellPlan(db, plan, weights, now), dismissed }
}

async function readLatest(db: Db): Promise<Told['latest']> {
  const found = await sql<NonNullable<Told['latest']>>`
    select a.state, p.name as "askedBy", a.asked_at as "askedAt", a.looked, a.requests
    from assignment_plans a join people p on p.workspace_id = a.workspace_id and p.id = a.asked_by
    where a.workspace_id = current_workspace() order by a.asked_at desc, a.id desc limit 1`.execute(db)
  return found.rows[0] ?? null
}

type PlanRow = Pick<Plan, 'id' | 'finishedAt' | 'requests' | 'leftOut' | 'onException' | 'weights'> & {
  readonly since: Pick<Plan['since'], 'come' | 'changed'>
}

async function readPlan(db: Db): Promise<PlanRow | undefined> {
  const found = await sql<PlanRow>`
    select a.id, a.finished_at as "finishedAt", a.requests, a.left_out as "leftOut", a.on_exception as "onException",
      jsonb_build_object('leastWeight', a.least_weight, 'mostWeight', a.most_weight,
        'usualWeight', a.usual_weight) as weights,
      jsonb_build_object(
        'come', (select count(*) from requests r where r.workspace_id = a.workspace_id
          and r.state in ('submitted', 'in-triage', 'matched') and r.submitted_at > a.asked_at),
        'changed', (select count(*) from assignment_requests q
          join requests r on r.workspace_id = q.workspace_id and r.id = q.request_id
          where q.workspace_id = a.workspace_id and q.plan_id = a.id
            and (r.version <> q.version or r.state = 'closed'))) as since
    from assignment_plans a where a.workspace_id = current_workspace() and a.state = 'ready'
    order by a.asked_at desc, a.id desc limit 1`.execute(db)
  return found.rows[0]
}

/** Whom the last plan names for requests that are still open and for which nobody accepted them yet; once for each line. */
export const plannedContacts = sql`
    select l.contact_id from assignment_lines l
    join requests r on r.workspace_id = l.workspace_id and r.id = l.request_id
      and r.state in ('submitted', 'in-triage', 'matched')
    where l.workspace_id = current_workspace() and l.ask_id is null and l.plan_id = (
      select a.id from assignment_plans a where a.workspace_id = current_workspace() and a.state = 'ready'
      order by a.asked_at desc, a.id desc limit 1)`

async function readDismissed(db: Db): Promise<Told['dismissed']> {
  const found = await sql<Told['dismissed'][number]>`
    select jsonb_build_object('id', r.id, 'number', r.number, 'title', r.title) as request,
      jsonb_build_object('id', c.id, 'name', c.name) as contact, p.name as by
    from assignment_dismissals d
    join requests r on r.workspace_id = d.workspace_id and r.id = d.request_id and r.state <> 'closed'
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    join people p on p.workspace_id = d.workspace_id and p.id = d.dismissed_by
    where d.workspace_id = current_workspace() order by d.dismissed_at desc limit 100`.execute(db)
  return found.rows
}

async function tellPlan(db: Db, plan: PlanRow, set: PlanWeights, now: Instant): Promise<Plan> {
  const rows = await readLines(db, plan.id)
  const open = await readUncovered(db, plan.id)
  const names = await readNames(db, [...rows, ...open])
  const stale = await readStale(db, rows, now)
  const uncovered = open.map(({ passedOver, ...row }) => ({
    ...row,
    passedOver: tellPassedOver(names, passedOver),
  }))
  const lines = rows.map(({ version: _, activityTypeId: __, value, passedOver, ...row }) => ({
    ...row,
    rank: row.rank / 1_000,
    worth: worthOf(value),
    passedOver: tellPassedOver(names, passedOver),
    stale: stale.get(row.id) ?? null,
  }))
  return {
    ...plan,
    since: { ...plan.since, weights: !isDeepStrictEqual(plan.weights, set) },
    covered: plan.requests - uncovered.length,
    worth: worthOf(rows.reduce((sum, { value }) => sum + value, 0)),
    lines,
    uncovered,
  }
}

/** A rank of one for a request of weight one is worth one. */
const worthOf = (value: number) => value / 10_000

type LineRow = Omit<Plan['lines'][number], 'passedOver' | 'stale' | 'worth'> & {
  readonly activityTypeId: string
  readonly version: number
  readonly value: number
  readonly passedOver: PassedOver | null
}

async function readLines(db: Db, planId: string): Promise<readonly LineRow[]> {
  const found = await sql<LineRow>`
    select l.id, jsonb_build_object('id', r.id, 'number', r.number, 'title', r.title) as request, t.name as activity,
      t.id as "activityTypeId", r.need_by as "needBy",
      jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) as contact,
      jsonb_build_object('id', a.id, 'name', a.name) as account, o.name as owner, l.day, l.rank_permille as rank,
      q.weight::float8 / 10 as weight, l.value,
      l.reasons, l.passed_over as "passedOver", l.ask_id as "askId", q.version
    from assignment_lines l
    join assignment_requests q on q.workspace_id = l.workspace_id and q.plan_id = l.plan_id and q.request_id = l.request_id
    join requests r on r.workspace_id = l.workspace_id and r.id = l.request_id
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join contacts c on c.workspace_id = l.workspace_id and c.id = l.contact_id
    join accounts a on a.workspace_id = l.workspace_id and a.id = l.account_id
    left join people o on o.workspace_id = a.workspace_id and o.id = coalesce(c.owner_id, a.owner_id)
    where l.workspace_id = current_workspace() and l.plan_id = ${planId} and not exists (
      select from assignment_dismissals d where d.workspace_id = l.workspace_id and d.request_id = l.request_id
        and d.contact_id = l.contact_id and l.ask_id is null)
    order by coalesce(r.need_by, '9999-12-31'::date), r.number, l.rank_permille desc, l.id`.execute(db)
  return found.rows
}

type UncoveredRow = Omit<Plan['uncovered'][number], 'passedOver'> & Pick<Uncovered, 'passedOver'>

async function readUncovered(db: Db, planId: string): Promise<readonly UncoveredRow[]> {
  const found = await sql<UncoveredRow>`
    select jsonb_build_object('id', r.id, 'number', r.number, 'title', r.title) as request, t.name as activity,
      r.need_by as "needBy", q.places, q.missing, q.cause, q.passed_over as "passedOver"
    from assignment_requests q
    join requests r on r.workspace_id = q.workspace_id and r.id = q.request_id
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    where q.workspace_id = current_workspace() and q.plan_id = ${planId} and q.missing > 0
    order by coalesce(r.need_by, '9999-12-31'::date), r.number`.execute(db)
  return found.rows
}

type Names = {
  readonly contacts: ReadonlyMap<string, string>
  readonly requests: ReadonlyMap<string, { readonly number: number; readonly title: string }>
}

/** Who and what is named as passed over, and by what. Two statements. */
async function readNames(
  db: Db,
  rows: readonly { readonly passedOver: PassedOver | null }[],
): Promise<Names> {
  const told = rows.flatMap(({ passedOver }) => passedOver ?? [])
  const contactIds = told.flatMap(({ contactId, takenBy }) => [
    contactId,
    ...takenBy.map((each) => each.contactId),
  ])
  const requestIds = told.flatMap(({ takenBy }) => takenBy.map(({ requestId }) => requestId))
  const contacts = await sql<{ id: string; name: string }>`
    select id, name from contacts where workspace_id = current_workspace() and id = any(${contactIds}::uuid[])`.execute(
    db,
  )
  const requests = await sql<{ id: string; number: number; title: string }>`
    select id, number, title from requests
    where workspace_id = current_workspace() and id = any(${requestIds}::uuid[])`.execute(db)
  return {
    contacts: new Map(contacts.rows.map(({ id, name }) => [id, name])),
    requests: new Map(requests.rows.map(({ id, ...rest }) => [id, rest])),
  }
}

/** Of those who have the place, so many are named. */
const takersMost = 3

function tellPassedOver({ contacts, requests }: Names, passedOver: PassedOver | null) {
  if (passedOver === null) return null
  const contactOf = (id: string) => ({ id, name: contacts.get(id) ?? '' })
  const takenBy = passedOver.takenBy.slice(0, takersMost).map(({ requestId, contactId, isOnlyOne }) => ({
    request: { id: requestId, ...(requests.get(requestId) ?? { number: 0, title: '' }) },
    contact: contactOf(contactId),
    isOnlyOne,
  }))
  return { contact: contactOf(passedOver.contactId), rank: passedOver.rank / 1_000, takenBy }
}

type LineOfNow = { readonly requestId: string; readonly contactId: string }
type NowRow = RequestNow & LineOfNow & { readonly activityTypeId: string }

/** The requests of lines as they stand, by request and contact. One statement. */
export async function readRequestsNow(db: Db, lines: readonly LineOfNow[]): Promise<Map<string, NowRow>> {
  const found = await sql<NowRow>`
    select x.request_id as "requestId", x.contact_id as "contactId", r.activity_type_id as "activityTypeId", r.number,
      r.state, r.version, r.wanted, ${runningAsks} as running,
      exists (select from assignment_dismissals d where d.workspace_id = r.workspace_id and d.request_id = r.id
        and d.contact_id = x.contact_id) as "isDismissed"
    from unnest(${lines.map(({ requestId }) => requestId)}::uuid[], ${lines.map(({ contactId }) => contactId)}::uuid[])
      as x (request_id, contact_id)
    join requests r on r.workspace_id = current_workspace() and r.id = x.request_id`.execute(db)
  return new Map(found.rows.map((row) => [`${row.requestId} ${row.contactId}`, row]))
}

/** Why lines hold no longer, by line. */
async function readStale(
  db: Db,
  rows: readonly LineRow[],
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  const open = rows.filter(({ askId }) => askId === null)
  const requests = await readRequestsNow(
    db,
    open.map(({ request, contact }) => ({ requestId: request.id, contactId: contact.id })),
  )
  const kinds = new Map(
    (await readActivityTypes(db, { all: true })).map((type) => [type.id, askedForOf(type)]),
  )
  const ids = [...new Set(open.map(({ contact }) => contact.id))]
  const facts = await readFacts(db, ids, await readRules(db, now))
  return new Map(
    open.flatMap(({ id, request, contact, activityTypeId, day, version }) => {
      const [at, asked] = [requests.get(`${request.id} ${contact.id}`), kinds.get(activityTypeId)]
      if (at === undefined || asked === undefined) return []
      const says = staleOf({ day, version }, at, asked, facts.get(contact.id))
      return says === null ? [] : [[id, says] as const]
    }),
  )
}
