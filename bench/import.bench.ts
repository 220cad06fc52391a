import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Api, setUp } from '../e2e/api.ts'
import { startServer } from '../e2e/server.ts'
import { startEmbeddedDatabase } from '../src/server/database/embedded.ts'
import { prepareDatabase } from '../src/server/database/prepare.ts'
import { copyLines } from './baseline/copy.ts'
import { accountsFor, contactAt, writeAccountFile, writeContactFile } from './contact-file.ts'
import { idleMemory, peakMemory } from './memory.ts'
import { median, type Promised, tell } from './promise.ts'

const contacts = 100_000
const isLong = process.argv.includes('--long')
const manyContacts = isLong ? 1_000_000 : 300_000

type Ground = { readonly folder: string; readonly api: Api; readonly pid: number; readonly client: pg.Client }

/** Contacts from a file through the product's own import, beside `COPY` of the same rows; and its memory. */
export async function measure(): Promise<Promised[]> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-bench-'))
  const database = await startEmbeddedDatabase({ dataDir: join(folder, 'database') })
  const urls = await prepareDatabase({ ...database, ...database.superuser })
  const served = {
    DATABASE_URL: urls.ownerUrl,
    DATABASE_APP_URL: urls.appUrl,
    REQUESTS_PER_MINUTE: '1000000',
  }
  const server = await startServer({ dataDir: join(folder, 'server'), env: served })
  process.once('exit', () => void server.stop())
  const client = new pg.Client(urls.ownerUrl)
  try {
    await client.connect()
    const api = await setUp(server.url)
    const ground = { folder, api, pid: server.pid, client }
    const idle = await idleMemory(server.pid)
    return [await measureSpeed(ground), await measureMemory(ground, idle)]
  } finally {
    await client.end()
    await server.stop()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** In turns, so that what else the machine does falls on both: a file of other people each time. */
async function measureSpeed(ground: Ground): Promise<Promised> {
  const { api, folder, client } = ground
  const accounts = join(folder, 'accounts.csv')
  await writeAccountFile(accounts, accountsFor(contacts))
  await importFile(api, 'accounts', accounts, accountsFor(contacts))
  const [copied, took]: [number[], number[]] = [[], []]
  for (const letter of ['C', 'D', 'E']) {
    const file = join(folder, `contacts-${letter}.csv`)
    await writeContactFile(file, contacts, letter)
    copied.push(await copyContacts(client))
    took.push(await importFile(api, 'contacts', file, contacts))
    tell(
      `${contacts} contacts: ${took.at(-1)?.toFixed(1)} s by import, ${copied.at(-1)?.toFixed(1)} s by COPY`,
    )
  }
  const [ours, byCopy] = [median(took), median(copied)]
  const note = `${ours.toFixed(1)} s and ${byCopy.toFixed(1)} s, the middle of three turns; from the upload to the last row, mapping and duplicate check included`
  return {
    name: 'import: 100,000 contacts beside COPY',
    value: ours / byCopy,
    unit: '×',
    target: 5,
    bound: 'most',
    note,
  }
}

async function measureMemory({ api, folder, pid }: Ground, idle: number): Promise<Promised> {
  const file = join(folder, 'many-contacts.csv')
  await writeContactFile(file, manyContacts, 'M')
  const accounts = join(folder, 'many-accounts.csv')
  await writeAccountFile(accounts, accountsFor(manyContacts))
  await importFile(api, 'accounts', accounts, accountsFor(manyContacts))
  const { peak, result: took } = await peakMemory(pid, () => importFile(api, 'contacts', file, manyContacts))
  tell(
    `${manyContacts} contacts: ${took.toFixed(1)} s; ${idle.toFixed(0)} MB idle, at most ${peak.toFixed(0)} MB`,
  )
  const note = isLong ? '1,000,000 rows' : '300,000 rows; 1,000,000 with --long'
  return {
    name: 'import: memory above idle',
    value: peak - idle,
    unit: 'MB',
    target: 150,
    bound: 'most',
    note,
  }
}

/** Brings a file in as a person does, without the dry run. Seconds from the upload to the end. */
async function importFile(api: Api, kind: string, path: string, rows: number): Promise<number> {
  const began = performance.now()
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', await openAsBlob(path, { type: 'text/csv' }), basename(path))
  const { imports } = await api.post<{ imports: { id: string }[] }>('/imports', form)
  const id = imports[0]?.id ?? ''
  await waitFor(api, id, 'read')
  await api.post(`/imports/${id}/start`)
  const { counts } = await waitFor(api, id, 'done')
  const seconds = (performance.now() - began) / 1_000
  if (counts.created + counts.unchanged + counts.updated !== rows) {
    throw new Error(`of ${rows} ${kind}, the import settled ${JSON.stringify(counts)}`)
  }
  return seconds
}

type Progress = {
  readonly state: string
  readonly failure: string | null
  readonly counts: { readonly created: number; readonly unchanged: number; readonly updated: number }
}

async function waitFor(api: Api, id: string, state: 'read' | 'done'): Promise<Progress> {
  for (;;) {
    const found = await api.get<Progress>(`/imports/${id}`)
    if (found.state === state) return found
    if (['unreadable', 'stopped'].includes(found.state))
      throw new Error(`the import is ${found.state}: ${found.failure}`)
    await sleep(100)
  }
}

/** The same rows by COPY into a workspace of their own: contacts, and their mail addresses. Seconds. */
async function copyContacts(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `insert into workspaces (name) values ('Beside') returning id`,
  )
  const workspaceId = rows[0]?.id ?? ''
  const made = await client.query<{ id: string }>(
    `insert into accounts (workspace_id, name, crm_id) select $1, 'Company ' || n, 'A' || n from generate_series(0, $2 - 1) n returning id`,
    [workspaceId, accountsFor(contacts)],
  )
  const ids = await client.query<{ id: string }>('select uuidv7() as id from generate_series(1, $1)', [
    contacts,
  ])
  const people = ids.rows.map(({ id }, n) => ({ id, ...contactAt(n, made.rows.length) }))
  const contactLines = people.map(
    ({ id, account, name, title, phone, crmId }) =>
      `${[workspaceId, id, made.rows[account]?.id, name.join(' '), title, phone, crmId].join(',')}\n`,
  )
  const mailLines = people.map(({ id, email }) => `${workspaceId},${email},${id},true\n`)
  const began = performance.now()
  await copyLines(client, 'contacts (workspace_id, id, account_id, name, title, phone, crm_id)', contactLines)
  await copyLines(client, 'contact_mails (workspace_id, email, contact_id, is_primary)', mailLines)
  return (performance.now() - began) / 1_000
}
