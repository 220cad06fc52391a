import { sql } from 'kysely'
import type { WorkspaceTx } from './tenancy.ts'

/**
 * Lets one transaction at a time write what is stored of many people of a workspace: documents, words, standings. For
 * background work alone, and the first thing it does: whoever waits here holds nothing that the other may want. A
 * person who writes one record does not wait.
 */
export async function lockForMany(tx: WorkspaceTx, workspaceId: string): Promise<void> {
  await lockAll(tx, 'many', workspaceId)
}

/**
 * Lets one transaction at a time write who is a candidate, among many. Apart from the documents, so that whoever came in is
 * found while candidates are still looked for; who takes both locks takes this one last.
 */
export async function lockForCandidates(tx: WorkspaceTx, workspaceId: string): Promise<void> {
  await lockAll(tx, 'candidates', workspaceId)
}

async function lockAll(tx: WorkspaceTx, what: string, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${workspaceId}`}, 0))`.execute(tx)
}
