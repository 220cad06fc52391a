import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts, MeetingState, WhoMissed } from '../../asks/ask-facts.ts'
import { placeOf, videoLink } from '../video-link.ts'

/** Where a talk takes place: as written, else, for a talk at an agreed time, under the workspace's own link. */
export async function findPlace(
  tx: WorkspaceTx,
  ask: AskFacts,
  written: string | null,
): Promise<string | null> {
  if (written !== null || ask.activity.timing !== 'slot') return written
  const template = await readSetting(tx, { workspaceId: ask.workspace.id }, videoLink)
  return placeOf(null, template, { number: ask.request.number, askId: ask.id })
}

/**
 * Writes the agreed time of an ask; each change counts up, so that calendars know the later one. What the other side
 * had named is answered by it.
 */
export async function saveMeeting(
  tx: WorkspaceTx,
  ask: AskFacts,
  meeting: {
    readonly startsAt: Instant
    readonly minutes: number
    readonly timeZone: string
    readonly place: string | null
    readonly fromUs?: string | null
  },
): Promise<void> {
  const row = {
    starts_at: meeting.startsAt,
    minutes: meeting.minutes,
    time_zone: meeting.timeZone,
    place: await findPlace(tx, ask, meeting.place),
    state: 'planned',
    missing: null,
    invited_at: null,
    sequence: ask.meeting === null ? 0 : ask.meeting.sequence + 1,
    ...(meeting.fromUs === undefined ? {} : { from_us: meeting.fromUs }),
  }
  await dropTimes(tx, ask, 'prospect')
  await tx
    .insertInto('ask_meetings')
    .values({ workspace_id: ask.workspace.id, ask_id: ask.id, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'ask_id']).doUpdateSet(row))
    .execute()
}

/** Notes who of ours is there; the time and its invitations stay as they are. */
export async function saveFromUs(tx: WorkspaceTx, ask: AskFacts, fromUs: string | null): Promise<void> {
  await tx
    .updateTable('ask_meetings')
    .set({ from_us: fromUs })
    .where('workspace_id', '=', ask.workspace.id)
    .where('ask_id', '=', ask.id)
    .execute()
}

/** Notes when both sides were invited to the time that is agreed now. */
export async function noteInvited(tx: WorkspaceTx, ask: AskFacts, now: Instant): Promise<void> {
  await tx
    .updateTable('ask_meetings')
    .set({ invited_at: now })
    .where('workspace_id', '=', ask.workspace.id)
    .where('ask_id', '=', ask.id)
    .execute()
}

/** The other talk a customer has agreed to at that time; null where they are free. */
export async function findOverlap(
  db: WorkspaceTx,
  ask: AskFacts,
  { startsAt, minutes }: { readonly startsAt: Instant; readonly minutes: number },
): Promise<{ readonly startsAt: Instant } | null> {
  const { rows } = await sql<{ startsAt: Instant }>`
    select k.starts_at as "startsAt" from ask_meetings k
    join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
    where k.workspace_id = ${ask.workspace.id} and k.state = 'planned' and k.ask_id <> ${ask.id}
      and e.contact_id = ${ask.contact?.id ?? null}::uuid
      and k.starts_at < ${startsAt}::timestamptz + ${minutes} * interval '1 minute'
      and k.starts_at + k.minutes * interval '1 minute' > ${startsAt}::timestamptz
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** Ends an agreed time: cancelled, held or missed. A cancellation counts up as every change does. */
export async function endMeeting(
  tx: WorkspaceTx,
  ask: AskFacts,
  state: MeetingState,
  missing: WhoMissed | null = null,
): Promise<void> {
  await tx
    .updateTable('ask_meetings')
    .set({ state, missing, ...(state === 'cancelled' ? { sequence: (ask.meeting?.sequence ?? 0) + 1 } : {}) })
    .where('workspace_id', '=', ask.workspace.id)
    .where('ask_id', '=', ask.id)
    .execute()
}

/** Keeps the times a customer named in the place of those they named before. */
export async function saveSuggested(
  tx: WorkspaceTx,
  ask: AskFacts,
  times: readonly Instant[],
): Promise<void> {
  if (times.length === 0) return
  await dropTimes(tx, ask, 'customer')
  await tx
    .insertInto('ask_times')
    .values(
      times.map((startsAt) => ({
        workspace_id: ask.workspace.id,
        ask_id: ask.id,
        starts_at: startsAt,
        offered_by: 'customer',
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'ask_id', 'starts_at']).doUpdateSet({ offered_by: 'customer' }),
    )
    .execute()
}

/** Keeps the times whom they would convince named; a time the customer offers stays the customer's. */
export async function saveCounterTimes(
  tx: WorkspaceTx,
  ask: AskFacts,
  times: readonly Instant[],
): Promise<void> {
  await dropTimes(tx, ask, 'prospect')
  await tx
    .insertInto('ask_times')
    .values(
      times.map((startsAt) => ({
        workspace_id: ask.workspace.id,
        ask_id: ask.id,
        starts_at: startsAt,
        offered_by: 'prospect',
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'ask_id', 'starts_at'])
        .doUpdateSet({ offered_by: 'prospect' })
        .where('ask_times.offered_by', '=', 'requester'),
    )
    .execute()
}

async function dropTimes(tx: WorkspaceTx, ask: AskFacts, side: 'customer' | 'prospect'): Promise<void> {
  await tx
    .deleteFrom('ask_times')
    .where('workspace_id', '=', ask.workspace.id)
    .where('ask_id', '=', ask.id)
    .where('offered_by', '=', side)
    .execute()
}
