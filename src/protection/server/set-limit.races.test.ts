import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import { readFacts, readRules } from './facts.reads.ts'
import { reserveAsk } from './reserve-ask.ts'
import { setLimit } from './set-limit.ts'

const { host, owner, makeWorkspace } = await startTestHost()

async function setUp() {
  const workspace = await makeWorkspace()
  const own = { workspace_id: workspace.id }
  return host.door.write(workspace.id, async (tx) => {
    const { id: account_id } = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contacts = await tx
      .insertInto('contacts')
      .values(['Ada Quist', 'Bo Eck'].map((name) => ({ ...own, name, account_id })))
      .returning('id')
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    await tx
      .insertInto('advocates')
      .values(contacts.map(({ id }) => ({ ...own, contact_id: id, ...stage })))
      .execute()
    const { id: activityTypeId } = await tx
      .selectFrom('activity_types')
      .select('id')
      .where('code', '=', 'sales-reference-call')
      .executeTakeFirstOrThrow()
    const [ada = '', bo = ''] = contacts.map(({ id }) => id)
    return { workspace, manager: workspace.people['program-manager'], ada, bo, activityTypeId }
  })
}

const waitingForLock = async (count: number): Promise<void> => {
  for (let tried = 0; tried < 200; tried += 1) {
    const { rows } = await owner.query<{ waiting: number }>(
      'select count(*)::int as waiting from pg_locks where not granted',
    )
    if ((rows[0]?.waiting ?? 0) >= count) return
    await new Promise((done) => setTimeout(done, 10))
  }
  throw new Error('nobody waits')
}

test('of a limit and an ask of a colleague that meet, what is stored knows both', async () => {
  const { workspace, manager, ada, bo, activityTypeId } = await setUp()
  const now = host.now()
  let asked: Promise<unknown> | undefined
  await host.door.write(workspace.id, async (tx) => {
    const limit = { setting: 'protection.contact-cap', value: 3, reason: 'Tired', contactId: ada }
    expect(await setLimit(tx, manager, limit, now)).toMatchObject({ ok: true })
    // The ask reaches the standings of the account while the limit is set but not committed, and waits for it.
    asked = host.door.write(workspace.id, (other) =>
      reserveAsk(other, manager, { contactId: bo, activityTypeId, wishedOn: '2026-04-01' }, now),
    )
    await waitingForLock(1)
  })
  expect(await asked).toMatchObject({ ok: true })
  const db = host.door.in(workspace.id)
  const row = await db
    .selectFrom('protection_standings')
    .select('cap_quarters')
    .where('contact_id', '=', ada)
    .executeTakeFirst()
  const facts = await readFacts(db, [ada], await readRules(db, now))
  expect([row?.cap_quarters, facts.get(ada)?.rules.contactCap]).toEqual([12, 12])
})
