import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { foundAsOne, type NeedSource, startWith } from './ground.reads.ts'

type Row = {
  readonly id: string
  readonly subject: string
  readonly at: Instant
  readonly count: number
  readonly failed: number
}

/** Mails that failed, or of which nobody knows whether they went: a person decides. */
export const readUnsureMails: NeedSource = async (db, { workspaceId }) => {
  const found = await sql<Row>`
    select m.id, m.subject, m.created_at as at, count(*) over () as count,
      count(*) filter (where m.state = 'failed') over () as failed
    from mails m where m.workspace_id = ${workspaceId} and m.state in ('unsure', 'failed')
    order by m.created_at, m.id limit 1`.execute(db)
  return foundAsOne(found.rows[0], (row) => ({
    kind: 'mail-unsure',
    id: row.id,
    dueAt: row.at,
    title:
      row.failed === row.count
        ? `${startWith(row.count, 'mail')} did not go out`
        : `${startWith(row.count, 'mail')}: not sure ${row.count === 1 ? 'it' : 'they'} went`,
    loss: `The oldest: “${row.subject}”. Whoever it is for waits for it.`,
    stake: { amount: null, label: null, on: null },
    act: { label: row.count === 1 ? 'Look at it' : 'Look at them', to: '/settings/mail' },
  }))
}
