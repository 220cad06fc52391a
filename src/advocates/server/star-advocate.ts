import type { PersonActor } from '../../kernel/actor.ts'
import { AppError, notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { seesAdvocate } from '../policy.ts'
import { mostFavourites } from './favourite.reads.ts'

/** Stars an advocate for the actor alone. Throws `not-found` for one they may not know of. */
export async function starAdvocate(
  tx: WorkspaceTx,
  actor: PersonActor,
  contactId: string,
  now: string,
): Promise<void> {
  const row = await tx
    .selectFrom('advocates as a')
    .innerJoin('contacts as c', (join) =>
      join.onRef('c.workspace_id', '=', 'a.workspace_id').onRef('c.id', '=', 'a.contact_id'),
    )
    .leftJoin('accounts as x', (join) =>
      join.onRef('x.workspace_id', '=', 'c.workspace_id').onRef('x.id', '=', 'c.account_id'),
    )
    .select(['a.stage', 'c.owner_id as ownerId', 'x.owner_id as relationshipOwnerId'])
    .where('a.workspace_id', '=', actor.workspaceId)
    .where('a.contact_id', '=', contactId)
    .executeTakeFirst()
  if (row === undefined || !seesAdvocate(actor, row)) throw notFound('advocate')
  await tx
    .insertInto('advocate_favourites')
    .values({
      workspace_id: actor.workspaceId,
      person_id: actor.personId,
      contact_id: contactId,
      starred_at: now,
    })
    .onConflict((same) => same.doNothing())
    .execute()
  const { count } = await tx
    .selectFrom('advocate_favourites')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  if (count > mostFavourites)
    throw new AppError('conflict', `You starred ${mostFavourites} already. Take a star off first.`)
}

/** Takes the actor's star off an advocate. Throws `not-found` where there is none. */
export async function unstarAdvocate(tx: WorkspaceTx, actor: PersonActor, contactId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('advocate_favourites')
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw notFound('favourite')
}
