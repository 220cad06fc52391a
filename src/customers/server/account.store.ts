import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** An account as the rules need it, locked until the transaction ends. */
export type StoredAccount = {
  readonly id: string
  readonly name: string
  readonly ownerId: string | null
  readonly parentId: string | null
  readonly version: number
}

/** Throws `not-found`; with a version that is not the account's any more, `conflict` with who changed it and when. */
export async function loadAccount(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  version?: number,
): Promise<StoredAccount> {
  const row = await tx
    .selectFrom('accounts')
    .select(['id', 'name', 'owner_id', 'parent_id', 'version'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFound('account')
  if (version !== undefined && row.version !== version) {
    throw staleVersion('account', {
      version: row.version,
      ...(await lastChange(tx, actor, 'account', accountId)),
    })
  }
  return { id: row.id, name: row.name, ownerId: row.owner_id, parentId: row.parent_id, version: row.version }
}

/** Who last changed a record, when, and which fields: for whoever comes too late. */
export async function lastChange(tx: WorkspaceTx, actor: Actor, kind: string, recordId: string) {
  const found = await tx
    .selectFrom('events as e')
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'e.workspace_id').onRef('p.id', '=', 'e.actor_id'),
    )
    .select(['e.at', 'e.data', 'p.name as by'])
    .where('e.workspace_id', '=', actor.workspaceId)
    .where('e.subject_kind', '=', kind)
    .where('e.subject_id', '=', recordId)
    .where('e.name', 'not like', '%.details-seen')
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const fields = (found?.data as { fields?: unknown } | undefined)?.fields
  return { by: found?.by ?? null, at: found?.at ?? null, fields: Array.isArray(fields) ? fields : [] }
}

/** What an account's row holds, by column; what is left out is not touched. */
export type AccountColumns = Readonly<Record<string, string | number | boolean | null>>

export async function insertAccount(
  tx: WorkspaceTx,
  workspaceId: string,
  columns: AccountColumns & { name: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('accounts')
    .values({ workspace_id: workspaceId, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes columns and counts the version on. */
export async function saveAccount(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  columns: AccountColumns,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ ...columns, version: sql<number>`version + 1`, updated_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', accountId)
    .execute()
}

/** True when making `parentId` the parent of an account would put the account above itself. */
export async function isBelow(
  tx: WorkspaceTx,
  workspaceId: string,
  parentId: string,
  accountId: string,
): Promise<boolean> {
  const found = await sql<{ id: string }>`
    with recursive above as (
      select id, parent_id from accounts where workspace_id = ${workspaceId} and id = ${parentId}
      union
      select a.id, a.parent_id from accounts a join above on a.id = above.parent_id where a.workspace_id = ${workspaceId})
    select id from above where id = ${accountId}`.execute(tx)
  return found.rows.length > 0
}

/** Who holds each of some domains already. */
export function findDomainHolders(tx: WorkspaceTx, workspaceId: string, domains: readonly string[]) {
  return tx
    .selectFrom('account_domains as d')
    .innerJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'd.workspace_id').onRef('a.id', '=', 'd.account_id'),
    )
    .select(['d.domain', 'a.id', 'a.name'])
    .where('d.workspace_id', '=', workspaceId)
    .where('d.domain', '=', sql<string>`any(${[...domains]}::text[])`)
    .execute()
}

type LinkTable = {
  table: 'account_domains' | 'account_use_cases' | 'account_displacements'
  column: string
  type: 'text' | 'uuid'
}

export const linkTables = {
  domains: { table: 'account_domains', column: 'domain', type: 'text' },
  useCaseIds: { table: 'account_use_cases', column: 'term_id', type: 'uuid' },
  displacedCompetitors: { table: 'account_displacements', column: 'competitor', type: 'text' },
} as const satisfies Record<string, LinkTable>

/** Makes the rows of a link table exactly these values. Two statements. */
export async function replaceLinks(
  tx: WorkspaceTx,
  workspaceId: string,
  accountId: string,
  { table, column, type }: LinkTable,
  values: readonly string[],
): Promise<void> {
  const given = sql`${[...values]}::${sql.raw(type)}[]`
  await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and account_id = ${accountId}
    and ${sql.ref(column)} <> all(${given})`.execute(tx)
  await sql`insert into ${sql.table(table)} (workspace_id, account_id, ${sql.ref(column)})
    select ${workspaceId}::uuid, ${accountId}::uuid, value from unnest(${given}) given (value)
    on conflict do nothing`.execute(tx)
}
