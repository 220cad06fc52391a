import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { copyFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { recognisePerson } from '../identity/server/recognise-person.ts'
import { startEmbeddedDatabase } from '../server/database/embedded.ts'
import { locateDatabase, makeDatabase } from '../server/database/prepare.ts'
import { startTestHost } from '../server/testing/test-host.ts'
import { backUp } from './back-up.ts'
import { restore } from './restore.ts'
import { setUpWorkspace } from './setup-workspace.ts'

const { app, host } = await startTestHost({ recognise: recognisePerson })
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const setup = ['--workspace', 'Tarnwell', '--name', 'Noor', '--email', 'noor@tarnwell.example', '--json']
const answer = await setUpWorkspace([...setup, '--password', 'a long enough password'], { AVOUCH_URL: url })
const env = { AVOUCH_URL: url, AVOUCH_KEY: (JSON.parse(answer) as { apiKey: string }).apiKey }
const folder = mkdtempSync(join(tmpdir(), 'avouch-cli-backup-'))
const file = join(folder, 'backup.tar.gz')
const own = join(folder, 'restored')
await host.files.put('0198c0de-0000-7000-8000-000000000000/imports/one', 'Account Name\n')
await host.jobs.work(host)
afterAll(() => rm(folder, { recursive: true, force: true }))

const keptHere = async () =>
  (await Array.fromAsync(host.files.keys())).filter((key) => key.startsWith('backups/'))
const json = async (said: Promise<string>) => JSON.parse(await said)
const made = await json(backUp([file, '--json'], env))

test('avouch backup fetches what the server made, and leaves nothing there unless asked to', async () => {
  expect(made).toEqual({ file, bytes: expect.any(Number), rows: expect.any(Number), files: 1 })
  expect(readdirSync(folder)).toEqual(['backup.tar.gz'])
  expect(await keptHere()).toEqual([])
  await backUp([join(folder, 'kept.tar.gz'), '--keep'], env)
  expect(await keptHere()).toHaveLength(1)
})

test('avouch restore makes an installation of it, from which the next backup can be made without a server', async () => {
  const restored = await json(restore([file, '--data', own, '--json'], {}))
  expect(restored).toEqual({ madeAt: host.now(), rows: made.rows, files: 1, key: 'none' })
  expect(existsSync(join(own, 'files/0198c0de-0000-7000-8000-000000000000/imports/one'))).toBe(true)
  await expect(restore([file, '--data', own], {})).rejects.toThrow('This database is not empty.')

  const second = join(folder, 'second.tar.gz')
  expect(await json(backUp([second, '--data', own, '--json'], {}))).toMatchObject({
    rows: made.rows,
    files: 1,
  })

  const { template: _, ...admin } = inject('database')
  const name = `served_${crypto.randomUUID().replaceAll('-', '')}`
  await makeDatabase(admin, name)
  const served = { DATABASE_URL: locateDatabase(admin, name).ownerUrl, AVOUCH_SECRET: 'another one' }
  const again = await json(restore([second, '--data', join(folder, 'served'), '--json'], served))
  expect(again).toMatchObject({ rows: made.rows, files: 1, key: 'other' })
  const client = new pg.Client(served.DATABASE_URL)
  await client.connect()
  expect((await client.query('select name from workspaces')).rows).toEqual([{ name: 'Tarnwell' }])
  await client.end()
}, 60_000)

test('a folder that a server holds is left alone', async () => {
  const dataDir = join(folder, 'held')
  const database = await startEmbeddedDatabase({ dataDir })
  try {
    await expect(backUp([join(folder, 'no.tar.gz'), '--data', dataDir], {})).rejects.toThrow(
      'A server is running',
    )
    await expect(restore([file, '--data', dataDir], {})).rejects.toThrow('A server is running')
  } finally {
    await database.stop()
  }
})

test('a broken backup makes no folder, and an empty folder gives no backup', async () => {
  const broken = join(folder, 'broken.tar.gz')
  await copyFile(file, broken)
  await truncate(broken, 20_000)
  await expect(restore([broken, '--data', join(folder, 'none')], {})).rejects.toThrow('is no whole backup')
  await expect(backUp([join(folder, 'no.tar.gz'), '--data', join(folder, 'none')], {})).rejects.toThrow(
    'There is no database in',
  )
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

test('what is missing is named', async () => {
  await expect(backUp([], env)).rejects.toThrow('name one file')
  await expect(restore([file], {})).rejects.toThrow('--data is missing')
  await expect(backUp([file], { AVOUCH_URL: url })).rejects.toThrow('Please sign in.')
})
