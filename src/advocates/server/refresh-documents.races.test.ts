import { expect, test } from 'vitest'
import { refreshStandings } from '../../protection/server/refresh-standings.ts'
import { lockForMany } from '../../server/lock-for-many.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { refreshAdvocatesJob } from './jobs.ts'
import { refreshDocuments } from './refresh-documents.ts'

const { host, makeWorkspace, owner } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const rounds = 4

/** Two hundred people who lie in the table the other way round than their ids go. */
async function setUp() {
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  const ids = Array.from({ length: 200 }, () => crypto.randomUUID())
    .sort()
    .reverse()
  await host.door.write(works.id, async (tx) => {
    await tx
      .insertInto('contacts')
      .values(ids.map((id, at) => ({ ...own, id, name: `Person ${at}` })))
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    await tx
      .insertInto('advocates')
      .values(ids.map((contact_id) => ({ ...own, contact_id, ...stage })))
      .execute()
    await refreshStandings(tx, ids, host.now())
    await refreshDocuments(tx, works.id, ids, host.now())
  })
  const db = host.door.in(works.id)
  const rename = (round: number) =>
    owner.query(`update contacts set name = 'Person ' || md5(id::text || $2) where workspace_id = $1`, [
      works.id,
      String(round),
    ])
  const turn = (isAway: boolean) =>
    isAway
      ? db
          .insertInto('absences')
          .values(
            ids.map((contact_id) => ({ ...own, contact_id, from_on: '2026-03-01', until_on: '2026-03-09' })),
          )
          .execute()
      : db.deleteFrom('absences').execute()
  return { works, ids, db, rename, turn }
}

const failures = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))

test('two that write the same documents one by one, in opposite orders, wait for each other and never in a ring', {
  timeout: 180_000,
}, async () => {
  const { works, ids, rename } = await setUp()
  const oneByOne = (order: readonly string[]) =>
    host.door.write(works.id, async (tx) => {
      await lockForMany(tx, works.id)
      for (const id of order) await refreshDocuments(tx, works.id, [id], host.now())
    })
  const some = ids.slice(0, 25)
  for (let round = 0; round < rounds; round += 1) {
    await rename(round)
    const settled = await Promise.allSettled([
      oneByOne(some),
      oneByOne(some.toReversed()),
      refreshAdvocatesJob.run({ host, data: { workspaceId: works.id }, now: host.now(), jobId: '' }),
    ])
    expect([round, failures(settled)]).toEqual([round, []])
  }
})

test('standings that turn and documents of the same people are written in one order', {
  timeout: 180_000,
}, async () => {
  const { works, ids, db, rename, turn } = await setUp()
  for (let round = 0; round < rounds; round += 1) {
    await rename(round)
    await turn(round % 2 === 0)
    const settled = await Promise.allSettled([
      host.door.write(works.id, (tx) => refreshStandings(tx, ids, host.now())),
      host.door.write(works.id, (tx) => refreshDocuments(tx, works.id, ids.toReversed(), host.now())),
    ])
    expect([round, failures(settled)]).toEqual([round, []])
    const told = await db.selectFrom('advocate_documents').select('state').distinct().execute()
    expect(told).toEqual([{ state: round % 2 === 0 ? 'held' : 'free' }])
  }
})
