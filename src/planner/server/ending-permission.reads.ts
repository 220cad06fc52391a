import { sql } from 'kysely'
import { addDays, type Day, daysBetween } from '../../kernel/time.ts'
import { endOf, foundOf, mostOfAKind, type NeedSource, say } from './ground.reads.ts'

type Row = {
  readonly id: string
  readonly contactId: string | null
  readonly accountId: string
  readonly name: string
  readonly use: string
  readonly until: Day
  readonly texts: number
  readonly total: number
}

/** Permissions that run out within the week and on which published texts rest. */
export const readEndingPermissions: NeedSource = async (db, at) => {
  const found = await sql<Row>`
    select w.id, w.contact_id as "contactId", w.account_id as "accountId", coalesce(c.name, a.name) as name, w.use,
      w.valid_until as until, x.texts, count(*) over () as total
    from permissions w
    join accounts a on a.workspace_id = w.workspace_id and a.id = w.account_id
    left join contacts c on c.workspace_id = w.workspace_id and c.id = w.contact_id
    cross join lateral (select count(*) as texts from customer_texts k where k.workspace_id = w.workspace_id
      and (k.contact_id = w.contact_id or w.contact_id is null and k.account_id = w.account_id)) x
    where w.workspace_id = ${at.workspaceId} and w.answer = 'given' and w.withdrawn_on is null
      and w.valid_until between ${at.today}::date and ${addDays(at.today, 8)}::date
      and w.use in ('name', 'logo', 'quote', 'recording', 'press') and x.texts > 0
    order by w.valid_until, w.id limit ${mostOfAKind}`.execute(db)
  return foundOf(found.rows, (row) => {
    const days = daysBetween(at.today, row.until)
    return {
      kind: 'permission-expiring',
      id: row.id,
      dueAt: endOf(row.until, at.timeZone),
      title: `The ${row.use} permission of ${row.name} runs out ${days === 0 ? 'today' : `in ${say(days, 'day')}`}`,
      loss: `${say(row.texts, 'published text')} would have to be taken down the same day.`,
      stake: { amount: null, label: say(row.texts, 'text'), on: null },
      act: {
        label: 'Ask to renew',
        to: row.contactId === null ? `/customers/${row.accountId}` : `/advocates/${row.contactId}`,
      },
    }
  })
}
