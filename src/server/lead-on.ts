import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { WorkspaceId } from '../kernel/ids.ts'
import { AppError } from './errors.ts'
import type { Host } from './host.ts'

/**
 * Whoever asks for a record that was merged into another is sent on to that one (308: the same method, the same body).
 * Looked up only where the answer would be that there is no such record.
 */
export async function leadOn(
  host: Host,
  workspaceId: WorkspaceId,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  const ids = Object.values((request.params ?? {}) as Record<string, string>)
  if (!(error instanceof AppError) || error.code !== 'not-found' || ids.length === 0) throw error
  const { rows } = await sql<{ from: string; to: string }>`
    select id as from, coalesce(contact_id, account_id) as to from merged_records
    where workspace_id = ${workspaceId} and id::text = any(${ids.map((id) => id.toLowerCase())}::text[])`.execute(
    host.door.in(workspaceId),
  )
  if (rows.length === 0) throw error
  const url = rows.reduce((path, { from, to }) => path.replace(new RegExp(from, 'gi'), to), request.url)
  return reply.header('cache-control', 'no-store').redirect(url, 308)
}
