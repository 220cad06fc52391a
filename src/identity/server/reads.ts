import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { type PersonId, toId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'

// What other nouns read of people and of what happened. They decide who may see it.

export type PersonFound = {
  readonly id: PersonId
  readonly name: string
  readonly email: string | null
  readonly title: string | null
  readonly team: string | null
}

/** People whose name or mail address holds the text, the best first, without those who left. For the palette and for fields. */
export async function findPeopleByName(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  text: string,
  most: number,
): Promise<PersonFound[]> {
  const rows = await db
    .selectFrom(sql<{ person_id: string; score: number }>`search_people(${text}, ${most * 2})`.as('found'))
    .innerJoin('people as p', 'p.id', 'found.person_id')
    .leftJoin('teams as t', (join) =>
      join.onRef('t.workspace_id', '=', 'p.workspace_id').onRef('t.id', '=', 'p.team_id'),
    )
    .select(['p.id', 'p.name', 'p.email', 'p.title', 't.name as team'])
    .where('p.workspace_id', '=', workspaceId)
    .where('p.left_at', 'is', null)
    .orderBy('found.score', 'desc')
    .orderBy('p.name')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, id: toId<'person'>(row.id) }))
}

/** One thing that happened, for the timeline of a record it concerns. */
export type Happening = {
  readonly id: string
  readonly at: Instant
  readonly name: string
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string | null }
  readonly subject: { readonly kind: string; readonly id: string }
  readonly data: Readonly<Record<string, unknown>>
  readonly texts: Readonly<Record<string, string | null>>
}

/** What happened to a record and around it, the latest first. The caller has checked that the record may be seen. */
export async function readTimeline(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  record: { readonly kind: string; readonly id: string },
  page: { readonly cursor?: string | undefined; readonly size?: number | undefined } = {},
): Promise<{ rows: Happening[]; next: string | null }> {
  const size = page.size ?? 50
  const after = decodeIdCursor(page.cursor)
  let query = selectAround(db, workspaceId, record)
  // Ids grow with time, so the id alone orders what happened.
  if (after !== null) query = query.where('a.event_id', '<', after)
  const found = await query
    .orderBy('a.event_id', 'desc')
    .limit(size + 1)
    .execute()
  const rows = found.slice(0, size).map(toHappening)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}

function selectAround(
  db: WorkspaceDb,
  workspaceId: string,
  record: { readonly kind: string; readonly id: string },
) {
  return db
    .selectFrom('event_abouts as a')
    .innerJoin('events as e', (join) =>
      join.onRef('e.workspace_id', '=', 'a.workspace_id').onRef('e.id', '=', 'a.event_id'),
    )
    .leftJoin('event_texts as x', (join) =>
      join.onRef('x.workspace_id', '=', 'e.workspace_id').onRef('x.event_id', '=', 'e.id'),
    )
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'e.workspace_id').onRef('p.id', '=', 'e.actor_id'),
    )
    .select([
      'e.id',
      'e.at',
      'e.name',
      'e.actor_kind',
      'e.actor_id',
      'e.actor_task',
      'e.subject_kind',
      'e.subject_id',
    ])
    .select(['e.data', 'x.texts', 'p.name as actor_name'])
    .where('a.workspace_id', '=', workspaceId)
    .where('a.kind', '=', record.kind)
    .where('a.record_id', '=', record.id)
}

type EventRow = {
  id: string
  at: string
  name: string
  actor_kind: string
  actor_id: string | null
  actor_task: string | null
  actor_name: string | null
  subject_kind: string
  subject_id: string
  data: unknown
  texts: unknown
}

/** A row of the events as everybody reads it. */
export function toHappening(row: EventRow): Happening {
  return {
    id: row.id,
    at: row.at,
    name: row.name,
    actor: {
      kind: row.actor_kind,
      id: row.actor_kind === 'person' ? row.actor_id : null,
      name: row.actor_name ?? row.actor_task,
    },
    subject: { kind: row.subject_kind, id: row.subject_id },
    data: row.data as Record<string, unknown>,
    texts: (row.texts ?? {}) as Record<string, string | null>,
  }
}
