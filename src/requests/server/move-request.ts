import type { PersonActor } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { readBrief } from './brief.store.ts'
import { loadRequest } from './request.store.ts'
import { updateRequest } from './update-request.ts'

/**
 * Gives a request another day, because what it is for has moved. Everything else of its brief stays; asks that were
 * made for it stay on their own day, and are moved one by one. Refused where the brief may not be changed, and where the
 * new day is below the notice without a reason.
 */
export async function moveRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  needBy: Day,
  now: Instant,
  host: Host,
): Promise<void> {
  const { version } = await loadRequest(tx, actor, requestId)
  const brief = await readBrief(tx, requestId)
  if (brief === undefined) throw notFound('request')
  // A field of its kind that says the same day, “Day of the launch” say, moves with it.
  const moved = Object.entries(brief.fields).map(([label, value]) => [
    label,
    value === brief.needBy ? needBy : value,
  ])
  const fields: Record<string, string> = Object.fromEntries(moved)
  await updateRequest(tx, actor, requestId, { ...brief, fields, needBy, version }, now, host)
}
