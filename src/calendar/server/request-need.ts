import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import { hasRole, type PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { faultsOfBrief, faultsOfKind, tidyBrief } from '../../requests/brief.ts'
import { matchDaysOf } from '../../requests/match-days.ts'
import { earliestDay } from '../../requests/notice.ts'
import { createRequest } from '../../requests/server/create-request.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { announce } from '../../server/announce.ts'
import { AppError, notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { briefOfNeed } from '../brief-of-need.ts'
import { wantedDay } from '../entry.ts'
import { needRequested } from '../events.ts'
import { isAskedFor } from '../need-state.ts'
import { canWriteEntry } from '../policy.ts'
import { holdEntry } from './entry.store.ts'
import { holdNeed, linkRequest } from './need.store.ts'
import { readOwnTeam } from './own-team.reads.ts'
import { findRequestState } from './request-state.reads.ts'

type Fault = { readonly field: string; readonly reason: string }
type Made = { readonly requestId: string; readonly number: number; readonly missing: Fault[] }

/**
 * Makes the request of a need, filled in from its entry, as whoever does so: handed in where nothing is missing, else
 * their draft. Of two who do so at once, or of a second click, there is one request; a request that was taken back or
 * ended with nobody makes room for another.
 */
export async function requestNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  which: { readonly entryId: string; readonly needId: string },
  now: Instant,
  host: Host,
): Promise<Made> {
  const entry = await holdEntry(tx, which.entryId)
  const team = await readOwnTeam(tx, actor)
  if (!hasRole(actor, 'program-manager')) requirePermission(canWriteEntry(actor, entry, team?.id ?? null))
  const need = await holdNeed(tx, which.entryId, which.needId)
  const known = need.requestId === null ? null : await findRequestState(tx, need.requestId)
  if (known !== null && need.requestId !== null && (known.state === 'draft' || isAskedFor(known))) {
    return { requestId: need.requestId, number: known.number, missing: [] }
  }
  if (entry.state === 'cancelled') throw new AppError('conflict', 'This entry was cancelled.')
  const type = await readActivityType(tx, need.activityTypeId)
  if (type === undefined) throw notFound('activity type')
  const { rules, today } = await readRequestRules(tx, now)
  const day = wantedDay(entry, today)
  if (day < today) throw new AppError('conflict', 'The day of this entry has passed.')
  const days = matchDaysOf(type.timing, day)
  const { activityTypeId, wanted, criteria, words } = need
  const wish = { activityTypeId, ...days, opportunityId: null, prospectId: null, wanted, criteria, words }
  const brief = tidyBrief(briefOfNeed({ ...entry, startsOn: day }, wish, need.notes, type))
  const earliestOn = earliestDay(today, type.noticeDays, rules.calendar)
  const when = { today, earliestOn, below: null }
  const missing = [...faultsOfKind(brief, type), ...faultsOfBrief(brief, type, when)]
  const draft = { ...brief, isDraft: missing.length > 0, contactId: null }
  const { id, number } = await createRequest(tx, actor, draft, now, host)
  await linkRequest(tx, actor.workspaceId, need.id, id)
  await announce(tx, needRequested(actor, entry, need.id, id))
  return { requestId: id, number, missing: [...missing] }
}
