import { expect, test } from 'vitest'
import { event } from '../kernel/event.ts'
import { announce } from './announce.ts'
import { startTestHost } from './testing/test-host.ts'

const { host, app, makeWorkspace, drain } = await startTestHost()

test('a workspace sees its own people and nothing of another', async () => {
  const [here, there] = [await makeWorkspace('Here'), await makeWorkspace('There')]
  const seen = await host.door.in(here.id).selectFrom('people').select('workspace_id').execute()
  expect(new Set(seen.map((row) => row.workspace_id))).toEqual(new Set([here.id]))
  expect(await host.door.global.selectFrom('people').select('id').execute()).toEqual([])
  const foreign = host.door
    .in(here.id)
    .updateTable('people')
    .set({ name: 'taken' })
    .where('workspace_id', '=', there.id)
  expect((await foreign.executeTakeFirst()).numUpdatedRows).toBe(0n)
})

test('an event is kept with its texts, and nobody can change it', async () => {
  const here = await makeWorkspace()
  const actor = here.people.administrator
  await host.door.write(here.id, (tx) =>
    announce(
      tx,
      event('person.invited', actor, { kind: 'person', id: actor.personId }, { texts: { name: 'Ada' } }),
    ),
  )
  const db = host.door.in(here.id)
  const [row] = await db.selectFrom('events').selectAll().execute()
  expect(row).toMatchObject({ name: 'person.invited', actor_id: actor.personId, subject_id: actor.personId })
  await expect(db.updateTable('events').set({ name: 'other' }).execute()).rejects.toThrow(/permission denied/)
  await expect(db.deleteFrom('events').execute()).rejects.toThrow(/permission denied/)
})

test('health answers, and what is not there is a problem document', async () => {
  expect((await app.inject('/api/health')).json()).toEqual({ status: 'ok' })
  const missing = await app.inject('/api/v1/nothing')
  expect(missing.statusCode).toBe(404)
  expect(missing.headers['content-type']).toContain('application/problem+json')
  expect(missing.json()).toMatchObject({ code: 'not-found' })
})

test('the queues drain', async () => {
  expect(await drain()).toBe(0)
})
