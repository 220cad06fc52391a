import { expect, test } from 'vitest'
import type { addJourneyStep } from '../../../advocates/advocate.contract.ts'
import { activityIds, makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { createAcceptanceRule, previewAcceptanceRule } from '../../acceptance/acceptance.contract.ts'
import type { getArcs, getDiversity, listArcRows, logCultivation } from '../../arcs/arc.contract.ts'
import { arcSteps, dimensions } from '../../arcs/arc.ts'
import type { getNomination, listNominations, nominate } from '../../contract.ts'
import type { addEvidence, listEvidence } from '../../evidence/evidence.contract.ts'
import type { getRecruiting } from '../../recruiting.contract.ts'
import type {
  callForNominations,
  getNomineeUses,
  getOwnNominations,
  getParticipation,
  listNominators,
} from '../participation.contract.ts'

const { host, owner, call, drain, makeWorkspace, setNow } = await startTestHost()

async function start() {
  setNow('2026-03-02T09:00:00.000Z')
  const works = await makeWorkspace()
  const { member, executive, 'program-manager': manager } = works.people
  const people = await makeContacts(
    host.door,
    works,
    { name: 'Havenbedrijf', owner: member.email, health: 'good' },
    [{ name: 'Annelies Vermeulen' }, { name: 'Johan ter Steege' }, { name: 'Mieke Aerts' }],
  )
  const db = host.door.in(works.id)
  const teams = await owner.query<{ id: string; name: string }>(
    `insert into teams (workspace_id, name, kind) values ($1, 'Customer Success', 'customer-success'), ($1, 'Support', 'support')
     returning id, name`,
    [works.id],
  )
  const [cs, support] = teams.rows.map(({ id }) => id)
  // Teams and people are older than the day the test plays on.
  for (const table of ['teams', 'people'])
    await owner.query(`update ${table} set created_at = '2025-06-01' where workspace_id = $1`, [works.id])
  await owner.query('update people set team_id = $2 where workspace_id = $1 and id = $3', [
    works.id,
    cs,
    member.personId,
  ])
  await owner.query('update people set team_id = $2 where workspace_id = $1 and id = $3', [
    works.id,
    support,
    executive.personId,
  ])
  const put = async (actor: typeof member, contactId: string | undefined, more: object = {}) =>
    (
      await call<typeof nominate>(actor, 'POST /nominations', {
        body: { contactId, why: 'Ten of ten.', reach: 'nominator-introduces', ...more },
      })
    ).body.id
  const { rows } = await owner.query<{ id: string }>('select id from accounts where workspace_id = $1', [
    works.id,
  ])
  return { works, member, executive, manager, people, db, cs, support, put, accountId: rows[0]?.id ?? '' }
}

const ownerRule = [{ is: 'owner' }, { is: 'health', among: ['good'] }] as const

test('a rule takes up what its conditions fit, before and after it was made, and says what it found', async () => {
  const it = await start()
  const waiting = await it.put(it.member, it.people[0])
  const others = await it.put(it.executive, it.people[1])
  const preview = await call<typeof previewAcceptanceRule>(it.manager, 'POST /acceptance-rules/previews', {
    body: { conditions: [...ownerRule] },
  })
  expect(preview.body).toMatchObject({ waiting: 2, takes: 1, past: { fits: 0 } })
  const body = { name: 'Owners know', isOn: true, conditions: [...ownerRule] }
  const made = await call<typeof createAcceptanceRule>(it.manager, 'POST /acceptance-rules', { body })
  expect(made.status).toBe(200)
  const read = async (nominationId: string) =>
    (
      await call<typeof getNomination>(it.manager, 'GET /nominations/:nominationId', {
        params: { nominationId },
      })
    ).body
  expect(await read(waiting)).toMatchObject({
    state: 'accepted',
    stage: 'potential',
    decidedBy: null,
    rule: {
      name: 'Owners know',
      findings: [
        { says: 'Put forward by their relationship owner', holds: true },
        { says: 'Health is good', holds: true },
      ],
    },
  })
  expect(await read(others)).toMatchObject({ state: 'new', rule: null })
  const later = await it.put(it.member, it.people[2])
  await drain()
  expect(await read(later)).toMatchObject({ state: 'accepted' })
  const told = await it.db.selectFrom('notifications').select(['person_id', 'title']).execute()
  expect(
    told
      .filter(({ person_id }) => person_id === it.member.personId)
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual(['Annelies Vermeulen: taken up', 'Mieke Aerts: taken up'])
})

test('participation tells what became of it by team and person, and every figure has its rows', async () => {
  const it = await start()
  const id = await it.put(it.member, it.people[0])
  const types = await activityIds(host.door, it.works)
  await call(it.manager, 'POST /nominations/:nominationId/decision', {
    params: { nominationId: id },
    body: { version: 1, decision: 'accept' },
  })
  const step = (action: string, more: object = {}) =>
    call<typeof addJourneyStep>(it.manager, 'POST /advocates/:contactId/journey-steps', {
      params: { contactId: it.people[0] ?? '' },
      body: { action, ...more },
    } as never)
  await step('introduce')
  await owner.query(
    `with o as (insert into opportunities (workspace_id, name, account_id, state, close_on, created_on, kind)
       values ($1, 'Expansion', $2, 'won', '2026-03-20', '2026-02-01', 'expansion') returning id)
     insert into ledger_entries (workspace_id, kind, contact_id, account_id, activity_type_id, state, title, source_kind, done_on,
       effective_on, load_quarters, full_load_quarters, opportunity_id)
     select $1, 'ask', $3, $2, $4, 'done', 'Call', 'import', '2026-03-10', '2026-03-10', 4, 4, o.id from o`,
    [it.works.id, it.accountId, it.people[0], types['sales-reference-call']],
  )
  await owner.query(`update advocates set stage = 'active' where workspace_id = $1`, [it.works.id])
  setNow('2026-04-01T09:00:00.000Z')
  const read = (await call<typeof getParticipation>(it.manager, 'GET /recruiting/nominators')).body
  expect(read.total).toEqual({ nominations: 1, people: 1, byCustomers: 0 })
  expect(read.teams).toMatchObject([
    {
      team: { name: 'Customer Success' },
      nominations: 1,
      accepted: 1,
      discoverable: 1,
      uses: 1,
      wonDeals: 1,
      isSilent: false,
    },
    { team: { name: 'Support' }, nominations: 0, isSilent: true, written: null, lastAt: null },
  ])
  const board = async () => (await call<typeof getRecruiting>(it.manager, 'GET /recruiting')).body
  expect(await board()).toMatchObject({ silentTeams: ['Support'], silentDays: 90 })
  await owner.query(`update people set created_at = '2026-02-01' where id = $1`, [it.executive.personId])
  const early = (await call<typeof getParticipation>(it.manager, 'GET /recruiting/nominators')).body
  expect(early.teams[1]).toMatchObject({ team: { name: 'Support' }, isSilent: false })
  expect((await board()).silentTeams).toEqual([])
  const people = (await call<typeof listNominators>(it.manager, 'GET /recruiting/nominators/people')).body
  expect(people.rows).toMatchObject([{ person: { name: it.member.name }, uses: 1, wonDeals: 1 }])
  const rows = async (query: object) =>
    (await call<typeof listNominations>(it.manager, 'GET /nominations', { query: { ...query } })).body.rows
      .length
  expect(await rows({ team: it.cs, found: true, since: read.since })).toBe(1)
  expect(await rows({ team: it.cs, helped: true })).toBe(1)
  expect(await rows({ team: it.support })).toBe(0)
  const own = (await call<typeof getOwnNominations>(it.member, 'GET /nominations/own')).body
  expect(own).toEqual({
    nominations: 1,
    accepted: 1,
    waiting: 0,
    discoverable: 1,
    uses: 1,
    opportunities: 1,
    wonDeals: 1,
  })
  const uses = await call<typeof getNomineeUses>(it.member, 'GET /nominations/:nominationId/uses', {
    params: { nominationId: id },
  })
  expect(uses.body.uses).toMatchObject([
    { activity: 'Sales reference call', on: '2026-03-10', opportunity: { state: 'won' } },
  ])

  const sent = await call<typeof callForNominations>(it.manager, 'POST /recruiting/calls', {
    body: { teamIds: [it.support ?? ''], words: 'Who thanked you lately?' },
  })
  expect(sent.body).toEqual({ people: 1 })
  const after = (await call<typeof getParticipation>(it.manager, 'GET /recruiting/nominators')).body
  expect(after.teams[1]?.written).toMatchObject({ by: it.manager.name })

  const arcs = (await call<typeof getArcs>(it.manager, 'GET /recruiting/arcs')).body
  expect(arcs.cultivate).toMatchObject({
    won: 1,
    live: 0,
    prompted: 0,
    putForward: 0,
    discoverable: 0,
    share: 0,
  })
  expect(arcs.engage).toMatchObject({ inProgram: 1, ready: 1, share: 1 })
  expect(arcs.putToWork).toMatchObject({
    asked: 0,
    met: 0,
    share: null,
    wonWith: 1,
    wonWithNominated: 1,
    toSignatureDays: 10,
  })
  const counts = {
    won: 1,
    live: 0,
    prompted: 0,
    'put-forward': 0,
    discoverable: 0,
    'in-program': 1,
    ready: 1,
    asked: 0,
    met: 0,
    'won-with': 1,
  }
  for (const stepName of arcSteps) {
    const listed = await call<typeof listArcRows>(it.manager, 'GET /recruiting/arcs/rows', {
      query: { step: stepName },
    })
    if (stepName !== 'fresh')
      expect([stepName, listed.body.rows.length]).toEqual([stepName, counts[stepName]])
  }
  for (const by of dimensions) {
    const { body } = await call<typeof getDiversity>(it.manager, 'GET /recruiting/diversity', {
      query: { by },
    })
    expect([by, body.total]).toEqual([by, { advocates: 1, customers: 1, opportunities: 0 }])
  }
  const logged = await call<typeof logCultivation>(it.executive, 'POST /accounts/:accountId/cultivations', {
    params: { accountId: it.accountId },
    body: { kind: 'problem-solving', doneOn: '2026-03-30', words: 'The export, in a day' },
  })
  expect(logged.status).toBe(200)
  expect(
    (await call<typeof getArcs>(it.manager, 'GET /recruiting/arcs')).body.cultivate.cultivations,
  ).toEqual([{ kind: 'problem-solving', count: 1, accounts: 1 }])
})

test('links stand behind a nomination for those who see it; nothing but the web may be linked to', async () => {
  const it = await start()
  const nominationId = await it.put(it.member, it.people[0])
  const params = { nominationId }
  const add = (actor: typeof it.member, address: string) =>
    call<typeof addEvidence>(actor, 'POST /nominations/:nominationId/evidence', { params, body: { address } })
  expect((await add(it.member, 'https://review.example/12')).status).toBe(200)
  expect((await add(it.member, 'javascript:alert(1)')).status).toBe(400)
  expect((await add(it.executive, 'https://review.example/13')).status).toBe(404)
  const { body } = await call<typeof listEvidence>(it.manager, 'GET /nominations/:nominationId/evidence', {
    params,
  })
  expect(body.rows).toMatchObject([{ kind: 'link', title: 'review.example/12', mayRemove: true }])
})
