import { expect, test } from 'vitest'
import type { listAdvocates } from '../../advocates/list.contract.ts'
import { refreshDocuments } from '../../advocates/server/refresh-documents.ts'
import type { getChange } from '../../outcomes/change/contract.ts'
import { refreshStandings } from '../../protection/server/refresh-standings.ts'
import type { listPromises } from '../../requests/clocks/promise.contract.ts'
import { keptBySide } from '../../requests/clocks/promises.ts'
import { tallyPromisesJob } from '../../requests/clocks/server/promise.jobs.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getMovement } from '../../stewardship/movement/contract.ts'
import { sellingNow } from '../../stewardship/movement/movement.ts'
import type { getToday } from '../contract.ts'

// 2 March 2026 is a Monday; test workspaces stand in UTC and work from 9 to 17.
const now = '2026-03-02T15:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

async function setUp() {
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  const db = host.door.in(works.id)
  const manager = works.people['program-manager']
  const align = async () => {
    const { duties } = (await call<typeof getToday>(manager, 'GET /today')).body
    return duties.find(({ duty }) => duty === 'align')
  }
  /** An account that has a deal with us open, and somebody there. */
  const sellTo = async (account: Parameters<typeof makeContacts>[2]) => {
    const [contactId = ''] = await makeContacts(host.door, works, account, [
      { name: `Bo of ${account.name}` },
    ])
    const contact = db.selectFrom('contacts').select('account_id').where('id', '=', contactId)
    const { account_id } = await contact.executeTakeFirstOrThrow()
    await db
      .insertInto('opportunities')
      .values({ ...own, account_id, name: 'A deal', state: 'open' })
      .execute()
    return contactId
  }
  const enrol = async (...ids: string[]) => {
    const stage = { stage: 'discoverable', stage_since: '2025-01-01T00:00:00Z' }
    await db
      .insertInto('advocates')
      .values(ids.map((contact_id) => ({ ...own, contact_id, ...stage })))
      .execute()
    await host.door.write(works.id, async (tx) => {
      await refreshStandings(tx, ids, now)
      await refreshDocuments(tx, works.id, ids, now)
    })
  }
  return { works, own, db, manager, align, sellTo, enrol }
}

test('how many segments that sell have somebody free is the figure of the page it opens to', async () => {
  const { db, manager, align, sellTo, enrol } = await setUp()
  expect(await align()).toMatchObject({ state: 'too-few', figure: '0 of 0' })
  const free = await sellTo({ name: 'Elbkontor', country: 'DE' })
  const held = await sellTo({ name: 'Vik', country: 'SE' })
  await sellTo({ name: 'Rio', country: 'BR' })
  await db.updateTable('accounts').set({ health: 'poor' }).where('name', '=', 'Vik').execute()
  await enrol(free, held)
  const { segments } = (await call<typeof getMovement>(manager, 'GET /movement')).body
  const { selling, covered } = sellingNow(segments)
  expect(selling.map((segment) => segment.free > 0)).toContain(true)
  expect(await align()).toMatchObject({
    ...{ figure: `${covered} of ${selling.length}`, to: '/recruiting/movement?show=selling' },
    ...{ state: 'look', word: 'Gaps' },
  })
  // As the page of segments opens who is free in one of them.
  for (const { regionId, free: count } of selling) {
    const query = { region: [regionId ?? ''], availability: ['free', 'close-to-limit'] as const }
    const { rows } = (await call<typeof listAdvocates>(manager, 'GET /advocates', { query })).body
    expect(rows).toHaveLength(count)
  }
})

test('teams whose executive supports in name only are told, and open to what did not move', async () => {
  const { works, own, db, manager, align } = await setUp()
  const { executive, member } = works.people
  const support = { executive_id: executive.personId, executive_influence: 'strong' }
  const { id: team_id } = await db
    .insertInto('teams')
    .values({ ...own, name: 'Events', kind: 'events', ...support })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('people').set({ team_id }).where('id', '=', member.personId).execute()
  expect(await align()).toMatchObject({
    ...{ state: 'look', word: 'In name only' },
    says: expect.stringContaining(' Support in name only: Events.'),
    more: expect.arrayContaining([{ label: 'What did not move', to: '/results/change?show=in-name-only' }]),
  })
  const { teams } = (await call<typeof getChange>(manager, 'GET /results/change')).body
  expect(teams.filter(({ inNameOnly }) => inNameOnly).map(({ name }) => name)).toEqual(['Events'])
  // Somebody of the team was put forward: it moves.
  const [contact_id = ''] = await makeContacts(host.door, works, { name: 'Mill' }, [{ name: 'Ada' }])
  const nomination = { ...own, contact_id, team_id, why: 'x', reach: 'wait', created_at: now }
  await db
    .insertInto('nominations')
    .values({ ...nomination, nominator_id: member.personId })
    .execute()
  expect((await align())?.says).not.toContain('in name only')
})

test('promises of both sides are counted every hour, as the page they open to counts them', async () => {
  const { works, own, db, manager, align } = await setUp()
  const typeId = (await activityIds(host.door, works))['sales-reference-call'] ?? ''
  const request = { ...own, requester_id: works.people.member.personId, activity_type_id: typeId }
  const matched = { state: 'matched', audience: 'buyers', title: 'A German hospital' }
  await db
    .insertInto('requests')
    .values([
      {
        ...{ ...request, ...matched, number: 1, submitted_at: '2026-03-02T09:00:00Z' },
        ...{ answered_at: '2026-03-02T10:00:00Z', matched_at: '2026-03-02T12:00:00Z' },
      },
      {
        ...{ ...request, ...matched, number: 2, submitted_at: '2026-02-23T09:00:00Z' },
        answered_at: '2026-02-25T10:00:00Z',
      },
      {
        ...{ ...request, ...matched, state: 'submitted', number: 3, submitted_at: '2026-03-02T09:00:00Z' },
        due_at: '2026-03-02T12:00:00Z',
      },
    ])
    .execute()
  await tallyPromisesJob.run({ host, data: {}, now, jobId: 'by hand' })
  const told = await align()
  const [first, second] = told?.more.map(({ to }) => new URL(to, 'https://here.example')) ?? []
  expect([first, second].map((url) => [url?.pathname, url?.searchParams.get('side')])).toEqual([
    ['/requests/promises', 'program'],
    ['/requests/promises', 'others'],
  ])
  const [from = '', until = ''] = ['from', 'until'].map((name) => first?.searchParams.get(name) ?? '')
  expect([from, until]).toEqual(['2025-12-03', '2026-03-02'])
  const { rows } = (await call<typeof listPromises>(manager, 'GET /promises', { query: { from, until } }))
    .body
  expect(rows.find(({ code }) => code === 'first-answer')).toMatchObject({ met: 1, due: 2 })
  const { ours, theirs } = keptBySide(rows)
  expect(told?.says).toBe(
    `Promises kept in 90 days: ours ${ours.kept} of ${ours.of}, those of others ${theirs.kept} of ${theirs.of}.`,
  )
  const other = await makeWorkspace()
  const kept = await host.door.in(other.id).selectFrom('promise_tallies').select('workspace_id').execute()
  expect(kept.some(({ workspace_id }) => workspace_id === works.id)).toBe(false)
})
