import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { findMatches } from '../../matching/server/find-matches.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { seesRequest } from '../policy.ts'
import { readBrief } from './brief.store.ts'
import { findRequest } from './request.store.ts'

const mostLookedAt = 50

/** How a contact ranks among the matches of a request now, in thousandths; null where they are not among the best. */
export async function readRank(
  db: WorkspaceDb,
  actor: Actor,
  { requestId, contactId }: { readonly requestId: string; readonly contactId: string },
  now: Instant,
): Promise<number | null> {
  const request = await findRequest(db, requestId)
  const brief = await readBrief(db, requestId)
  if (request === undefined || brief === undefined || !seesRequest(actor, request)) return null
  const { free } = await findMatches(db, actor, brief.need, now, { size: mostLookedAt })
  const match = free.find((each) => each.contactId === contactId)
  return match === undefined ? null : Math.round(match.rank * 1_000)
}
