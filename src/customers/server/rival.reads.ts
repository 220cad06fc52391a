import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { forbidden, notFound } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { canEditAccount, seesAccount } from '../policy.ts'
import type { listRivals } from '../rival.contract.ts'

/** More are no list that anybody reads, and no account has them. */
const mostRivals = 200

type Row = ResponseOf<typeof listRivals>['rows'][number]

/** Whom an account competes with, from whichever side it was recorded. Two statements. */
export async function readRivals(
  db: WorkspaceDb,
  actor: Actor,
  accountId: string,
): Promise<ResponseOf<typeof listRivals>> {
  const account = await db
    .selectFrom('accounts')
    .select(['owner_id', 'folded_name'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) throw notFound('account')
  const owned = { ownerId: account.owner_id }
  if (!seesAccount(actor, owned)) {
    throw forbidden('Only the relationship owner and the program see whom an account competes with.')
  }
  const found = await sql<Row>`
    select distinct on (r.id) r.id, coalesce(x.name, r.rival_name) as name, r.recorded_at as "recordedAt", p.name as "recordedBy",
      case when x.id is not null then json_build_object('id', x.id, 'name', x.name) end as account
    from (
      select id, coalesce(rival_id, (select n.id from accounts n where n.workspace_id = ${actor.workspaceId}
          and n.folded_name = l.folded_name order by n.id limit 1)) as other_id, rival_name, recorded_at, recorded_by
      from account_rivals l where workspace_id = ${actor.workspaceId} and account_id = ${accountId}
      union all
      select id, account_id, rival_name, recorded_at, recorded_by from account_rivals
      where workspace_id = ${actor.workspaceId} and rival_id = ${accountId}
      union all
      select id, account_id, rival_name, recorded_at, recorded_by from account_rivals
      where workspace_id = ${actor.workspaceId} and rival_id is null and folded_name = ${account.folded_name}
    ) r
    left join accounts x on x.workspace_id = ${actor.workspaceId} and x.id = r.other_id
    left join people p on p.workspace_id = ${actor.workspaceId} and p.id = r.recorded_by
    where r.other_id is distinct from ${accountId}
    order by r.id limit ${mostRivals}`.execute(db)
  const rows = found.rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
  return { rows, may: { edit: canEditAccount(actor, owned) } }
}

/**
 * Who competes with a prospect: `ids` of the rivals of the account, its parent and its daughters, and `parents` of
 * those rivals. In: SQL of the account's id and parent (null where the prospect is no account yet) and of its name,
 * by which both sides are found where they are recorded by name. To be joined laterally.
 */
export function rivalsOf(
  accountId: RawBuilder<unknown>,
  parentId: RawBuilder<unknown>,
  name: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const here = sql`current_workspace()`
  return sql`
    with house as materialized (
      select h.id from (values (${accountId}), (${parentId})) h (id) where h.id is not null
      union select d.id from accounts d where d.workspace_id = ${here} and d.parent_id = ${accountId}
      union select n.id from accounts n
        where n.workspace_id = ${here} and ${accountId} is null and n.folded_name = fold(${name})
      union select n.account_id from account_aliases n
        where n.workspace_id = ${here} and ${accountId} is null and n.folded_name = fold(${name})
    ), told as materialized (
      select r.rival_id as id, r.folded_name from house join account_rivals r
        on r.workspace_id = ${here} and r.account_id = house.id
    ), rival as materialized (
      select told.id from told where told.id is not null
      union select r.account_id from house join account_rivals r
        on r.workspace_id = ${here} and r.rival_id = house.id
      union select r.account_id from account_rivals r
        where r.workspace_id = ${here} and r.rival_id is null and r.folded_name = fold(${name})
      union select n.id from told join accounts n
        on n.workspace_id = ${here} and n.folded_name = told.folded_name where told.id is null
      union select n.account_id from told join account_aliases n
        on n.workspace_id = ${here} and n.folded_name = told.folded_name where told.id is null
    )
    select coalesce(array_agg(distinct x.id), '{}') as ids,
      coalesce(array_agg(distinct x.parent_id) filter (where x.parent_id is not null), '{}') as parents
    from rival join accounts x on x.workspace_id = ${here} and x.id = rival.id
    where x.id not in (select house.id from house)`
}
