import { hasRole } from '../../kernel/actor.ts'
import type { Waiting } from '../../server/waiting.ts'
import { readGround } from './ground.reads.ts'
import { readNeeds } from './need.reads.ts'
import { countDue } from './today.reads.ts'

/** What needs a program manager today, as the page of the day counts it. */
export const waitingToday: Waiting = {
  place: '/today',
  async count(db, actor, now) {
    if (!hasRole(actor, 'program-manager')) return 0
    return countDue((await readNeeds(db, await readGround(db, actor.workspaceId, now))).needs)
  },
}
