import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AskFacts, MeetingState } from '../ask-facts.ts'

/** Writes the agreed time of an ask; each change counts up, so that calendars know the later one. */
export async function saveMeeting(
  tx: WorkspaceTx,
  ask: AskFacts,
  meeting: {
    readonly startsAt: Instant
    readonly minutes: number
    readonly timeZone: string
    readonly place: string | null
  },
): Promise<void> {
  const row = {
    starts_at: meeting.startsAt,
    minutes: meeting.minutes,
    time_zone: meeting.timeZone,
    place: meeting.place,
    state: 'planned',
    sequence: ask.meeting === null ? 0 : ask.meeting.sequence + 1,
  }
  await tx
    .insertInto('ask_meetings')
    .values({ workspace_id: ask.workspace.id, ask_id: ask.id, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'ask_id']).doUpdateSet(row))
    .execute()
}

/** Ends an agreed time: cancelled, held or missed. A cancellation counts up as every change does. */
export async function endMeeting(tx: WorkspaceTx, ask: AskFacts, state: MeetingState): Promise<void> {
  await tx
    .updateTable('ask_meetings')
    .set({ state, ...(state === 'cancelled' ? { sequence: (ask.meeting?.sequence ?? 0) + 1 } : {}) })
    .where('workspace_id', '=', ask.workspace.id)
    .where('ask_id', '=', ask.id)
    .execute()
}

/** Keeps the times a customer suggested in the place of those they suggested before. */
export async function saveSuggested(
  tx: WorkspaceTx,
  ask: AskFacts,
  times: readonly Instant[],
): Promise<void> {
  if (times.length === 0) return
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
