import { dayOf } from '../../../kernel/time.ts'
import { type Attended, attending } from '../../../server/attend.ts'
import { readSettings } from '../../../server/settings.ts'
import { liveDays, promptFreshDays, promptRestDays } from '../prompt.ts'
import { findOccasions } from './prompt.store.ts'
import { promptOwner } from './prompt-owner.ts'

/** Every hour of the working day: finds occasions, and asks the owners whose turn it is. */
export const promptOwnersJob = attending('prompt-owners', '17 6-17 * * 1-5', promptOwners)

export async function promptOwners(at: Attended): Promise<void> {
  const { db, host, workspaceId, actor, now, timeZone } = at
  const [live, fresh, rest] = await readSettings(db, { workspaceId }, [
    liveDays,
    promptFreshDays,
    promptRestDays,
  ])
  const today = dayOf(now, timeZone)
  await host.door.write(workspaceId, (tx) => findOccasions(tx, { live, fresh, rest }, today, now))
  const due = await db
    .selectFrom('nomination_prompts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'waiting')
    .where('due_on', '<=', today)
    .orderBy('occasion_on')
    .orderBy('id')
    .limit(500)
    .execute()
  await at.each(due, (tx, { id }) => promptOwner(tx, actor, id, { live, fresh }, { today, now, host }))
}
