import type { PersonActor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { chooseNotifications as chooseEndpoint } from '../notification.contract.ts'
import { themes, whyNotTold } from '../notification.ts'
import { saveChoice, saveHabit } from './notification-choice.store.ts'

/** A person chooses how they are told. What waits for them cannot be switched off. */
export async function chooseNotifications(
  tx: WorkspaceTx,
  actor: PersonActor,
  { themes: chosen = [], ...habit }: BodyOf<typeof chooseEndpoint>,
): Promise<void> {
  for (const [at, { theme, how }] of chosen.entries()) {
    const why = whyNotTold(theme, how)
    if (why !== null) throw invalid(`themes.${at}.how`, `${themes[theme].title}: ${why}`)
    await saveChoice(tx, actor, theme, how)
  }
  if (habit.digestAt !== undefined || habit.quietWhenAway !== undefined) await saveHabit(tx, actor, habit)
}
