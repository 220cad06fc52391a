import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonId, WorkspaceId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

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
