import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { rivalRecorded, rivalRemoved } from '../account.events.ts'
import { canEditAccount } from '../policy.ts'
import type * as contract from '../rival.contract.ts'
import { loadAccount, type StoredAccount } from './account.store.ts'
import { foldTexts } from './bulk.store.ts'

type Rival = { readonly id: string | null; readonly name: string }

/**
 * Records that an account competes with another one, or with a company known by its name only; gives the id of the
 * row. A name that one account alone has means that account. Recording it twice changes nothing.
 */
export async function recordRival(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  input: BodyOf<typeof contract.recordRival>,
  now: Instant,
): Promise<string> {
  const account = await loadAccount(tx, actor, accountId)
  requirePermission(canEditAccount(actor, account))
  const rival = await findRival(tx, actor, account, input)
  const known = await findRecorded(tx, actor, accountId, rival)
  if (known !== undefined) return known
  const [first = accountId, second] = rival.id === null ? [accountId] : [accountId, rival.id].sort()
  const { id } = await tx
    .insertInto('account_rivals')
    .values({
      workspace_id: actor.workspaceId,
      account_id: first,
      rival_id: second ?? null,
      rival_name: rival.id === first ? account.name : rival.name,
      recorded_by: personOf(actor),
      recorded_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tellBoth(tx, actor, rivalRecorded, account, rival)
  return id
}

async function findRival(
  tx: WorkspaceTx,
  actor: Actor,
  account: StoredAccount,
  { rivalId, name }: BodyOf<typeof contract.recordRival>,
): Promise<Rival> {
  const typed = name.trim()
  const field = rivalId == null ? 'name' : 'rivalId'
  const folded = (await foldTexts(tx, [typed])).get(typed) ?? ''
  const found = await tx
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('merged_into', 'is', null)
    .where((where) => (rivalId == null ? where('folded_name', '=', folded) : where('id', '=', rivalId)))
    .limit(2)
    .execute()
  const [only, another] = found
  if (rivalId != null && only === undefined) throw invalid('rivalId', 'is no account')
  const rival = only === undefined || another !== undefined ? { id: null, name: typed } : only
  if (rival.id === account.id) throw invalid(field, 'is the account itself')
  return rival
}

async function findRecorded(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  { id, name }: Rival,
): Promise<string | undefined> {
  const folded = (await foldTexts(tx, [name])).get(name) ?? ''
  const found = await tx
    .selectFrom('account_rivals')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where((where) =>
      id === null
        ? where.and([
            where('account_id', '=', accountId),
            where('rival_id', 'is', null),
            where('folded_name', '=', folded),
          ])
        : where.or([
            where.and([where('account_id', '=', accountId), where('rival_id', '=', id)]),
            where.and([where('account_id', '=', id), where('rival_id', '=', accountId)]),
          ]),
    )
    .executeTakeFirst()
  return found?.id
}

/** Takes it off the record, from whichever of the two accounts it is done. */
export async function removeRival(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  rowId: string,
): Promise<void> {
  const account = await loadAccount(tx, actor, accountId)
  requirePermission(canEditAccount(actor, account))
  const gone = await tx
    .deleteFrom('account_rivals')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', rowId)
    .where((where) =>
      where.or([
        where('account_id', '=', accountId),
        where('rival_id', '=', accountId),
        where.and([
          where('rival_id', 'is', null),
          where('folded_name', '=', sql<string>`fold(${account.name})`),
        ]),
      ]),
    )
    .returning(['account_id', 'rival_id', 'rival_name'])
    .executeTakeFirst()
  if (gone === undefined) throw notFound('competitor')
  const otherId = gone.account_id === accountId ? gone.rival_id : gone.account_id
  const other = otherId === null ? null : await nameOf(tx, actor, otherId)
  await tellBoth(tx, actor, rivalRemoved, account, other ?? { id: null, name: gone.rival_name })
}

async function nameOf(tx: WorkspaceTx, actor: Actor, id: string): Promise<Rival | null> {
  const found = await tx
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

async function tellBoth(
  tx: WorkspaceTx,
  actor: Actor,
  happened: typeof rivalRecorded,
  account: Pick<StoredAccount, 'id' | 'name'>,
  rival: Rival,
): Promise<void> {
  await announce(tx, happened(actor, { accountId: account.id, rivalId: rival.id, name: rival.name }))
  if (rival.id === null) return
  await announce(tx, happened(actor, { accountId: rival.id, rivalId: account.id, name: account.name }))
}
