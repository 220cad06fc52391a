import { sql } from 'kysely'
import { jsonColumns } from '../../src/customers/merging/json-columns.ts'
import type { WorkspaceDb } from '../../src/server/tenancy.ts'

const anId = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** The JSON columns in which no id of a contact or an account is said to stand, and where one does: in words. */
export async function findStrayIds(db: WorkspaceDb): Promise<string[]> {
  const stray: string[] = []
  for (const [name, ids] of Object.entries(jsonColumns)) {
    if (ids !== 'none') continue
    const [table = '', column = ''] = name.split('.')
    const { rows } = await sql<{ id: string }>`
      select r.id from ${sql.table(table)} t, regexp_matches(t.${sql.ref(column)}::text, ${`(${anId})`}, 'g') m,
        lateral (select id::text from accounts where id::text = m[1] union all select id::text from contacts where id::text = m[1]) r
      limit 1`.execute(db)
    if (rows.length > 0) stray.push(`${name} holds the id of a record, which would not move: ${rows[0]?.id}`)
  }
  return stray
}
