import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import { decodeIdCursor, encodeCursor } from '../../../server/cursor.ts'
import { invalid } from '../../../server/errors.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { liveDays, type NobodyReason } from '../../prompts/prompt.ts'
import type { getArcs, listArcRows } from '../arc.contract.ts'
import { type CultivationKind, shareOf } from '../arc.ts'
import { inProgram, type Period, rowsOfStep, wonCustomers, workDone } from './arc-steps.reads.ts'

type Arcs = ResponseOf<typeof getArcs>
type Row = ResponseOf<typeof listArcRows>['rows'][number]

/** The year up to today, where no period is asked for. */
function periodOf(
  asked: { readonly from?: string; readonly to?: string },
  live: number,
  now: Instant,
): Period {
  const to = asked.to ?? dayOf(now)
  const from = asked.from ?? addDays(to, -364)
  if (from > to) throw invalid('to', 'lies before the first day')
  return { from, until: addDays(to, 1), live }
}

/** The three arcs in a period. Six statements, whatever there is. */
export async function readArcs(
  db: WorkspaceDb,
  actor: Pick<Actor, 'workspaceId'>,
  asked: QueryOf<typeof getArcs>,
  now: Instant,
): Promise<Arcs> {
  const live = await readSetting(db, actor, liveDays)
  const period = periodOf(asked, live, now)
  return {
    from: period.from,
    to: addDays(period.until, -1),
    liveDays: live,
    cultivate: await readCultivate(db, period),
    notForward: await readNotForward(db, period),
    engage: await readEngage(db, period),
    putToWork: await readPutToWork(db, period),
  }
}

const middle = (column: string) =>
  sql`round(percentile_cont(0.5) within group (order by ${sql.raw(column)}))::int`

async function readCultivate(db: WorkspaceDb, period: Period): Promise<Arcs['cultivate']> {
  type Counted = Omit<Arcs['cultivate'], 'share' | 'cultivations'>
  const found = await sql<Counted>`
    with ${wonCustomers(period)}
    select count(*)::int as won, count(*) filter (where is_live)::int as live, count(*) filter (where is_prompted)::int as prompted,
      count(*) filter (where is_forward)::int as "putForward", count(found_on)::int as discoverable,
      ${middle('found_on - won_on')} as "medianDays" from went`.execute(db)
  const kinds = await sql<{ kind: CultivationKind; count: number; accounts: number }>`
    select kind, count(*)::int as count, count(distinct account_id)::int as accounts from cultivations
    where workspace_id = current_workspace() and done_on >= ${period.from}::date and done_on < ${period.until}::date
    group by kind order by 2 desc, 1`.execute(db)
  const row = found.rows[0] ?? {
    won: 0,
    live: 0,
    prompted: 0,
    putForward: 0,
    discoverable: 0,
    medianDays: null,
  }
  return { ...row, share: shareOf(row.discoverable, row.won), cultivations: kinds.rows }
}

async function readNotForward(db: WorkspaceDb, { from, until }: Period): Promise<Arcs['notForward']> {
  const found = await sql<{ reason: NobodyReason | null; count: number; seconds: number | null }>`
    select q.reason, count(*)::int as count,
      (select ${middle('p.seconds')} from nomination_prompts p where p.workspace_id = current_workspace()
        and p.asked_at >= ${from}::date and p.asked_at < ${until}::date) as seconds
    from nomination_prompts q where q.workspace_id = current_workspace() and q.state in ('asked', 'nobody')
      and q.asked_at >= ${from}::date and q.asked_at < ${until}::date group by q.reason order by 2 desc, 1 nulls last`.execute(
    db,
  )
  return {
    total: found.rows.reduce((sum, { count }) => sum + count, 0),
    reasons: found.rows.map(({ reason, count }) => ({ reason, count })),
    medianSeconds: found.rows[0]?.seconds ?? null,
  }
}

async function readEngage(db: WorkspaceDb, { from, until }: Period): Promise<Arcs['engage']> {
  const found = await sql<Omit<Arcs['engage'], 'share'>>`
    with ${inProgram}
    select count(*)::int as "inProgram", count(*) filter (where is_ready)::int as ready,
      count(*) filter (where is_fresh)::int as fresh, coalesce(sum(gives), 0)::int as gives, coalesce(sum(asks), 0)::int as asks,
      (select ${middle('s.at::date - n.created_at::date')} from journey_steps s
        join lateral (select min(n.created_at) as created_at from nominations n where n.workspace_id = s.workspace_id
          and n.contact_id = s.contact_id and n.state = 'accepted' and n.created_at <= s.at) n on n.created_at is not null
        where s.workspace_id = current_workspace() and s.to_stage = 'discoverable' and s.at >= ${from}::date and s.at < ${until}::date)
        as "medianDays"
    from found`.execute(db)
  const row = found.rows[0] ?? { inProgram: 0, ready: 0, fresh: 0, gives: 0, asks: 0, medianDays: null }
  return { ...row, share: shareOf(row.ready, row.inProgram) }
}

async function readPutToWork(db: WorkspaceDb, period: Period): Promise<Arcs['putToWork']> {
  const found = await sql<Omit<Arcs['putToWork'], 'share'>>`
    with ${workDone(period)}
    select (select count(*)::int from ended) as asked, (select count(*) filter (where is_met)::int from ended) as met,
      (select ${middle('closed_at::date - submitted_at::date')} from ended where is_met) as "medianDays",
      (select count(*)::int from helped) as "wonWith",
      (select count(*) filter (where is_nominated)::int from helped) as "wonWithNominated",
      (select ${middle('close_on - done_on')} from helped) as "toSignatureDays"`.execute(db)
  const row = found.rows[0] ?? {
    ...{ asked: 0, met: 0, medianDays: null, wonWith: 0, wonWithNominated: 0, toSignatureDays: null },
  }
  return { ...row, share: shareOf(row.met, row.asked) }
}

/** The rows behind one figure. One statement. */
export async function readArcRows(
  db: WorkspaceDb,
  actor: Pick<Actor, 'workspaceId'>,
  asked: QueryOf<typeof listArcRows>,
  now: Instant,
): Promise<{ rows: Row[]; next: string | null }> {
  const period = periodOf(asked, await readSetting(db, actor, liveDays), now)
  const size = asked.size ?? 50
  const after = decodeIdCursor(asked.cursor)
  const found = await sql<Row>`
    with ${wonCustomers(period)}, ${inProgram}, ${workDone(period)}, step as (${rowsOfStep[asked.step]})
    select * from step ${after === null ? sql`` : sql`where id < ${after}::uuid`}
    order by id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}
