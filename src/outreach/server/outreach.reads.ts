import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { dayOf, daysBetween, type Instant } from '../../kernel/time.ts'
import { decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import { notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { countOutreaches, getOutreach, listOutreaches } from '../contract.ts'
import { isLate, type OutreachState, outreachStates, whyNotNow } from '../outreach.ts'
import { type Ways, whyOutOfReach } from '../owner-reach.ts'
import {
  canAnswerForOwner,
  canWithdrawOutreach,
  canWrite,
  type OutreachRecord,
  seesEveryOutreach,
  seesOutreach,
} from '../policy.ts'
import { type OutreachGround, readGround } from './ground.reads.ts'
import { sendsMail, wasAsked, waysOf } from './reach.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type ListRow = ResponseOf<typeof listOutreaches>['rows'][number]
type Outreach = ResponseOf<typeof getOutreach>
type Stored = Omit<ListRow, 'ageDays' | 'isLate' | 'outOfReach'> & { readonly ways: Ways | null }

const columns = sql`
  o.id, jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) as contact,
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
  o.state, o.state_since as "stateSince", o.came_from as "from", o.reason,
  jsonb_build_object('id', s.id, 'name', s.name) as sender,
  case when w.id is not null then jsonb_build_object('id', w.id, 'name', w.name) end as owner,
  case when w.id is not null then ${waysOf} end as ways,
  case when ${wasAsked} then o.respond_by end as "respondBy", o.owner_answer as "ownerAnswer", o.later_until as "laterUntil",
  coalesce(d.stage, 'customer') as stage`

const joins = sql`
  from outreaches o
  join contacts c on c.workspace_id = o.workspace_id and c.id = o.contact_id
  left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
  join people s on s.workspace_id = o.workspace_id and s.id = o.sender_id
  left join people w on w.workspace_id = o.workspace_id and w.id = o.owner_id
  left join advocates d on d.workspace_id = o.workspace_id and d.contact_id = o.contact_id`

function visible(actor: Actor): RawBuilder<unknown> {
  if (seesEveryOutreach(actor)) return sql`true`
  const person = personOf(actor)
  return sql`(o.sender_id = ${person}::uuid or o.planned_by = ${person}::uuid or o.owner_id = ${person}::uuid
    or c.owner_id = ${person}::uuid or a.owner_id = ${person}::uuid)`
}

type Reached = OutreachGround & { readonly sendsMail: boolean }

async function readReached(db: Db, now: Instant, host: Host): Promise<Reached> {
  const at = await readGround(db, now)
  return { ...at, sendsMail: sendsMail(at, host) }
}

/** Outreach the actor may see, the latest first. */
export async function readOutreaches(
  db: Db,
  actor: Actor,
  asked: {
    readonly state?: readonly OutreachState[]
    readonly mine?: boolean
    readonly contact?: string
    readonly cursor?: string
    readonly size?: number
  },
  now: Instant,
  host: Host,
): Promise<{ rows: ListRow[]; next: string | null }> {
  const after = decodeIdCursor(asked.cursor)
  const size = asked.size ?? 50
  const found = await sql<Stored>`
    select ${columns} ${joins}
    where o.workspace_id = current_workspace() and ${visible(actor)}
      ${asked.mine === true ? sql`and o.sender_id = ${personOf(actor)}::uuid` : sql``}
      ${asked.contact === undefined ? sql`` : sql`and o.contact_id = ${asked.contact}::uuid`}
      ${asked.state?.length ? sql`and o.state = any(${[...asked.state]}::text[])` : sql``}
      ${after === null ? sql`` : sql`and o.id < ${after}::uuid`}
    order by o.id desc limit ${size + 1}`.execute(db)
  const at = await readReached(db, now, host)
  const rows = found.rows.slice(0, size).map((row) => withAge(row, at, now))
  const last = rows.at(-1)
  return { rows, next: found.rows.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}

function withAge<Row extends Stored>({ ways, ...stored }: Row, at: Reached, now: Instant) {
  const outOfReach = stored.state === 'with-owner' && ways !== null ? whyOutOfReach(ways, at.sendsMail) : null
  const row = { ...stored, respondBy: outOfReach === null ? stored.respondBy : null, outOfReach }
  const ageDays = Math.max(0, daysBetween(dayOf(row.stateSince, at.timeZone), dayOf(now, at.timeZone)))
  return { ...row, ageDays, isLate: isLate({ ...row, ageDays }, at.today, at.answerDays) }
}

/** How many stand in each state; of the ended ones those of the last 90 days. Two statements. */
export async function countByState(
  db: Db,
  actor: Actor,
  now: Instant,
): Promise<ResponseOf<typeof countOutreaches>> {
  const at = await readGround(db, now)
  const found = await sql<{ state: OutreachState; count: number; late: number }>`
    select o.state, count(*)::int as count,
      (count(*) filter (where (o.state = 'with-owner' and (o.respond_by < ${at.today}::date or not ${wasAsked})) or (o.state in ('written', 'free')
        and o.state_since < ${now}::timestamptz - ${at.answerDays + 1} * interval '1 day')))::int as late
    from outreaches o
    join contacts c on c.workspace_id = o.workspace_id and c.id = o.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where o.workspace_id = current_workspace() and ${visible(actor)}
      and (o.state in ('with-owner', 'free', 'written', 'later') or o.state_since > ${now}::timestamptz - interval '90 days')
    group by 1`.execute(db)
  const counted = new Map(found.rows.map((row) => [row.state, row]))
  return { states: outreachStates.map((state) => counted.get(state) ?? { state, count: 0, late: 0 }) }
}

type Detail = Stored & Omit<Outreach, keyof ListRow | 'may'> & { readonly record: OutreachRecord }

/** One outreach with everything its page shows; 404 for whoever may not see it. */
export async function readOutreach(
  db: Db,
  actor: Actor,
  id: string,
  now: Instant,
  host: Host,
): Promise<Outreach> {
  const found = await sql<Detail>`
    select ${columns}, o.plan, jsonb_build_object('id', p.id, 'name', p.name) as "plannedBy", o.created_at as "plannedAt",
      o.nomination_id as "nominationId", o.template_id as "templateId", o.owner_answered_at as "ownerAnsweredAt",
      (select x.name from people x where x.workspace_id = o.workspace_id and x.id = o.owner_answered_by) as "ownerAnsweredBy",
      o.objection, o.objection_until as "objectionUntil", o.owner_note as "ownerNote", o.written_at as "writtenAt",
      (select x.name from people x where x.workspace_id = o.workspace_id and x.id = o.written_by) as "writtenBy",
      o.through, o.subject, coalesce(m.state in ('failed', 'unsure'), false) as "hasFailed",
      o.answered_at as "answeredAt", o.decline_reason as "declineReason", o.answer_note as "answerNote",
      (select x.name from people x where x.workspace_id = o.workspace_id and x.id = o.introduced_by) as "introducedBy",
      o.introduced_how as "introducedHow", o.version,
      jsonb_build_object('plannedBy', o.planned_by, 'senderId', o.sender_id, 'askedId', o.owner_id,
        'ownerId', c.owner_id, 'relationshipOwnerId', a.owner_id) as record
    ${joins}
    join people p on p.workspace_id = o.workspace_id and p.id = o.planned_by
    left join mails m on m.workspace_id = o.workspace_id and m.id = o.mail_id
    where o.workspace_id = current_workspace() and o.id = ${id}`.execute(db)
  const [row] = found.rows
  if (row === undefined || !seesOutreach(actor, row.record)) throw notFound('outreach')
  const { record, ...outreach } = row
  return { ...withAge(outreach, await readReached(db, now, host), now), may: mayOf(actor, record, row.state) }
}

function mayOf(actor: Actor, record: OutreachRecord, state: OutreachState): Outreach['may'] {
  return {
    ownerAnswer: canAnswerForOwner(actor, record) ?? whyNotNow(state, 'owner-answer'),
    write: canWrite(actor, record) ?? whyNotNow(state, 'write'),
    answer: canWrite(actor, record) ?? whyNotNow(state, 'answer'),
    withdraw: canWithdrawOutreach(actor, record) ?? whyNotNow(state, 'withdraw'),
  }
}
