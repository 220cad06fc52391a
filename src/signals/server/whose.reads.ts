import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { namesPerson, type SignalRead, type SignalWho } from '../signal-row.ts'

/** Whom and what a row means, as far as it is on record. */
export type Whose = {
  readonly contactId: string | null
  readonly accountId: string | null
  /** True where the row points at a record by its id, and there is none. */
  readonly isWrong: boolean
  readonly personId: string | null
  readonly teamId: string | null
}

type Found = Whose & { readonly at: number }

/** The colleague whom a row credits: by mail, else the only one of that name. */
const creditedTo = sql`
    left join lateral (
      select x.id, x.team_id from people x where x.workspace_id = current_workspace() and lower(x.email) = lower(g.person)
      union all
      select min(x.id::text)::uuid, min(x.team_id::text)::uuid from people x where x.workspace_id = current_workspace()
        and fold(x.name) = fold(g.person) having count(*) = 1
      limit 1) p on true`

/**
 * Who is meant by each row: by the contact's id, else CRM id, else mail, else the only one of that name at the account it
 * names; and the colleague and team it credits. One statement, however many rows; each key is an index look-up.
 */
export async function readWhose(tx: WorkspaceTx, rows: readonly SignalRead[]): Promise<readonly Whose[]> {
  const given = rows.map(({ who, person, team }, at) => ({ at, ...keysOf(who), person, team }))
  const found = await sql<Found>`
    select g.at::int as at, c.id as "contactId", coalesce(c.account_id, a.id) as "accountId",
      (g.contact_id is not null and c.id is null) or (g.account_id is not null and a.id is null) as "isWrong",
      p.id as "personId", coalesce(t.id, p.team_id) as "teamId"
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (at int, contact_id uuid, account_id uuid, crm_id text,
      email text, name text, account_name text, person text, team text)
    left join lateral (
      select coalesce(x.merged_into, x.id) as id from accounts x
      where x.workspace_id = current_workspace() and x.id = g.account_id
      union all
      select min(x.id::text)::uuid from accounts x where g.account_id is null and g.account_name is not null
        and x.workspace_id = current_workspace() and x.folded_name = fold(g.account_name) and x.merged_into is null
        having count(*) = 1
      limit 1) a on true
    left join lateral (
      select coalesce(f.merged_into, f.id) as id, f.account_id from (
        select 1 as place, x.id, x.merged_into, x.account_id from contacts x
          where x.workspace_id = current_workspace() and x.id = g.contact_id
        union all
        select 2, x.id, x.merged_into, x.account_id from contacts x
          where x.workspace_id = current_workspace() and x.crm_id = g.crm_id
        union all
        select 3, x.id, x.merged_into, x.account_id from contact_mails m
          join contacts x on x.workspace_id = m.workspace_id and x.id = m.contact_id
          where m.workspace_id = current_workspace() and m.email = g.email
        union all
        select 4, min(x.id::text)::uuid, null, min(x.account_id::text)::uuid from contacts x
          where g.name is not null and x.workspace_id = current_workspace() and x.account_id = a.id
            and x.folded_name = fold(g.name) and x.merged_into is null having count(*) = 1) f
      order by f.place limit 1) c on true
    ${creditedTo}
    left join teams t on t.workspace_id = current_workspace() and lower(t.name) = lower(g.team)
    order by g.at`.execute(tx)
  return found.rows
}

function keysOf(who: SignalWho) {
  const byPerson = namesPerson(who)
  return {
    contact_id: who.contactId,
    account_id: who.accountId,
    crm_id: who.outsideId,
    email: who.email,
    name: byPerson ? who.name : null,
    account_name: who.accountName,
  }
}
