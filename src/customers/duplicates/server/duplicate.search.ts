import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { MergedRecord } from '../../merging/merge-fields.ts'

export type LikePair = { readonly id: string; readonly likeId: string; readonly likeness: number }

/** Of each record at most so many whose name is like its own. */
const mostAlike = 12

/**
 * Whom records may be: those with a like name (by the index of trigrams), and those an address, a domain or an id points
 * to. One statement, however many records.
 */
export async function findAlike(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
): Promise<LikePair[]> {
  const given = sql`${[...ids]}::uuid[]`
  const pairs =
    record === 'contact'
      ? sql`select contact_id as id, like_id, likeness from search_like_contacts(${given}, ${mostAlike})
          union all ${byMail(workspaceId, given)} union all ${byCrmId(workspaceId, 'contacts', given)}`
      : sql`select account_id as id, like_id, likeness from search_like_accounts(${given}, ${mostAlike})
          union all ${byDomain(workspaceId, given)} union all ${byCrmId(workspaceId, 'accounts', given)}`
  const { rows } = await sql<LikePair>`
    select id, like_id as "likeId", max(likeness)::float8 as likeness from (${pairs}) found where id <> like_id group by 1, 2`.execute(
    db,
  )
  return rows
}

function byMail(workspaceId: string, ids: ReturnType<typeof sql>) {
  return sql`select m.contact_id, o.contact_id, 0::real from contact_mails m
    join contact_mails o on o.workspace_id = m.workspace_id and o.email = regexp_replace(m.email, '\\+[^@]*@', '@')
    where m.workspace_id = ${workspaceId} and m.contact_id = any(${ids}) and strpos(m.email, '+') > 0`
}

function byCrmId(workspaceId: string, table: 'contacts' | 'accounts', ids: ReturnType<typeof sql>) {
  return sql`select r.id, o.id, 0::real from ${sql.table(table)} r
    join ${sql.table(table)} o on o.workspace_id = r.workspace_id and o.crm_id = left(r.crm_id, 15)
    where r.workspace_id = ${workspaceId} and r.id = any(${ids}) and length(r.crm_id) = 18`
}

/** A website at another's domain, and people who write from it. */
function byDomain(workspaceId: string, ids: ReturnType<typeof sql>) {
  return sql`select a.id, d.account_id, 0::real from accounts a
    join account_domains d on d.workspace_id = a.workspace_id
      and d.domain = regexp_replace(lower(a.website), '^[a-z]+://(www\\.)?|^www\\.|/.*$', '', 'g')
    where a.workspace_id = ${workspaceId} and a.id = any(${ids})
    union all
    select a.id, d.account_id, 0::real from unnest(${ids}) a (id)
    cross join lateral (
      select distinct split_part(m.email, '@', 2) as domain from (
        select c.id from contacts c where c.workspace_id = ${workspaceId} and c.account_id = a.id limit 50) c
      join contact_mails m on m.workspace_id = ${workspaceId} and m.contact_id = c.id) w
    join account_domains d on d.workspace_id = ${workspaceId} and d.domain = w.domain`
}

export type NamedAlike = { readonly place: number; readonly contactId: string; readonly likeness: number }

/** Contacts whose names are like names that are typed or read. One statement. */
export async function findNamedAlike(
  db: WorkspaceDb | WorkspaceTx,
  names: readonly string[],
  most: number,
): Promise<NamedAlike[]> {
  const { rows } = await sql<NamedAlike>`
    select place, contact_id as "contactId", likeness::float8 as likeness
    from search_contacts_named(${[...names]}::text[], ${most})`.execute(db)
  return rows
}
