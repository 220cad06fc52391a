import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Endpoint } from '../kernel/contract.ts'
import { isUuid, type WorkspaceId } from '../kernel/ids.ts'
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
  if (!(error instanceof AppError) || error.code !== 'not-found') throw error
  const led = await sendOn(host, workspaceId, request, reply, idsIn(request.params))
  if (led === null) throw error
  return led
}

/** What a list may be narrowed to: a customer. */
const narrowing = ['contact', 'contactId', 'account', 'accountId']

/** The parameters of a list that narrow it to a customer. */
export function narrowingOf({ method, query }: Endpoint): readonly string[] {
  return method === 'GET' ? narrowing.filter((name) => query?.properties[name] !== undefined) : []
}

/**
 * Whoever narrows a list to a record that was merged into another is sent on to that one: an empty list would be no answer.
 * Null where none was. One statement, where the list is narrowed by `names` at all.
 */
export async function leadListOn(
  host: Host,
  workspaceId: WorkspaceId,
  request: FastifyRequest,
  reply: FastifyReply,
  names: readonly string[],
): Promise<FastifyReply | null> {
  const given = (request.query ?? {}) as Record<string, string | undefined>
  const ids = names.flatMap((name) => given[name] ?? [])
  return sendOn(host, workspaceId, request, reply, ids)
}

async function sendOn(
  host: Host,
  workspaceId: WorkspaceId,
  request: FastifyRequest,
  reply: FastifyReply,
  given: readonly string[],
): Promise<FastifyReply | null> {
  const ids = given.filter(isUuid)
  if (ids.length === 0) return null
  const { rows } = await sql<{ from: string; to: string }>`
    select id as from, coalesce(contact_id, account_id) as to from merged_records
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`.execute(host.door.in(workspaceId))
  if (rows.length === 0) return null
  const url = rows.reduce((path, { from, to }) => path.replace(new RegExp(from, 'gi'), to), request.url)
  return reply.header('cache-control', 'no-store').redirect(url, 308)
}

const idsIn = (params: unknown) => Object.values((params ?? {}) as Record<string, string>)
