import { addDays, dayOf } from '../../../kernel/time.ts'
import { type Attended, attending } from '../../../server/attend.ts'
import { readSetting } from '../../../server/settings.ts'
import { quarantineDays } from '../self-nomination.ts'
import { askOwnerOfEntry } from './ask-owner-of-entry.ts'

/** Every quarter of an hour of the working day: asks the owners of customers who put themselves forward. */
export const askOwnersOfEntriesJob = attending(
  'ask-owners-of-entries',
  '3-59/15 6-18 * * 1-5',
  askOwnersOfEntries,
)

export async function askOwnersOfEntries(at: Attended): Promise<void> {
  const { db, host, workspaceId, actor, now, timeZone } = at
  const today = dayOf(now, timeZone)
  const due = await db
    .selectFrom('self_nominations')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'open')
    .where('asked_at', 'is', null)
    .where('owner_id', 'is not', null)
    .where('due_on', '<=', today)
    .orderBy('id')
    .limit(200)
    .execute()
  await at.each(due, (tx, { id }) => askOwnerOfEntry(tx, actor, id, { today, now, host }))
}

/** Every night: forgets what was discarded, and what nobody looked through in quarantine. */
export const forgetEntriesJob = attending('forget-entries', '50 2 * * *', async (at) => {
  const days = await readSetting(at.db, { workspaceId: at.workspaceId }, quarantineDays)
  const before = `${addDays(dayOf(at.now), -days)}T00:00:00.000Z`
  await at.host.door.write(at.workspaceId, (tx) =>
    tx
      .deleteFrom('self_nominations')
      .where('workspace_id', '=', at.workspaceId)
      .where('state', 'in', ['quarantined', 'discarded'])
      .where('created_at', '<', before)
      .execute(),
  )
})
