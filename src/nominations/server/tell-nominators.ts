import { notifyPerson } from '../../identity/server/notify-person.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { News } from './nomination.mails.ts'

type Told = { readonly title: string; readonly paragraphs: readonly string[] }

/**
 * Tells everybody behind a nomination what became of it: nominator, the colleague it was made for, and those
 * who added their voice, each as they chose to be told. Whoever did it hears nothing.
 */
export async function tellNominators(
  tx: WorkspaceTx,
  actor: Actor,
  nominationId: string,
  write: (news: News) => Told,
  now: Instant,
  host: Host,
): Promise<void> {
  const about = await readNewsOf(tx, actor.workspaceId, nominationId)
  const by = actor.kind === 'person' ? { id: actor.personId, name: actor.name, email: actor.email } : null
  const told = write({ contact: about.contact, account: about.account, by: by?.name ?? null })
  for (const personId of new Set(about.behind)) {
    const notice = {
      ...told,
      personId,
      kind: 'nomination',
      key: null,
      about: { kind: 'nomination', id: nominationId },
      path: `/recruiting/nominations/${nominationId}`,
      open: 'Open the nomination',
      by,
      from: by,
    }
    await notifyPerson(tx, notice, host, now)
  }
}

/** Whom the nomination is about, and the people behind it. */
async function readNewsOf(tx: WorkspaceTx, workspaceId: string, nominationId: string) {
  const about = await tx
    .selectFrom('nominations as n')
    .innerJoin('contacts as c', (join) =>
      join.onRef('c.workspace_id', '=', 'n.workspace_id').onRef('c.id', '=', 'n.contact_id'),
    )
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.id', '=', 'c.account_id'),
    )
    .select(['c.name as contact', 'a.name as account', 'n.nominator_id', 'n.on_behalf_of_id'])
    .where('n.workspace_id', '=', workspaceId)
    .where('n.id', '=', nominationId)
    .executeTakeFirstOrThrow()
  const voices = await tx
    .selectFrom('nomination_voices')
    .select('person_id')
    .where('workspace_id', '=', workspaceId)
    .where('nomination_id', '=', nominationId)
    .execute()
  const behind = [about.nominator_id, about.on_behalf_of_id, ...voices.map((voice) => voice.person_id)]
  return { ...about, behind: behind.filter((id) => id !== null) }
}
