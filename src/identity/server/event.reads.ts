import { sql } from 'kysely'
import { type Actor, hasRole } from '../../kernel/actor.ts'
import type { QueryOf } from '../../kernel/contract.ts'
import { addDays, isDay } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { listEvents } from '../event.contract.ts'
import { toHappening } from './reads.ts'

/** What an administrator without another role may read the texts of: people and the workspace, never customers. */
const ownAffairs = ['person', 'team', 'workspace', 'key', 'mail']

/** The audit trail, by time as its indexes are. */
export async function readEvents(db: WorkspaceDb, actor: Actor, query: QueryOf<typeof listEvents>) {
  const size = query.size ?? 50
  const found = await filteredEvents(db, actor, query)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(size + 1)
    .execute()
  const page = found.slice(0, size)
  const last = page.at(-1)
  const next = found.length > size && last !== undefined ? encodeCursor([last.exact_at, last.id]) : null
  return { rows: page.map((row) => toAudited(actor, row)), next }
}

function filteredEvents(db: WorkspaceDb, { workspaceId }: Actor, query: QueryOf<typeof listEvents>) {
  for (const field of ['from', 'to'] as const) {
    const day = query[field]
    if (day !== undefined && !isDay(day)) throw invalid(field, 'is not a day')
  }
  let rows = db
    .selectFrom('events as e')
    .leftJoin('event_texts as x', (join) =>
      join.onRef('x.workspace_id', '=', 'e.workspace_id').onRef('x.event_id', '=', 'e.id'),
    )
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'e.workspace_id').onRef('p.id', '=', 'e.actor_id'),
    )
    .leftJoin('people as s', (join) =>
      join.onRef('s.workspace_id', '=', 'e.workspace_id').onRef('s.id', '=', 'e.subject_id'),
    )
    .select([
      'e.id',
      'e.at',
      'e.name',
      'e.actor_kind',
      'e.actor_id',
      'e.actor_task',
      'e.key_id',
      'e.subject_kind',
    ])
    .select(['e.subject_id', 'e.data', 'x.texts', 'p.name as actor_name', 's.name as subject_name'])
    .select(sql<string>`e.at::text`.as('exact_at'))
    .where('e.workspace_id', '=', workspaceId)
  if (query.cursor !== undefined) rows = rows.where(before(query.cursor))
  if (query.actor !== undefined) rows = rows.where('e.actor_id', '=', query.actor)
  if (query.name !== undefined) rows = rows.where('e.name', '=', query.name)
  // A range instead of `like`: it uses the index, also under the wall.
  if (query.noun !== undefined)
    rows = rows.where('e.name', '>', `${query.noun}.`).where('e.name', '<', `${query.noun}/`)
  if (query.subject !== undefined) rows = rows.where(aboutSubject(workspaceId, query.subject))
  if (query.from !== undefined) rows = rows.where('e.at', '>=', `${query.from}T00:00:00.000Z`)
  if (query.to !== undefined) rows = rows.where('e.at', '<', `${addDays(query.to, 1)}T00:00:00.000Z`)
  return rows
}

/** Moments are cut to milliseconds when read; the cursor keeps the whole one, so that no neighbour is skipped. */
function before(cursor: string) {
  const [at, id] = decodeCursor(cursor, 'moment', 'id')
  return sql<boolean>`(e.at, e.id) < (${at}::timestamptz, ${id}::uuid)`
}

const aboutSubject = (workspaceId: string, subject: string) =>
  sql<boolean>`e.id in (select event_id from event_abouts where workspace_id = ${workspaceId} and record_id = ${subject})`

type Row = Awaited<ReturnType<ReturnType<typeof filteredEvents>['execute']>>[number]

function toAudited(actor: Actor, row: Row) {
  const happening = toHappening(row)
  const readable = hasRole(actor, 'program-manager') || ownAffairs.includes(row.subject_kind)
  return {
    ...happening,
    actor: { ...happening.actor, kind: row.actor_kind as 'person' | 'system' | 'link' },
    byKey: row.key_id !== null,
    subject: { ...happening.subject, name: row.subject_kind === 'person' ? row.subject_name : null },
    data: { ...happening.data },
    texts: readable ? { ...happening.texts } : null,
  }
}

/** Which kinds of events a workspace has, for the filter. */
export async function readEventNames(db: WorkspaceDb, { workspaceId }: Actor) {
  const rows = await db
    .selectFrom('events')
    .select(['name', sql<number>`count(*)`.as('count')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('name')
    .orderBy('name')
    .execute()
  return { rows }
}
