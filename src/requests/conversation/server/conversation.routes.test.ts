import { expect, test } from 'vitest'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import { uploadFiles } from '../../../server/testing/upload-files.ts'
import type { getRequest, listRequests, writeMessage } from '../../request.contract.ts'
import type { removeRequestFile, watchRequest } from '../conversation.contract.ts'
import { forgetRequestFilesJob } from './file.jobs.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { app, call, host, makeWorkspace, owner: database } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people
const requestId = await submitFor(server, works, member, 'sales-reference-call')
const colleague = await makeColleague(server, works, 'Vera Lind')

const show = (by: PersonActor) =>
  call<typeof getRequest>(by, 'GET /requests/:requestId', { params: { requestId } })
const write = (by: PersonActor, body: { text: string; mentions?: string[]; fileIds?: string[] }) =>
  call<typeof writeMessage>(by, 'POST /requests/:requestId/messages', { params: { requestId }, body })
const upload = (by: PersonActor, name: string, content: string | Uint8Array<ArrayBuffer>) =>
  uploadFiles(app, by, `/requests/${requestId}/files`, [{ name, content }])
const mailsTo = async (person: PersonActor) => {
  const { rows } = await database.query<{ subject: string }>(
    `select subject from mails where workspace_id = $1 and to_address = $2 order by created_at, id`,
    [works.id, person.email],
  )
  return rows.map(({ subject }) => subject)
}

test('who is named in a message is told, and sees the request from then on; nobody is told twice', async () => {
  expect((await show(colleague)).status).toBe(404)
  const written = await write(manager, { text: '@Vera Lind, can we go on?', mentions: [colleague.personId] })
  expect(written.body.conversation.at(-1)).toMatchObject({ mentions: [{ name: 'Vera Lind' }] })
  expect((await show(colleague)).body).toMatchObject({ isWatching: true, may: { write: null } })
  const listed = await call<typeof listRequests>(colleague, 'GET /requests', { query: { view: 'open' } })
  expect(listed.body.rows.map(({ id }) => id)).toEqual([requestId])
  await write(member, { text: 'Please do' })
  await call<typeof watchRequest>(colleague, 'PUT /requests/:requestId/watch', {
    params: { requestId },
    body: { isWatching: false },
  })
  await write(member, { text: 'Still waiting' })
  expect((await show(colleague)).body).toMatchObject({ isWatching: false })
  const nobody = await write(manager, { text: 'x', mentions: [crypto.randomUUID()] })
  expect(nobody.problem.errors?.[0]?.field).toBe('mentions')
})

test('a file is kept as what it is, given to whoever sees the request, and removed for good', async () => {
  const sent = await upload(member, '../Brief für Köln.pdf', '%PDF-1.7 some words')
  expect([sent.status, sent.body.files]).toMatchObject([200, [{ name: 'Brief für Köln.pdf', bytes: 19 }]])
  const fileId = sent.body.files[0].id as string
  await write(member, { text: 'Here it is', fileIds: [fileId] })
  const { body } = await show(manager)
  expect(body.conversation.at(-1)?.files).toMatchObject([{ id: fileId }])
  // Somebody else's file, or one that was sent already, comes with no second message.
  expect((await write(manager, { text: 'Mine', fileIds: [fileId] })).problem.errors?.[0]?.field).toBe(
    'fileIds',
  )
  const got = await app.inject({
    url: `/api/v1/requests/${requestId}/files/${fileId}`,
    headers: { 'x-test-actor': encodeURIComponent(JSON.stringify(colleague)) },
  })
  expect([got.statusCode, got.body, got.headers['content-disposition']]).toEqual([
    200,
    '%PDF-1.7 some words',
    `attachment; filename*=UTF-8''Brief%20f%C3%BCr%20K%C3%B6ln.pdf`,
  ])
  const stranger = await makeColleague(server, works, 'Tamsin Hale')
  const refused = await call(
    stranger,
    'GET /requests/:requestId/files/:fileId' as never,
    {
      params: { requestId, fileId },
    } as never,
  )
  expect(refused.status).toBe(404)
  const remove = (by: PersonActor) =>
    call<typeof removeRequestFile>(by, 'DELETE /requests/:requestId/files/:fileId', {
      params: { requestId, fileId },
    })
  expect((await remove(colleague)).status).toBe(403)
  expect((await remove(manager)).status).toBe(200)
  expect(await storedKeys()).toEqual([])
  expect((await show(manager)).body.history.map(({ says }) => says)).toContain(
    'Removed the file Brief für Köln.pdf',
  )
})

test.each([
  ['page.html', '<script>', 415],
  ['brief.pdf', 'MZ', 415],
  ['empty.txt', '', 415],
  ['huge.txt', new Uint8Array(20 * 1024 * 1024 + 1).fill(32), 413],
])('%s is refused by its name, and nothing is kept', async (name, content, status) => {
  const sent = await upload(member, name, content as string)
  expect([sent.status, sent.body.errors?.[0]?.field]).toEqual([status, 'file'])
  expect(sent.body.detail).toContain(name)
  expect(await storedKeys()).toEqual([])
})

test('a file whose request is gone leaves the store, the night after it was first missed', async () => {
  await upload(member, 'left.txt', 'left behind')
  await database.query('delete from request_files where workspace_id = $1', [works.id])
  const night = (now: string) => forgetRequestFilesJob.run({ host, now } as never)
  await night('2026-03-03T03:40:00.000Z')
  expect(await storedKeys()).toHaveLength(1)
  await night('2026-03-04T03:40:00.000Z')
  expect(await storedKeys()).toEqual([])
})

async function storedKeys(): Promise<string[]> {
  const keys: string[] = []
  for await (const key of host.files.keys()) if (key.includes('/requests/')) keys.push(key)
  return keys
}

test('the mails of a conversation: the named is asked to look, watchers and the other side read what was written', async () => {
  expect(await mailsTo(colleague)).toEqual([
    expect.stringContaining('wants you to look at it'),
    expect.stringContaining('wrote'),
  ])
})
