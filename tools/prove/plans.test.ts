import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { watching } from '../../bench/crowd/open-crowd.ts'
import { largeTables, scansOf, watchStatements } from '../../bench/plans.ts'
import { startEmbeddedDatabase } from '../../src/server/database/embedded.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'avouch-plans-'))
const database = await startEmbeddedDatabase({ dataDir, settings: { ...watching, fsync: 'off' } })
const { host, port, superuser } = database
const watched = {
  admin: { host, port, ...superuser, database: 'postgres' },
  logs: join(dataDir, 'database/logs'),
}
const client = new pg.Client(watched.admin)
await client.connect()
await client.query(`create table planted as select n, 'word ' || n as word from generate_series(1, 20000) n;
  create index on planted (n); create function by_word(wanted text) returns bigint language sql stable
  as $$ select n from planted where word = wanted $$; analyze planted`)

afterAll(async () => {
  await client.end()
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const scansBy = async (text: string) => {
  const executed = await watchStatements(watched, () => client.query(text), { inside: true })
  return scansOf(executed, await largeTables(watched))
}

test('a large table read from beginning to end is named, also where a function reads it', async () => {
  expect(await scansBy(`select n from planted where word = 'word 7' and n > 0`)).toEqual(['planted'])
  expect(await scansBy(`select by_word('word 7')`)).toEqual(['planted'])
})

test('a large table read by an index is not named, nor a small one', async () => {
  expect(await scansBy('select word from planted where n = 7')).toEqual([])
  expect(await scansBy('select relname from pg_class')).toEqual([])
})
