import { expect, test } from 'vitest'
import type { putSetting } from '../../../identity/setting.contract.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import { indicators } from '../change.ts'
import type { getChange, listChangeRows } from '../contract.ts'

const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const works = await makeWorkspace()
const { 'program-manager': manager, administrator, member } = works.people
const own = { workspace_id: works.id }
const db = host.door.in(works.id)

const { id: teamId } = await db
  .insertInto('teams')
  .values({
    ...own,
    name: 'Sales',
    kind: 'sales',
    executive_id: member.personId,
    executive_influence: 'strong',
  })
  .returning('id')
  .executeTakeFirstOrThrow()
await db.updateTable('people').set({ team_id: teamId }).where('id', '=', member.personId).execute()
const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed'].map((name) => ({ name }))
const contacts = await makeContacts(host.door, works, { name: 'Mill' }, names)

/** Two put forward last quarter, three in this one: half more. */
const moments = ['2025-11-03', '2025-11-20', '2026-01-12', '2026-02-03', '2026-02-24']
for (const [at, day] of moments.entries())
  await db
    .insertInto('nominations')
    .values({
      ...own,
      ...{ contact_id: contacts[at] ?? '', why: 'x', reach: 'wait', nominator_id: member.personId },
      ...{ team_id: teamId, created_at: `${day}T09:00:00Z` },
    })
    .execute()

const read = async () => (await call<typeof getChange>(manager, 'GET /results/change')).body
const set = (name: string, value: number) =>
  call<typeof putSetting>(administrator, 'PUT /settings/:name', { params: { name }, body: { value } })

test('a team whose executive has influence is in name only where nothing moved as far as the workspace asks', async () => {
  const [team] = (await read()).teams
  expect(team).toMatchObject({
    name: 'Sales',
    isSupportHigh: true,
    inNameOnly: false,
    now: { nominations: { met: 3, of: null } },
    before: { nominations: { met: 2, of: null } },
  })
  await set('outcomes.change-step-percent', 60)
  expect((await read()).teams[0]?.inNameOnly).toBe(true)
  await set('outcomes.change-step-percent', 50)
  expect((await read()).teams[0]?.inNameOnly).toBe(false)
})

test('every figure of a quarter and of a team opens to as many rows', async () => {
  const { quarters, now, teams } = await read()
  const parts = [
    ...quarters.map(({ levels, ...days }) => ({ levels, days, team: undefined })),
    ...teams.map((team) => ({ levels: team.now, days: now, team: team.id })),
  ]
  for (const { levels, days, team } of parts) {
    for (const indicator of indicators) {
      const query = { indicator, ...days, team, size: 200 }
      const { rows } = (await call<typeof listChangeRows>(manager, 'GET /results/change/rows', { query }))
        .body
      const { met, of } = levels[indicator]
      expect([indicator, rows.filter(({ isMet }) => isMet).length]).toEqual([indicator, met])
      if (of !== null) expect([indicator, rows.length]).toEqual([indicator, of])
    }
  }
})
