import type { PersonActor } from '../../kernel/actor.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type Telling, type Theme, themes } from '../notification.ts'

/** Keeps how a person is told of a theme; the usual way is kept by keeping nothing, so that it follows what is usual. */
export async function saveChoice(
  tx: WorkspaceTx,
  { workspaceId, personId }: PersonActor,
  theme: Theme,
  how: Telling,
): Promise<void> {
  if (how === themes[theme].usual) {
    await tx
      .deleteFrom('notification_choices')
      .where('workspace_id', '=', workspaceId)
      .where('person_id', '=', personId)
      .where('theme', '=', theme)
      .execute()
    return
  }
  await tx
    .insertInto('notification_choices')
    .values({ workspace_id: workspaceId, person_id: personId, theme, how })
    .onConflict((taken) => taken.columns(['workspace_id', 'person_id', 'theme']).doUpdateSet({ how }))
    .execute()
}

/** Keeps when a person reads their digest, and whether mail waits while they are away. */
export async function saveHabit(
  tx: WorkspaceTx,
  { workspaceId, personId }: PersonActor,
  { digestAt, quietWhenAway }: { readonly digestAt?: string; readonly quietWhenAway?: boolean },
): Promise<void> {
  const habit = {
    ...(digestAt === undefined ? {} : { digest_at: digestAt }),
    ...(quietWhenAway === undefined ? {} : { quiet_when_away: quietWhenAway }),
  }
  await tx
    .insertInto('notification_habits')
    .values({ workspace_id: workspaceId, person_id: personId, ...habit })
    .onConflict((taken) => taken.columns(['workspace_id', 'person_id']).doUpdateSet(habit))
    .execute()
}
