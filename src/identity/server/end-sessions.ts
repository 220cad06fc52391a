import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { sessionsEnded } from '../events.ts'

export type WhichSessions =
  | { readonly which: 'one'; readonly sessionId: string }
  | { readonly which: 'all-but'; readonly sessionId: string | null }

/** Ends sessions of a login, in every process at once; gives their number. */
export async function endSessions(
  tx: WorkspaceTx,
  actor: PersonActor,
  loginId: string,
  wanted: WhichSessions,
): Promise<number> {
  const chosen =
    wanted.which === 'one' ? sql`id = ${wanted.sessionId}` : sql`id is distinct from ${wanted.sessionId}`
  const { rows } =
    await sql`delete from auth.session where "userId" = ${loginId} and ${chosen} returning id`.execute(tx)
  await forgetEverywhere(tx, `login:${loginId}`)
  if (rows.length > 0) await announce(tx, sessionsEnded(actor, actor.personId, rows.length))
  return rows.length
}
