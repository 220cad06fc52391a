import { sql } from 'kysely'
import { type Actor, hasRole } from '../../kernel/actor.ts'
import type { QueryOf } from '../../kernel/contract.ts'
import { addDays, isDay } from '../../kernel/time.ts'
import { decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { listEvents } from '../event.contract.ts'
import { toHappening } from './reads.ts'

/** What an administrator without another role may read the texts of: people and the workspace, never customers. */
const ownAffairs = ['person', 'team', 'workspace', 'key', 'mail']

/** The audit trail. Ids grow with time, so the page is cut by id alone. */
export async function readEvents(db: WorkspaceDb, actor: Actor, query: QueryOf<typeof listEvents>) {
  const size = query.size ?? 50
  const found = await filteredEvents(db, actor, query)
    .orderBy('e.id', 'desc')
    .limit(size + 1)
    .execute()
  const rows = found.slice(0, size).map((row) => toAudited(actor, row))
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}

function filteredEvents(db: WorkspaceDb, { workspaceId }: Actor, query: QueryOf<typeof listEvents>) {
  for (const field of ['from', 'to'] as const) {
    const day = query[field]
    if (day !== undefined && !isDay(day)) throw invalid(field, 'is not a day')
  }
  const after = decodeIdCursor(query.cursor)
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
    .where('e.workspace_id', '=', workspaceId)
  if (after !== null) rows = rows.where('e.id', '<', after)
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

const aboutSubject = (workspaceId: string, subject: string) =>
  sql<boolean>`exists (select from event_abouts a where a.workspace_id = ${workspaceId} and a.event_id = e.id and a.record_id = ${subject})`

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
