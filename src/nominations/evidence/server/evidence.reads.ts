import { sql } from 'kysely'
import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { listEvidence } from '../evidence.contract.ts'

type Listed = ResponseOf<typeof listEvidence>
type Piece = Omit<Listed['rows'][number], 'mayRemove'> & {
  readonly addedById: string | null
  readonly fileKey: string | null
  readonly contentType: string | null
}

/** The pieces behind a nomination, the oldest first. One statement. */
export async function readPieces(db: WorkspaceDb | WorkspaceTx, nominationId: string): Promise<Piece[]> {
  const found = await sql<Piece>`
    select e.id, e.kind, e.title, e.address, e.bytes, p.name as "addedBy", e.added_by as "addedById", e.file_key as "fileKey",
      e.content_type as "contentType", e.created_at as "createdAt"
    from nomination_evidence e left join people p on p.workspace_id = e.workspace_id and p.id = e.added_by
    where e.workspace_id = current_workspace() and e.nomination_id = ${nominationId}
    order by e.created_at, e.id limit 50`.execute(db)
  return found.rows
}

const signalWords: Readonly<Record<string, string>> = {
  nps: 'Survey answer',
  csat: 'Satisfaction',
  ces: 'Effort',
  'won-deal': 'Won deal, live',
  renewal: 'Renewal',
  praise: 'Praise',
  'business-review': 'Business review',
  usage: 'Usage',
  review: 'Review',
  event: 'Event',
  story: 'Story',
  note: 'Note',
}

type SignalRow = { id: string; kind: string; score: number | null; scale: number | null; on: string }

/** What stands behind a nomination, and the signals that might. Two statements. */
export async function readEvidence(db: WorkspaceDb, actor: Actor, nominationId: string): Promise<Listed> {
  const rows = (await readPieces(db, nominationId)).map(
    ({ addedById, fileKey: _, contentType: __, ...row }) => ({
      ...row,
      mayRemove: mayRemove(actor, addedById),
    }),
  )
  const signals = await sql<SignalRow>`
    select s.id, s.kind, s.score::float8 as score, s.scale::int as scale, s.happened_on as on
    from nominations n join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
    join signals s on s.workspace_id = n.workspace_id and (s.contact_id = c.id or s.contact_id is null and s.account_id = c.account_id)
    where n.workspace_id = current_workspace() and n.id = ${nominationId} and s.tone = 'good'
      and not exists (select from nomination_evidence e where e.workspace_id = n.workspace_id and e.nomination_id = n.id
        and e.signal_id = s.id)
    order by s.happened_on desc, s.id desc limit 10`.execute(db)
  return { rows, signals: signals.rows.map((row) => ({ id: row.id, title: tellSignal(row), on: row.on })) }
}

/** A signal in a line: “Survey answer 10 of 10”. */
export function tellSignal({ kind, score, scale }: Pick<SignalRow, 'kind' | 'score' | 'scale'>): string {
  const name = signalWords[kind] ?? kind
  return score === null || scale === null ? name : `${name} ${score} of ${scale}`
}

/** Whoever added it takes it away, and the program. */
export function mayRemove(actor: Actor, addedById: string | null): boolean {
  return hasRole(actor, 'program-manager') || (addedById !== null && addedById === personOf(actor))
}
