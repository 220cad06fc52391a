import pg from 'pg'
import type { Wanted } from '../baseline/reserve.ts'
import type { Crowd } from './open-crowd.ts'

async function withAdmin<T>(crowd: Crowd, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(crowd.admin)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** People whom nothing keeps from a written answer in some weeks, and who were not asked of late; all, or so many. */
export function findWanted(crowd: Crowd, most: number | null = null): Promise<Wanted[]> {
  return withAdmin(crowd, async (client) => {
    const { rows } = await client.query<Wanted>(
      `select c.workspace_id as "workspaceId", (select person_id from memberships limit 1) as "personId", c.id as "contactId",
        c.account_id as "accountId", t.id as "activityTypeId", t.load_quarters as "loadQuarters",
        (current_date + 45)::text as "wishedOn"
      from contacts c
      join activity_types t on t.workspace_id = c.workspace_id and t.code = 'written-qa'
      join protection_standings s on s.workspace_id = c.workspace_id and s.contact_id = c.id and s.state = 'free'
      join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id and a.health = 'good'
        and a.renewal_on > current_date + 150
      where c.workspace_id = $1
        and not exists (select from ledger_entries e where e.workspace_id = c.workspace_id and e.contact_id = c.id
          and e.kind = 'ask' and e.effective_on > current_date - 60)
        and not exists (select from willingness w where w.workspace_id = c.workspace_id and w.contact_id = c.id
          and w.activity_type_id = t.id and w.answer in ('no', 'never'))
      order by hashtext(c.id::text) limit $2`,
      [crowd.workspaceId, most],
    )
    return rows.map((row) => ({ ...row, loadQuarters: Number(row.loadQuarters) }))
  })
}

/** Keeps the stored standings aside until `takeBack`. */
export function keepStandings(crowd: Crowd): Promise<unknown> {
  return withAdmin(crowd, (client) =>
    client.query(
      'drop table if exists kept_standings; create table kept_standings as select * from protection_standings',
    ),
  )
}

/** Puts the crowd back as it was before asks were taken, for the next run. */
export function takeBack(crowd: Crowd, began: string): Promise<void> {
  return withAdmin(crowd, async (client) => {
    const params = [crowd.workspaceId, began]
    await client.query('delete from ledger_entries where workspace_id = $1 and created_at >= $2', params)
    await client.query(
      `delete from events where workspace_id = $1 and at >= $2 and name = 'ask.reserved'`,
      params,
    )
    await client.query(
      'delete from protection_standings where workspace_id = $1 and computed_at >= $2',
      params,
    )
    // What the database works out by itself is not written.
    const { rows } = await client.query<{ columns: string }>(
      `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
       where table_schema = 'public' and table_name = 'protection_standings' and is_generated = 'NEVER'`,
    )
    const columns = rows[0]?.columns ?? ''
    await client.query(
      `insert into protection_standings (${columns}) select ${columns} from kept_standings on conflict do nothing`,
    )
    await client.query('drop table kept_standings')
  })
}
