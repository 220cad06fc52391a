import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { toId, type WorkspaceId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/time.ts'
import type { Database } from './database/tables.ts'
import type { WorkspaceTx } from './tenancy.ts'

export type LinkState = 'open' | 'used' | 'withdrawn' | 'expired'

/** A signed link as it stands: what it is for, about what, and whether it still opens anything. */
export type Link = {
  readonly hash: string
  readonly workspaceId: WorkspaceId
  readonly purpose: string
  readonly subjectId: string
  readonly expiresAt: Instant
  readonly state: LinkState
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Makes a link for one purpose and gives its token: 256 random bits, of which only the hash is kept. */
export async function makeLink(
  tx: WorkspaceTx,
  link: {
    readonly workspaceId: WorkspaceId
    readonly purpose: string
    readonly subjectId: string
    readonly expiresAt: Instant
  },
  now: Instant,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('link_hashes')
    .values({
      hash: hashOf(token),
      workspace_id: link.workspaceId,
      purpose: link.purpose,
      subject_id: link.subjectId,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .execute()
  return token
}

/** The link behind a token, in whatever state; null for a token nobody made or one of another purpose. */
export async function findLink(
  db: Kysely<Database>,
  token: string,
  purpose: string,
  now: Instant,
): Promise<Link | null> {
  const row = await db
    .selectFrom('link_hashes')
    .selectAll()
    .where('hash', '=', hashOf(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    hash: row.hash,
    workspaceId: toId<'workspace'>(row.workspace_id),
    purpose: row.purpose,
    subjectId: row.subject_id,
    expiresAt: row.expires_at,
    state:
      row.used_at !== null
        ? 'used'
        : row.revoked_at !== null
          ? 'withdrawn'
          : row.expires_at <= now
            ? 'expired'
            : 'open',
  }
}

/** Spends a link in the transaction of what it allows. False when somebody was faster, or it is not open any more. */
export async function spendLink(tx: WorkspaceTx, link: Link, now: Instant): Promise<boolean> {
  const spent = await tx
    .updateTable('link_hashes')
    .set({ used_at: now })
    .where('hash', '=', link.hash)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return spent.numUpdatedRows === 1n
}

/** Withdraws the open links of one purpose about one subject; gives their number. */
export async function withdrawLinks(
  tx: WorkspaceTx,
  about: { readonly workspaceId: WorkspaceId; readonly purpose: string; readonly subjectId: string },
  now: Instant,
): Promise<number> {
  const withdrawn = await tx
    .updateTable('link_hashes')
    .set({ revoked_at: now })
    .where('workspace_id', '=', about.workspaceId)
    .where('purpose', '=', about.purpose)
    .where('subject_id', '=', about.subjectId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(withdrawn.numUpdatedRows)
}
