import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addMilliseconds } from '../../kernel/time.ts'
import { verifyBackup } from '../../server/backup/read-backup.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { downloadBackup, getBackup, listBackups, makeBackup, removeBackup } from '../backup.contract.ts'

const began = '2026-03-02T09:00:00.000Z'
const { app, host, owner, call, drain, makeWorkspace, setNow } = await startTestHost({ now: began })
const workspace = await makeWorkspace('Tarnwell')
const { administrator } = workspace.people
const folder = mkdtempSync(join(tmpdir(), 'avouch-backups-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const make = () => call<typeof makeBackup>(administrator, 'POST /backups')
const list = async () => (await call<typeof listBackups>(administrator, 'GET /backups')).body
const one = (backupId: string) =>
  call<typeof getBackup>(administrator, 'GET /backups/:backupId', { params: { backupId } })
const remove = (backupId: string) =>
  call<typeof removeBackup>(administrator, 'DELETE /backups/:backupId', { params: { backupId } })

test('a backup is made in the background, listed, fetched as a whole file, and removed', async () => {
  await host.files.put(`${workspace.id}/imports/one`, 'Account Name\n')
  const { status, body } = await make()
  expect([status, body.state, body.bytes]).toEqual([200, 'running', null])
  await drain()
  const { rows, may } = await list()
  expect(may).toEqual({ backUp: null })
  expect(rows).toMatchObject([{ id: body.id, state: 'done', percent: 100, files: 1, failure: null }])
  expect(rows[0]?.rows).toBeGreaterThan(50)

  const { rawPayload, headers } = await app.inject({
    url: `/api/v1/backups/${body.id}/file`,
    headers: { 'x-test-actor': encodeURIComponent(JSON.stringify(administrator)) },
  })
  expect(headers['content-disposition']).toBe('attachment; filename="avouch-2026-03-02-09-00.tar.gz"')
  expect(rawPayload).toHaveLength(rows[0]?.bytes ?? -1)
  const path = join(folder, 'fetched.tar.gz')
  await writeFile(path, rawPayload)
  expect(await verifyBackup(path)).toMatchObject({ madeAt: began, files: { count: 1 } })

  expect((await remove(body.id)).body).toEqual({ removed: true })
  expect((await one(body.id)).status).toBe(404)
  expect(await Array.fromAsync(host.files.keys())).toEqual([`${workspace.id}/imports/one`])
  const { rows: told } = await owner.query(
    `select name from events where subject_kind = 'backup' order by at`,
  )
  expect(told.map(({ name }) => name)).toEqual(['backup.begun', 'backup.removed'])
})

test('one is made at a time, and one that was cut off with its server holds nobody up', async () => {
  const { body: first } = await make()
  const { status, problem } = await make()
  expect([status, problem.refusal]).toEqual([409, 'backup-running'])
  expect((await remove(first.id)).problem.refusal).toBe('backup-running')

  setNow(addMilliseconds(began, 61_000))
  expect((await one(first.id)).body).toMatchObject({
    state: 'failed',
    failure: 'The server stopped while it was made.',
  })
  const { status: file } = await call<typeof downloadBackup>(administrator, 'GET /backups/:backupId/file', {
    params: { backupId: first.id },
  })
  expect(file).toBe(404)
  const { body: second } = await make()
  expect(second.state).toBe('running')
  await drain()
  expect((await one(second.id)).body.state).toBe('done')
  expect((await one(first.id)).body.state).toBe('failed')
  for (const { id } of [first, second]) await remove(id)
})

test('one that would lack hidden rows fails, says so, and leaves no file behind', async () => {
  const { body } = await make()
  await owner.query('alter table absences force row level security')
  await drain()
  await owner.query('alter table absences no force row level security')
  const failed = (await one(body.id)).body
  expect([failed.state, failed.failure]).toEqual(['failed', expect.stringContaining('row-level security')])
  expect(await Array.fromAsync(host.files.keys())).toEqual([`${workspace.id}/imports/one`])
  await remove(body.id)
})

test('whoever does not administer every workspace of the server gets no backup of it', async () => {
  const { body } = await make()
  await drain()
  const { rows } = await owner.query(
    `insert into workspaces (name, is_example) values ('Merriden', true), ('Elsewhere', false) returning id`,
  )
  const refusals = [await make(), await one(body.id), await remove(body.id)]
  expect(refusals.map(({ status, problem }) => [status, problem.code])).toEqual(
    refusals.map(() => [403, 'forbidden']),
  )
  const { rows: shown, may } = await list()
  expect(shown).toEqual([])
  expect(may['backUp']).toContain('every workspace of this server')

  // The same login, administrator there too: then it is theirs again. The example never counted.
  const there = rows[1].id
  await owner.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ('u', 'Noor', 'noor@tarnwell.example', true)`,
  )
  const { rows: made } = await owner.query(
    `insert into people (workspace_id, name) values ($1, 'Noor') returning id`,
    [there],
  )
  await owner.query(
    `insert into memberships (workspace_id, person_id, auth_user_id) values ($1, $2, 'u'), ($3, $4, 'u')`,
    [workspace.id, administrator.personId, there, made[0].id],
  )
  expect((await one(body.id)).status).toBe(403)
  await owner.query(
    `insert into person_roles (workspace_id, person_id, role) values ($1, $2, 'administrator')`,
    [there, made[0].id],
  )
  expect((await one(body.id)).body.state).toBe('done')
})
