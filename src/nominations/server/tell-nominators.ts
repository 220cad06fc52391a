import type { Actor } from '../../kernel/actor.ts'
import { type NewMail, sendMail } from '../../server/mail.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { News } from './nomination.mails.ts'

type Told = { readonly subject: string; readonly text: string; readonly html: string }

/**
 * Tells everybody behind a nomination what became of it: nominator, the colleague it was made for, and those
 * who added their voice. Whoever did it hears nothing, and neither does anybody without an address.
 */
export async function tellNominators(
  tx: WorkspaceTx,
  actor: Actor,
  nominationId: string,
  origin: string | null,
  write: (news: News) => Told,
): Promise<void> {
  const { workspaceId } = actor
  const about = await readNewsOf(tx, workspaceId, nominationId)
  const person = actor.kind === 'person' ? actor : null
  const people = await tx
    .selectFrom('people')
    .select(['name', 'email'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', about.behind)
    .where('id', 'is distinct from', person?.personId ?? null)
    .where('left_at', 'is', null)
    .execute()
  const news = {
    contact: about.contact,
    account: about.account,
    address: origin === null ? null : `${origin}/recruiting/nominations/${nominationId}`,
    by: person?.name ?? null,
  }
  for (const { name, email } of people) {
    if (email !== null)
      await sendMail(tx, { ...mailFor(person, { name, email }, nominationId), ...write(news) })
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

function mailFor(
  from: { readonly name: string; readonly email: string } | null,
  to: { readonly name: string; readonly email: string },
  nominationId: string,
): Omit<NewMail, 'subject' | 'text' | 'html'> {
  return {
    audience: 'staff',
    to: { address: to.email, name: to.name },
    ...(from === null ? {} : { fromName: from.name, replyTo: from.email }),
    about: { kind: 'nomination', id: nominationId },
  }
}
