import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import { AppError } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { View } from './view.store.ts'

/** How many views one person keeps. */
const most = 50

/** Keeps a view of the list for the actor alone; the same name again replaces it. */
export async function saveView(
  tx: WorkspaceTx,
  actor: PersonActor,
  view: { readonly name: string; readonly query: string },
): Promise<View> {
  const { rows } = await sql<View>`
    insert into advocate_views (workspace_id, person_id, name, query)
    values (${actor.workspaceId}, ${actor.personId}, ${view.name.trim()}, ${view.query})
    on conflict (workspace_id, person_id, lower(name)) do update set name = excluded.name, query = excluded.query
    returning id, name, query`.execute(tx)
  const { count } = await tx
    .selectFrom('advocate_views')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  if (count > most) throw new AppError('conflict', `You keep ${most} views already. Forget one first.`)
  const [saved] = rows
  if (saved === undefined) throw new Error('a view was not written')
  return saved
}
