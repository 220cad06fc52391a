import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { Trait } from '../strike-words.ts'

/** A mark nobody reads a name from: a hash of a trait within its workspace. */
export function fingerprintOf(workspaceId: string, { kind, value }: Trait): string {
  return createHash('sha256').update(`${workspaceId}\n${kind}\n${value}`).digest('base64url')
}

/** Which of these traits are those of somebody who was erased and did not agree anew. One statement. */
export async function readErasedTraits(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  traits: readonly Trait[],
): Promise<Set<Trait>> {
  if (traits.length === 0) return new Set()
  const { rows: any } = await sql<{ it: boolean }>`
    select exists (select from erasure_marks where workspace_id = ${workspaceId} and lifted_at is null) as it`.execute(
    db,
  )
  if (any[0]?.it !== true) return new Set()
  const prints = traits.map((trait) => fingerprintOf(workspaceId, trait))
  const { rows } = await sql<{ fingerprint: string }>`
    select fingerprint from erasure_marks where workspace_id = ${workspaceId} and lifted_at is null
      and fingerprint = any(${prints}::text[])`.execute(db)
  const known = new Set(rows.map(({ fingerprint }) => fingerprint))
  return new Set(traits.filter((_, at) => known.has(prints[at] ?? '')))
}
