import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { RowProblem } from '../convert-row.ts'

/** A problem of one row, with the row's number and what the row is called. */
export type PlacedProblem = RowProblem & {
  readonly row: number
  readonly position: number
  readonly label: string
}

/** Keeps the problems of a batch, by one statement. */
export async function insertProblems(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  importId: string,
  problems: readonly PlacedProblem[],
): Promise<void> {
  if (problems.length === 0) return
  const given = JSON.stringify(problems.map(bounded))
  await sql`
    insert into import_problems
      (workspace_id, import_id, row, position, severity, field, column_name, value, reason, proposal, label)
    select ${workspaceId}::uuid, ${importId}::uuid, p.row, p.position, p.severity, p.field, p."column", p.value, p.reason,
      p.proposal, p.label
    from jsonb_to_recordset(${given}::jsonb) as p (row bigint, position bigint, severity text, field text, "column" text,
      value text, reason text, proposal text, label text)
    on conflict do nothing`.execute(db)
}

const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text

function bounded(problem: PlacedProblem): PlacedProblem {
  return {
    ...problem,
    value: cut(problem.value, 500),
    label: cut(problem.label, 120),
    reason: cut(problem.reason, 500),
  }
}

/** Forgets what an earlier dry run found. */
export async function deleteProblems(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  importId: string,
): Promise<void> {
  await db
    .deleteFrom('import_problems')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', importId)
    .execute()
}
