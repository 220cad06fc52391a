import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { eraseContact } from '../../src/customers/erasure/server/erase-contact.ts'
import { eraseAgainJob } from '../../src/customers/erasure/server/jobs.ts'
import type { WorkspaceId } from '../../src/kernel/ids.ts'
import { fillWithExample, findActors } from './example-company.ts'
import { type OpenServer, openServer } from './open-server.ts'
import { restoreInto } from './restore-into.ts'

type Person = { readonly id: string; readonly words: readonly string[] }

export type ErasedAgain = {
  readonly people: number
  /** Where a word of theirs stood in the older backup: nothing to find would prove nothing. */
  readonly before: number
  /** Tables and files in which one still stands. */
  readonly traces: readonly string[]
  /** Whether the ledger counts what it counted. */
  readonly isCounted: boolean
}

/**
 * Erases people of the example company after a backup was made, restores that older backup elsewhere as the operations
 * manual says, lets what starts by itself start once, and looks for a name, an address or a number of theirs.
 */
export async function eraseAndRestore(people: number): Promise<ErasedAgain> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-erased-'))
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  const now = new Date().toISOString()
  try {
    const { workspaceId, chosen } = await eraseAfterBackup(first, people, now)
    await restoreInto(second, first, 'older')
    await cp(join(first, 'files/erasures'), join(second, 'files/erasures'), { recursive: true })
    const restored = await openServer(second, () => now)
    try {
      const [before, counted] = [await tracesOf(restored, chosen), await countLedger(restored, workspaceId)]
      await eraseAgainJob.run({ host: restored.host, data: {}, now, jobId: '' })
      await restored.host.jobs.drain(restored.host)
      const isCounted = (await countLedger(restored, workspaceId)) === counted
      return {
        people: chosen.length,
        before: before.length,
        traces: await tracesOf(restored, chosen),
        isCounted,
      }
    } finally {
      await restored.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function eraseAfterBackup(dataDir: string, people: number, now: string) {
  const server = await openServer(dataDir, () => now)
  const { host } = server
  try {
    const workspaceId = await fillWithExample(server)
    const [actor] = await findActors(server, workspaceId)
    if (actor === undefined) throw new Error('there is nobody in the example company')
    await host.backups.make('older', now, () => {})
    const chosen = await choosePeople(server, workspaceId, people)
    for (const { id } of chosen)
      await host.door.write(workspaceId, (tx) =>
        eraseContact(tx, actor, { contactId: id, source: 'program', reason: 'Asked for by letter' }, now),
      )
    await host.jobs.drain(host)
    return { workspaceId, chosen }
  } finally {
    await server.close()
  }
}

/** Advocates nobody else here shares a name with, by what they are found: name, addresses and number. */
async function choosePeople({ host }: OpenServer, workspaceId: WorkspaceId, most: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select c.id, array_remove(array[c.name, c.phone], null) || array(select m.email from contact_mails m
      where m.workspace_id = c.workspace_id and m.contact_id = c.id) as words
    from contacts c join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    where c.workspace_id = ${workspaceId} and c.merged_into is null
      and not exists (select from contacts o where o.workspace_id = c.workspace_id and o.id <> c.id and o.folded_name = c.folded_name)
      and not exists (select from people p where p.workspace_id = c.workspace_id and fold(p.name) = c.folded_name)
    order by c.id limit ${most}`.execute(host.door.in(workspaceId))
  return rows
}

/** Asked of the database as it is, past every wall: the tables of the workspace, and of jobs. */
async function tracesOf({ host }: OpenServer, people: readonly Person[]): Promise<string[]> {
  const words = people.flatMap((each) => each.words.map((word) => word.toLowerCase()))
  const says = (text: string) => words.some((word) => text.toLowerCase().includes(word))
  const found: string[] = []
  for (const { workspace_id } of await host.door.global.selectFrom('memberships').selectAll().execute())
    found.push(...(await tracesIn(host, workspace_id as WorkspaceId, words)))
  for await (const key of host.files.keys())
    if (!key.startsWith('backups/') && says((await buffer(await host.files.read(key))).toString('utf8')))
      found.push(key)
  return found
}

async function tracesIn(
  host: OpenServer['host'],
  workspaceId: WorkspaceId,
  words: readonly string[],
): Promise<string[]> {
  const db = host.door.in(workspaceId)
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and has_table_privilege(c.oid, 'select') order by 1`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.table(name)} t
      where exists (select from unnest(${[...words]}::text[]) w where strpos(lower(t::text), w) > 0) limit 1`.execute(
      db,
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

async function countLedger({ host }: OpenServer, workspaceId: WorkspaceId): Promise<string> {
  const { rows } = await sql<{ said: string }>`
    select count(*) || ' ' || sum(load_quarters) as said from ledger_entries where workspace_id = ${workspaceId}`.execute(
    host.door.in(workspaceId),
  )
  return rows[0]?.said ?? ''
}
