import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

export type Wanted = {
  readonly workspaceId: string
  readonly personId: string
  readonly contactId: string
  readonly accountId: string
  readonly activityTypeId: string
  readonly loadQuarters: number
  readonly wishedOn: string
}

const sqlOf = (name: string) => readFile(join(import.meta.dirname, `${name}.sql`), 'utf8')
const [check, write] = await Promise.all([sqlOf('check-ask'), sqlOf('write-ask')])

/** A reservation by hand: locks account and contact, checks, and writes the rows the product writes. */
export async function reserveByHand(pool: pg.Pool, wanted: Wanted): Promise<void> {
  const { workspaceId, contactId, accountId, activityTypeId, wishedOn, loadQuarters, personId } = wanted
  const client = await pool.connect()
  try {
    await client.query('begin')
    const lock = (table: string) =>
      `select id from ${table} where workspace_id = $1 and id = $2 for no key update`
    await client.query(lock('accounts'), [workspaceId, accountId])
    await client.query(lock('contacts'), [workspaceId, contactId])
    const asked = [workspaceId, contactId, accountId, wishedOn, loadQuarters, activityTypeId]
    const { rows } = await client.query<Record<string, boolean>>(check, asked)
    if (!Object.values(rows[0] ?? {}).every(Boolean))
      throw new Error(`not free by hand: ${JSON.stringify(rows[0])}`)
    const title = 'Written Q&A'
    await client.query(write, [
      workspaceId,
      contactId,
      accountId,
      activityTypeId,
      wishedOn,
      loadQuarters,
      title,
      personId,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
