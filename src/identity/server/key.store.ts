import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hasRole, type PersonActor } from '../../kernel/actor.ts'
import type { PersonId, WorkspaceId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

export type NewKey = {
  readonly workspaceId: WorkspaceId
  readonly personId: PersonId
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: Instant | null
}

/** A key as better-auth's key plugin checks it: only its hash is kept. It belongs to a person of ours. */
export async function saveKey(
  tx: WorkspaceTx,
  key: NewKey,
  now: Instant,
): Promise<{ id: string; secret: string }> {
  const id = randomBytes(16).toString('base64url')
  const secret = `avouch_${randomBytes(32).toString('base64url')}`
  const hash = createHash('sha256').update(secret).digest('base64url')
  await sql`insert into auth.apikey (id, "configId", name, start, "referenceId", prefix, key, enabled,
      "rateLimitEnabled", "requestCount", "expiresAt", "createdAt", "updatedAt", permissions, metadata)
    values (${id}, 'default', ${key.name}, ${secret.slice(0, 12)}, ${key.personId}, 'avouch_', ${hash}, true,
      false, 0, ${key.expiresAt}, ${now}, ${now}, ${JSON.stringify(groupScopes(key.scopes))},
      ${JSON.stringify({ workspaceId: key.workspaceId })})`.execute(tx)
  return { id, secret }
}

/** `customers:read` and `customers:write` as `{ customers: ['read', 'write'] }`. */
function groupScopes(scopes: readonly string[]): Record<string, string[]> {
  const grouped: Record<string, string[]> = {}
  for (const scope of scopes) {
    const [noun = '', deed = ''] = scope.split(':')
    grouped[noun] = [...(grouped[noun] ?? []), deed]
  }
  return grouped
}

/** The scopes of a stored key. */
export function ungroupScopes(grouped: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(grouped).flatMap(([noun, deeds]) => deeds.map((deed) => `${noun}:${deed}`))
}

type KeyRow = {
  id: string
  name: string | null
  start: string | null
  permissions: string | null
  person_id: string
  person_name: string
  created_at: Instant
  expires_at: Instant | null
  last_used_at: Instant | null
}

/** The keys an actor may know of: their own, and for an administrator those of everybody in the workspace. */
export async function readKeys(db: WorkspaceDb | WorkspaceTx, actor: PersonActor) {
  const all = hasRole(actor, 'administrator')
  const { rows } = await sql<KeyRow>`
    select k.id, k.name, k.start, k.permissions, p.id as person_id, p.name as person_name,
      k."createdAt" as created_at, k."expiresAt" as expires_at, k."lastRequest" as last_used_at
    from people p join auth.apikey k on k."referenceId" = p.id::text
    where p.workspace_id = ${actor.workspaceId} and (${all} or p.id = ${actor.personId})
    order by k."createdAt" desc, k.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    scopes: ungroupScopes(JSON.parse(row.permissions ?? '{}') as Record<string, string[]>),
    person: { id: row.person_id, name: row.person_name },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** Removes a key. */
export async function removeKey(tx: WorkspaceTx, keyId: string): Promise<void> {
  await sql`delete from auth.apikey where id = ${keyId}`.execute(tx)
}
