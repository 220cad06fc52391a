import { sql } from 'kysely'
import type { Waiting } from '../../server/waiting.ts'
import { canTriage } from '../policy.ts'

/** Nominations that nobody has decided on, and customers who put themselves forward and wait for a word; for whoever decides. */
export const waitingNominations: Waiting = {
  place: '/recruiting',
  async count(db, actor) {
    if (canTriage(actor) !== null) return 0
    const { workspaceId } = actor
    const found = await sql<{ count: number }>`
      select (select count(*) from nominations where workspace_id = ${workspaceId} and state = 'new')
        + (select count(*) from self_nominations where workspace_id = ${workspaceId} and state = 'open') as count`.execute(
      db,
    )
    return found.rows[0]?.count ?? 0
  },
}
