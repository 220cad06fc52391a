import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { notFound, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { lastChange } from './account.store.ts'

/** A contact as the rules need it, locked until the transaction ends. */
export type StoredContact = {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly accountId: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly leftOn: Day | null
  readonly version: number
}

/** Throws `not-found`. */
export async function loadContact(tx: WorkspaceTx, actor: Actor, contactId: string): Promise<StoredContact> {
  const row = await tx
    .selectFrom('contacts as c')
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.id', '=', 'c.account_id'),
    )
    .select(['c.id', 'c.name', 'c.title', 'c.account_id', 'c.owner_id', 'c.left_on', 'c.version'])
    .select('a.owner_id as relationship_owner_id')
    .where('c.workspace_id', '=', actor.workspaceId)
    .where('c.id', '=', contactId)
    .forNoKeyUpdate('c')
    .executeTakeFirst()
  if (row === undefined) throw notFound('contact')
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    accountId: row.account_id,
    ownerId: row.owner_id,
    relationshipOwnerId: row.relationship_owner_id,
    leftOn: row.left_on,
    version: row.version,
  }
}

/** Throws `conflict` with who changed the record, when, and which fields, when it is not the version any more. */
export async function requireVersion(
  tx: WorkspaceTx,
  actor: Actor,
  kind: 'account' | 'contact' | 'opportunity',
  record: { readonly id: string; readonly version: number },
  version: number,
): Promise<void> {
  if (record.version === version) return
  throw staleVersion(kind, { version: record.version, ...(await lastChange(tx, actor, kind, record.id)) })
}

export type ContactColumns = Readonly<Record<string, string | number | boolean | null>>

export async function insertContact(
  tx: WorkspaceTx,
  workspaceId: string,
  columns: ContactColumns & { name: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('contacts')
    .values({ workspace_id: workspaceId, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes columns and counts the version on. */
export async function saveContact(
  tx: WorkspaceTx,
  workspaceId: string,
  contactId: string,
  columns: ContactColumns,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('contacts')
    .set({ ...columns, version: sql<number>`version + 1`, updated_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .execute()
}

/** Makes a contact's addresses exactly these, the first one where mail goes. Two statements. */
export async function replaceMails(
  tx: WorkspaceTx,
  workspaceId: string,
  contactId: string,
  mails: readonly string[],
): Promise<void> {
  await sql`delete from contact_mails where workspace_id = ${workspaceId} and contact_id = ${contactId}
    and email <> all(${[...mails]}::text[])`.execute(tx)
  await sql`
    insert into contact_mails (workspace_id, contact_id, email, is_primary)
    select ${workspaceId}::uuid, ${contactId}::uuid, email, position = 1
    from unnest(${[...mails]}::text[]) with ordinality given (email, position)
    on conflict (workspace_id, email) do update set is_primary = excluded.is_primary
      where contact_mails.contact_id = excluded.contact_id`.execute(tx)
}

/** Makes a contact's languages exactly these. Two statements. */
export async function replaceLanguages(
  tx: WorkspaceTx,
  workspaceId: string,
  contactId: string,
  languages: readonly string[],
): Promise<void> {
  await sql`delete from contact_languages where workspace_id = ${workspaceId} and contact_id = ${contactId}
    and language <> all(${[...languages]}::text[])`.execute(tx)
  await sql`
    insert into contact_languages (workspace_id, contact_id, language)
    select ${workspaceId}::uuid, ${contactId}::uuid, language from unnest(${[...languages]}::text[]) given (language)
    on conflict do nothing`.execute(tx)
}
