import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { Database } from '../../server/database/tables.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

// The login is written in the transaction of the person it belongs to, so that neither exists alone. The
// tables are better-auth's, at the exact version the migration was made for.

const freshId = () => randomBytes(24).toString('base64url')

export type Login = { readonly name: string; readonly email: string; readonly passwordHash: string | null }

/** Makes a login and gives its id. The caller has made sure that nobody holds the mail address. */
export async function makeLogin(tx: WorkspaceTx, login: Login, now: Instant): Promise<string> {
  const loginId = freshId()
  await sql`insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${loginId}, ${login.name}, ${login.email.toLowerCase()}, true, ${now}, ${now})`.execute(tx)
  if (login.passwordHash !== null) await addPassword(tx, loginId, login.passwordHash, now)
  return loginId
}

/** Gives a login its password, in place of the one it had. */
export async function addPassword(
  tx: WorkspaceTx,
  loginId: string,
  passwordHash: string,
  now: Instant,
): Promise<void> {
  await sql`delete from auth.account where "userId" = ${loginId} and "providerId" = 'credential'`.execute(tx)
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${freshId()}, ${loginId}, 'credential', ${loginId}, ${passwordHash}, ${now}, ${now})`.execute(tx)
}

/** The login with a mail address, if there is one. */
export async function findLogin(db: Kysely<Database>, email: string): Promise<{ id: string } | null> {
  const { rows } = await sql<{
    id: string
  }>`select id from auth."user" where email = ${email.toLowerCase()}`.execute(db)
  return rows[0] ?? null
}

/** Removes a login that belongs to no workspace any more. */
export async function removeLogin(tx: WorkspaceTx, loginId: string): Promise<void> {
  await sql`delete from auth."user" where id = ${loginId}`.execute(tx)
}

/** Notes that somebody was here, at most every five minutes. */
export async function noteSeen(db: Kysely<Database>, actor: PersonActor, now: Instant): Promise<void> {
  await db
    .updateTable('memberships')
    .set({ last_seen_at: now })
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .where((or) =>
      or.or([or('last_seen_at', 'is', null), or('last_seen_at', '<', addMilliseconds(now, -300_000))]),
    )
    .execute()
}
