import type pg from 'pg'
import { singular } from './record-words.ts'
import type { Ids } from './sample-input.ts'
import type { TestWorkspace } from './test-workspace.ts'

/** A word that stands in every text of the foreign workspace's records and nowhere else. */
export const foreignMark = 'Zyxwabra'

type Column = { readonly column_name: string; readonly data_type: string; readonly check: string | null }

/**
 * One record of every table in a workspace, written straight as the owner, so that a test can ask for each of
 * them from another workspace. Gives the ids by table name in the singular: `{ account: …, contact: … }`.
 */
export async function makeForeignRecords(owner: pg.Pool, workspace: TestWorkspace): Promise<Ids> {
  const made: Record<string, string> = { person: workspace.people.member.personId }
  const pending = new Set(await tenantTables(owner))
  for (const done of ['people', 'person_roles', 'events', 'event_abouts', 'event_texts']) pending.delete(done)
  for (let progress = true; progress && pending.size > 0; ) {
    progress = false
    for (const table of pending) {
      const id = await insertOne(owner, workspace.id, table, made)
      if (id === null) continue
      pending.delete(table)
      if (id !== '') made[singular(table)] = id
      progress = true
    }
  }
  if (pending.size > 0) throw new Error(`no sample record for ${[...pending].join(', ')}`)
  made['provider'] = await insertProvider(owner, workspace.id)
  made['backup'] = await insertBackup(owner)
  return made
}

/** Sign-in providers stand outside the walls, since nobody has a workspace before signing in. */
async function insertProvider(owner: pg.Pool, workspaceId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into auth.sign_in_provider (workspace_id, name, issuer, client_id, sealed_secret, admits, endpoints)
     values ($1, $2, $2, $2, $2, 'record', '{}') returning id`,
    [workspaceId, foreignMark],
  )
  return rows[0]?.id ?? ''
}

/** Backups hold every workspace and belong to none. */
async function insertBackup(owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into backups (state, failure, created_at, moved_at) values ('failed', $1, now(), now()) returning id`,
    [foreignMark],
  )
  return rows[0]?.id ?? ''
}

async function tenantTables(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ table_name: string }>(
    `select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'workspace_id' and table_type = 'BASE TABLE'
       and table_name not in ('memberships', 'link_hashes') order by 1`,
  )
  return rows.map((row) => row.table_name)
}

/** Columns that may be empty and are filled all the same; the next where a table wants others. */
const attempts: readonly (readonly string[])[] = [
  ['contact_id', 'text_value'],
  ['account_id', 'text_value'],
  ['address', 'text_value'],
]

/** The id of the new row ('' where the table has none), or null where a record it needs is not there yet. */
async function insertOne(
  owner: pg.Pool,
  workspaceId: string,
  table: string,
  made: Ids,
  [optional = [], ...others]: readonly (readonly string[])[] = attempts,
): Promise<string | null> {
  const existing = await owner.query(`select * from ${table} where workspace_id = $1 limit 1`, [workspaceId])
  if (existing.rowCount !== 0) return String((existing.rows[0] as { id?: string }).id ?? '')
  const columns = await neededColumns(owner, table, optional)
  const values = columns.map((column) => valueFor(column, made))
  const names = columns.map((column) => `"${column.column_name}"`)
  const places = values.map((_, index) => `$${index + 2}`)
  try {
    const { rows } = await owner.query(
      `insert into ${table} (${['workspace_id', ...names].join(', ')}) values (${['$1', ...places].join(', ')}) returning *`,
      [workspaceId, ...values],
    )
    return String((rows[0] as { id?: string }).id ?? '')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '23503') return null
    // One of several that may be absent has to be there.
    if (code === '23514' && others.length > 0) return insertOne(owner, workspaceId, table, made, others)
    throw new Error(`no sample record for ${table}: ${(error as Error).message}`, { cause: error })
  }
}

async function neededColumns(owner: pg.Pool, table: string, optional: readonly string[]): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select a.attname as column_name, format_type(a.atttypid, null) as data_type,
       (select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as check
     from pg_attribute a
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and a.attname <> 'workspace_id' and (
         (a.attnotnull and not a.atthasdef)
         or a.attname = any($2) and not a.attnotnull
       )`,
    [table, optional],
  )
  return rows
}

function valueFor(column: Column, made: Ids): unknown {
  const name = column.column_name
  const choice = /'([^']+)'::text/.exec(column.check ?? '')?.[1]
  if (choice !== undefined && !column.check?.includes('~')) return choice
  if (column.data_type === 'uuid') return referenced(name, made)
  if (name === 'minutes') return 30
  if (column.data_type === 'bigint' || column.data_type === 'integer' || column.data_type === 'numeric')
    return 1
  if (name === 'ends_before') return '2026-03-03'
  if (column.data_type === 'date') return '2026-03-02'
  if (column.data_type === 'timestamp with time zone') return '2026-03-02T09:00:00Z'
  if (column.data_type === 'boolean') return true
  if (column.data_type === 'jsonb') return JSON.stringify({ text: foreignMark })
  if (name === 'language') return 'de'
  if (name === 'purpose') return 'recruit'
  if (name === 'setting') return 'protection.contact-cap'
  if (name === 'email') return `${foreignMark.toLowerCase()}@foreign.example`
  if (name === 'domain') return `${foreignMark.toLowerCase()}.example`
  return `${foreignMark} ${name}`
}

function referenced(name: string, made: Ids): string {
  const noun = name.replace(/_id$/, '')
  const people = [
    ...['owner', 'scribe', 'nominator', 'created_by', 'overridden_by', 'holder', 'manager', 'maker'],
    ...['requester', 'proposed_by', 'asked_by', 'author', 'added_by'],
    ...['acknowledged_by', 'other_person', 'dismissed_by', 'planned_by', 'sender', 'interviewer', 'asked'],
    ...['sent_by', 'entered_by'],
  ]
  if (people.includes(noun)) return made.person ?? ''
  return made[calledOtherwise[noun] ?? noun] ?? crypto.randomUUID()
}

/** What a column calls a record, where that is not what its table is called. */
const calledOtherwise: Readonly<Record<string, string>> = {
  term: 'taxonomy_term',
  ask: 'ledger_entry',
  plan: 'assignment_plan',
  field: 'custom_field',
  record: 'account',
  mapping: 'term_mapping',
  edit: 'wide_edit',
  round: 'confirmation_round',
  message: 'request_message',
  approval: 'ask_approval',
  prompt: 'nomination_prompt',
  invitation: 'interview_invitation',
  rule: 'candidate_rule',
}
