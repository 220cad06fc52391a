import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Door } from './tenancy.ts'
import { startTestHost } from './testing/test-host.ts'

const { makeWorkspace, urls } = await startTestHost()
const [here, there] = [await makeWorkspace('Here'), await makeWorkspace('There')]

async function tagOf(door: Door, workspace: typeof here.id): Promise<string> {
  const { rows } = await sql<{ tag: string }>`select current_workspace() as tag`.execute(door.in(workspace))
  return rows[0]?.tag ?? ''
}

test('many requests of two workspaces over few connections each see their own', async () => {
  const door = new Door(urls.appUrl, { max: 3 })
  const asked = Array.from({ length: 200 }, (_, index) => (index % 3 === 0 ? there.id : here.id))
  expect(await Promise.all(asked.map((workspace) => tagOf(door, workspace)))).toEqual(asked)
  expect(door.counts.open).toBeLessThanOrEqual(3)
  await door.close()
})

test('a connection whose tag cannot be set is destroyed, not lent', async () => {
  const door = new Door(urls.appUrl, { max: 1 })
  expect(await tagOf(door, here.id)).toBe(here.id)
  const broken = 'x'.repeat(10) as typeof here.id
  await expect(tagOf(door, broken)).rejects.toThrow(/uuid/)
  expect(await tagOf(door, there.id)).toBe(there.id)
  await door.close()
})

test('a connection that the database ended is replaced, and who waited for it is served', async () => {
  const door = new Door(urls.appUrl, { max: 1 })
  const ended = sql`select pg_terminate_backend(pg_backend_pid())`.execute(door.in(here.id))
  const waiting = tagOf(door, there.id)
  await expect(ended).rejects.toThrow()
  expect(await waiting).toBe(there.id)
  await door.close()
})

test('what fails in a transaction leaves nothing, and its connection serves on', async () => {
  const door = new Door(urls.appUrl, { max: 1 })
  const failing = door.write(here.id, async (tx) => {
    await tx.insertInto('teams').values({ workspace_id: here.id, name: 'Half', kind: 'sales' }).execute()
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  const rows = await door.in(here.id).selectFrom('teams').select('name').where('name', '=', 'Half').execute()
  expect(rows).toEqual([])
  await door.close()
})

test('a row for another workspace cannot be written from here', async () => {
  const door = new Door(urls.appUrl, { max: 1 })
  const foreign = door
    .in(here.id)
    .insertInto('teams')
    .values({ workspace_id: there.id, name: 'Planted', kind: 'sales' })
  await expect(foreign.execute()).rejects.toThrow(/row-level security/)
  await door.close()
})
