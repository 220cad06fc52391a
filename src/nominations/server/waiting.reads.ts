import type { Waiting } from '../../server/waiting.ts'
import { canTriage } from '../policy.ts'

/** Nominations that nobody has decided on, for whoever decides. */
export const waitingNominations: Waiting = {
  place: '/recruiting',
  async count(db, actor) {
    if (canTriage(actor) !== null) return 0
    const { count } = await db
      .selectFrom('nominations')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('workspace_id', '=', actor.workspaceId)
      .where('state', '=', 'new')
      .executeTakeFirstOrThrow()
    return count
  },
}
