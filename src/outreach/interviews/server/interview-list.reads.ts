import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { decodeCursor, decodeIdCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { readGround } from '../../server/ground.reads.ts'
import type { listInterviews } from '../invitation.contract.ts'

type Page = ResponseOf<typeof listInterviews>

type Asked = {
  readonly state?: 'open' | 'finished' | 'overdue'
  readonly cursor?: string
  readonly size?: number
}

/**
 * Interviews the actor may see: all for the program, else those of one's own customers. Those to come as they come, the ones
 * without a time first; all others the latest first.
 */
export async function readInterviews(
  db: WorkspaceDb,
  actor: Actor,
  asked: Asked,
  now: Instant,
): Promise<Page> {
  const { today } = await readGround(db, now)
  const toCome = asked.state === 'open'
  const size = asked.size ?? 50
  const person = personOf(actor)
  const overdue = sql`exists (select from interview_tasks t where t.workspace_id = i.workspace_id and t.interview_id = i.id
    and t.state = 'asked' and t.answer_by < ${today}::date)`
  const found = await sql<Page['rows'][number]>`
    select i.id as "interviewId", jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) as contact,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account, i.state,
      i.booked_for as "bookedFor", i.finished_at as "finishedAt", jsonb_build_object('id', s.id, 'name', s.name) as scribe,
      v.state as invitation, ${task('brief')} as brief, ${task('confirmation')} as confirmation, ${overdue} as "isOverdue",
      ${drafts(['draft', 'marked-up'])} as drafts, ${drafts(['sent'])} as "withSpeaker"
    from interviews i
    join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    join people s on s.workspace_id = i.workspace_id and s.id = i.scribe_id
    left join interview_invitations v on v.workspace_id = i.workspace_id and v.interview_id = i.id
    where i.workspace_id = current_workspace()
      and ${hasRole(actor, 'program-manager') ? sql`true` : sql`(c.owner_id = ${person}::uuid or a.owner_id = ${person}::uuid)`}
      ${asked.state === undefined ? sql`` : asked.state === 'overdue' ? sql`and ${overdue}` : sql`and i.state = ${asked.state}`}
      ${toCome ? behindTime(asked.cursor) : behindId(asked.cursor)}
    order by ${toCome ? sql`${bookedFor}, i.id` : sql`i.id desc`} limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  return {
    rows,
    next:
      found.rows.length > size && last !== undefined
        ? encodeCursor(toCome ? [last.bookedFor, last.interviewId] : [last.interviewId])
        : null,
  }
}

/** Without a time: before all times. */
const bookedFor = sql`coalesce(i.booked_for, '-infinity'::timestamptz)`

function behindId(cursor: string | undefined): RawBuilder<unknown> {
  const after = decodeIdCursor(cursor)
  return after === null ? sql`` : sql`and i.id < ${after}::uuid`
}

function behindTime(cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql``
  const [at, id] = decodeCursor(cursor, 'moment?', 'id')
  return sql`and (${bookedFor}, i.id) > (${at ?? '-infinity'}::timestamptz, ${id}::uuid)`
}

const task = (
  kind: string,
) => sql`(select t.state from interview_tasks t where t.workspace_id = i.workspace_id
  and t.interview_id = i.id and t.kind = ${kind})`

const drafts = (states: readonly string[]) => sql`(select count(*)::int from interview_drafts d
  where d.workspace_id = i.workspace_id and d.interview_id = i.id and d.state = any(${[...states]}::text[]))`
