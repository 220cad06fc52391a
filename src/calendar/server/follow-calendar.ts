import type { Actor, PersonActor } from '../../kernel/actor.ts'
import { addMilliseconds, dayOf, type Instant } from '../../kernel/time.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, notFound, requirePermission } from '../../server/errors.ts'
import { fetchText } from '../../server/fetch-text.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { EntryKind } from '../entry.ts'
import { calendarRead } from '../events.ts'
import type { OutsideCalendar } from '../outside-event.ts'
import { canWriteEntry, canWriteSource } from '../policy.ts'
import { readOwnTeam } from './own-team.reads.ts'
import { readCalendar } from './read-calendar.ts'
import { deleteSource, findSource, insertSource, noteReading, type StoredSource } from './source.store.ts'
import { type Reading, takeInCalendar } from './take-in-calendar.ts'

/** A calendar that is followed is read again after so long. */
const readEvery = 4 * 3_600_000
const fetching = { mostBytes: 5 * 1024 ** 2, milliseconds: 20_000 }
/** So many calendars one workspace follows at most. */
const mostSources = 100

type Whose = { readonly kind: EntryKind; readonly teamId: string | null }
type Found =
  | { readonly ok: true; readonly read: OutsideCalendar }
  | { readonly ok: false; readonly why: string }

/** Fetches and reads a calendar, outside every transaction; a fault is told in words. */
export async function fetchCalendar(
  db: WorkspaceDb,
  host: Host,
  address: string,
  now: Instant,
): Promise<Found> {
  const answer = await fetchText(address, { ...fetching, allowPrivate: host.config.privateAddresses })
  if (!answer.ok) return { ok: false, why: answer.why }
  const { timeZone } = await readRequestRules(db, now)
  try {
    const read = readCalendar(answer.text, { today: dayOf(now, timeZone), timeZone }, 'address')
    return { ok: true, read }
  } catch (error) {
    if (error instanceof AppError) return { ok: false, why: error.message }
    throw error
  }
}

/** Reads a calendar file once, for a team one belongs to, or for oneself. */
export async function takeInFile(
  tx: WorkspaceTx,
  actor: PersonActor,
  file: Whose & { readonly name: string; readonly text: string },
  now: Instant,
  host: Host,
): Promise<Reading> {
  await requireWhose(tx, actor, file.teamId)
  const { timeZone } = await readRequestRules(tx, now)
  const read = readCalendar(file.text, { today: dayOf(now, timeZone), timeZone }, 'text')
  const whose = { sourceId: null, kind: file.kind, teamId: file.teamId, ownerId: actor.personId }
  const reading = await takeInCalendar(tx, actor, whose, read, now, host)
  await announce(tx, calendarRead(actor, { id: null, name: file.name }, reading))
  return reading
}

/** Follows a calendar from now on. What it holds was fetched before: nothing waits for the net in a transaction. */
export async function followCalendar(
  tx: WorkspaceTx,
  actor: PersonActor,
  given: Whose & { readonly name: string; readonly address: string },
  found: Found,
  now: Instant,
  host: Host,
): Promise<Reading> {
  await requireWhose(tx, actor, given.teamId)
  if (!found.ok) throw invalid('address', found.why)
  const { count } = await tx
    .selectFrom('calendar_sources')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', actor.workspaceId)
    .executeTakeFirstOrThrow()
  if (count >= mostSources) throw new AppError('conflict', `${mostSources} calendars are followed already.`)
  const { name, kind, teamId } = given
  const sealedAddress = host.secrets.seal(given.address.trim())
  const source = { name: name.trim(), sealedAddress, kind, teamId, ownerId: actor.personId }
  const id = await insertSource(tx, actor.workspaceId, source, addMilliseconds(now, readEvery))
  return takeInSource(tx, actor, { ...source, id }, found, now, host)
}

/** Takes in what a source that is followed holds now, or notes why it could not be read. */
export async function takeInSource(
  tx: WorkspaceTx,
  actor: Actor,
  source: StoredSource,
  found: Found,
  now: Instant,
  host: Host,
): Promise<Reading> {
  const came = { fault: found.ok ? null : found.why, dueAt: addMilliseconds(now, readEvery) }
  const left = found.ok ? [] : [{ title: source.name, why: found.why }]
  const nothing: Reading = { added: 0, changed: 0, cancelled: 0, same: 0, left }
  if (!(await noteReading(tx, actor.workspaceId, source.id, came, now)) || !found.ok) return nothing
  const reading = await takeInCalendar(tx, actor, { ...source, sourceId: source.id }, found.read, now, host)
  const isNews = reading.added + reading.changed + reading.cancelled > 0
  if (isNews) await announce(tx, calendarRead(actor, source, reading))
  return reading
}

/** A source that one may read now, or end. */
export async function requireOwnSource(
  db: WorkspaceDb | WorkspaceTx,
  actor: PersonActor,
  sourceId: string,
): Promise<StoredSource> {
  const source = await findSource(db, sourceId)
  requirePermission(canWriteSource(actor, source, (await readOwnTeam(db, actor))?.id ?? null))
  return source
}

/** Follows a calendar no longer. */
export async function leaveCalendar(tx: WorkspaceTx, actor: PersonActor, sourceId: string): Promise<void> {
  await requireOwnSource(tx, actor, sourceId)
  await deleteSource(tx, actor.workspaceId, sourceId)
}

async function requireWhose(tx: WorkspaceTx, actor: PersonActor, teamId: string | null): Promise<void> {
  const own = (await readOwnTeam(tx, actor))?.id ?? null
  const owned = { teamId, ownerId: teamId === null ? actor.personId : '' }
  requirePermission(canWriteEntry(actor, owned, own))
  if (teamId === null) return
  const team = await tx.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst()
  if (team === undefined) throw notFound('team')
}
