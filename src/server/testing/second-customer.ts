import type pg from 'pg'

/** A second contact and account with a copy of every row of the first, so that whatever can collide does. */
export type TwoCustomers = {
  readonly contacts: readonly [string, string]
  readonly accounts: readonly [string, string]
}

type IdColumn = { readonly table: string; readonly column: string }

/** Copies a contact and an account, and every row that points at them, under new ids. In: where their ids stand. */
export async function makeSecondCustomer(
  owner: pg.Pool,
  workspaceId: string,
  first: { readonly contact: string; readonly account: string },
  columns: { readonly contact: readonly IdColumn[]; readonly account: readonly IdColumn[] },
): Promise<TwoCustomers> {
  const account = await copyRow(owner, workspaceId, 'accounts', first.account)
  const contact = await copyRow(owner, workspaceId, 'contacts', first.contact)
  await copyAll(owner, workspaceId, columns.account, first.account, account)
  await copyAll(owner, workspaceId, columns.contact, first.contact, contact)
  return { contacts: [first.contact, contact], accounts: [first.account, account] }
}

async function copyRow(owner: pg.Pool, workspaceId: string, table: string, id: string): Promise<string> {
  const columns = (await columnsOf(owner, table)).filter((column) => column !== 'id' && column !== 'crm_id')
  const { rows } = await owner.query<{ id: string }>(
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from ${table}
     where workspace_id = $1 and id = $2 returning id`,
    [workspaceId, id],
  )
  return rows[0]?.id ?? ''
}

/** A row that only one may have (a mail address, a code) stays the first one's. */
async function copyAll(
  owner: pg.Pool,
  workspaceId: string,
  places: readonly IdColumn[],
  from: string,
  to: string,
): Promise<void> {
  const pending = new Set(places)
  for (let progress = true; progress && pending.size > 0; ) {
    progress = false
    for (const place of pending) {
      const done = await copyOne(owner, workspaceId, place, from, to)
      if (!done) continue
      pending.delete(place)
      progress = true
    }
  }
}

async function copyOne(
  owner: pg.Pool,
  workspaceId: string,
  { table, column }: IdColumn,
  from: string,
  to: string,
): Promise<boolean> {
  const all = await columnsOf(owner, table)
  const names = all.filter((name) => name !== 'id')
  const values = names.map((name) => (name === column ? '$3::uuid' : name))
  try {
    await owner.query(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
       select ${values.map((value) => (value.startsWith('$') ? value : `"${value}"`)).join(', ')} from ${table}
       where workspace_id = $1 and "${column}" = $2`,
      [workspaceId, from, to],
    )
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    // One that nothing else may be equal to, or that has to wait for a row it points at.
    return code !== '23503'
  }
}

async function columnsOf(owner: pg.Pool, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows.map(({ name }) => name)
}
