import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as people from '../people.contract.ts'
import type * as teams from '../team.contract.ts'

const { host, call, makeWorkspace, owner } = await startTestHost()
const here = await makeWorkspace('Tarnwell')
const { administrator, 'program-manager': manager, member, executive } = here.people

async function onRecord(name: string, email: string | null = null, as: PersonActor = manager) {
  const { body, status } = await call<typeof people.createPerson>(as, 'POST /people', {
    body: { name, email },
  })
  expect(status).toBe(200)
  return body
}

/** A person of the test workspaces can sign in once a membership says so. */
async function letIn(actor: PersonActor) {
  await owner.query(
    `insert into memberships (workspace_id, person_id, auth_user_id) values ($1, $2, $3) on conflict do nothing`,
    [actor.workspaceId, actor.personId, `login ${actor.personId}`],
  )
}

test('a person is put on record, changed with a version, and the later of two changes is told', async () => {
  const ylva = await onRecord('Ylva Bergqvist', 'Ylva@tarnwell.example')
  expect(ylva).toMatchObject({ email: 'ylva@tarnwell.example', signIn: 'none', roles: [], version: 1 })
  const change = { params: { personId: ylva.id }, body: { version: 1, title: 'CSM' } }
  const first = await call<typeof people.updatePerson>(manager, 'PATCH /people/:personId', change)
  expect(first.body).toMatchObject({ title: 'CSM', version: 2, name: 'Ylva Bergqvist' })
  const second = await call<typeof people.updatePerson>(manager, 'PATCH /people/:personId', change)
  expect(second).toMatchObject({ status: 409, problem: { code: 'conflict', current: { version: 2 } } })
})

test('an address or CRM id that somebody else has is refused beside its field', async () => {
  await onRecord('Mihai Dobrescu', 'mihai@tarnwell.example')
  const body = { name: 'Another', email: 'MIHAI@tarnwell.example' }
  const answer = await call<typeof people.createPerson>(manager, 'POST /people', { body })
  expect(answer).toMatchObject({
    status: 400,
    problem: { errors: [{ field: 'email', reason: 'already belongs to somebody else' }] },
  })
})

test('members see who there is, and not who can sign in', async () => {
  const { body } = await call<typeof people.listPeople>(member, 'GET /people')
  expect(body.rows.length).toBeGreaterThan(3)
  expect(body.rows.every((row) => row.signIn === null && row.lastSeenAt === null)).toBe(true)
  const refused = await call<typeof people.createPerson>(member, 'POST /people', { body: { name: 'X' } })
  expect(refused.status).toBe(403)
})

test('the list is cut by name and goes on where it stopped', async () => {
  const works = await makeWorkspace('Names')
  const boss = works.people.administrator
  const names = ['Ásta Birna', 'Ada Lind', 'Åsa Berg', 'Zoë Quist', 'Öjvind Ek', 'Bo Eck']
  for (const name of names) await onRecord(name, null, boss)
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { body } = await call<typeof people.listPeople>(boss, 'GET /people', { query: { size: 3, cursor } })
    seen.push(...body.rows.map((row) => row.name))
    if (body.next === null) break
    cursor = body.next
  }
  expect(seen).toHaveLength(names.length + 4)
  expect(seen.filter((name) => names.includes(name))).toEqual([
    'Ada Lind',
    'Åsa Berg',
    'Ásta Birna',
    'Bo Eck',
    'Öjvind Ek',
    'Zoë Quist',
  ])
  const broken = await call<typeof people.listPeople>(boss, 'GET /people', { query: { cursor: 'bm9wZQ' } })
  expect(broken.status).toBe(400)
})

test('people are found by a part of their name without its accents', async () => {
  await onRecord('Piotr Zieliński')
  const { body } = await call<typeof people.listPeople>(member, 'GET /people', { query: { q: 'zielin' } })
  expect(body.rows.map((row) => row.name)).toEqual(['Piotr Zieliński'])
})

test('only an administrator gives a role other than member', async () => {
  const dario = await onRecord('Dario Conti')
  const params = { personId: dario.id }
  const set = (as: PersonActor, roles: readonly string[], version: number) =>
    call<typeof people.setRoles>(as, 'PUT /people/:personId/roles', { params, body: { roles, version } })
  expect((await set(manager, ['member'], 1)).body.roles).toEqual(['member'])
  expect((await set(manager, ['member', 'program-manager'], 2)).status).toBe(403)
  expect((await set(administrator, ['member', 'program-manager'], 2)).body.roles).toEqual([
    'member',
    'program-manager',
  ])
  expect((await set(manager, ['member'], 3)).status).toBe(403)
})

test('the last administrator keeps the role and stays', async () => {
  const works = await makeWorkspace('One administrator')
  const boss = works.people.administrator
  await letIn(boss)
  const params = { personId: boss.personId }
  const roles = await call<typeof people.setRoles>(boss, 'PUT /people/:personId/roles', {
    params,
    body: { roles: ['member'], version: 1 },
  })
  expect(roles.problem).toMatchObject({ code: 'refused', refusal: 'last-administrator' })
  const left = await call<typeof people.markAsLeft>(boss, 'POST /people/:personId/departure', {
    params,
    body: { version: 1 },
  })
  expect(left.problem).toMatchObject({ refusal: 'last-administrator' })
})

test('two administrators cannot remove each other at the same moment', async () => {
  const works = await makeWorkspace('Two administrators')
  const [one, two] = [
    works.people.administrator,
    { ...works.people.member, roles: ['administrator'] } as PersonActor,
  ]
  await Promise.all([letIn(one), letIn(two)])
  await owner.query(`insert into person_roles values ($1, $2, 'administrator')`, [
    two.workspaceId,
    two.personId,
  ])
  const remove = (as: PersonActor, whom: PersonActor) =>
    call<typeof people.setRoles>(as, 'PUT /people/:personId/roles', {
      params: { personId: whom.personId },
      body: { roles: ['member'], version: 1 },
    })
  const answers = await Promise.all([remove(one, two), remove(two, one)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('somebody who left keeps the record, and comes back without a sign-in', async () => {
  const chiara = await onRecord('Chiara Anselmi', 'chiara@tarnwell.example')
  const params = { personId: chiara.id }
  const future = await call<typeof people.markAsLeft>(manager, 'POST /people/:personId/departure', {
    params,
    body: { version: 1, leftOn: '2026-12-31' },
  })
  expect(future.status).toBe(400)
  const left = await call<typeof people.markAsLeft>(manager, 'POST /people/:personId/departure', {
    params,
    body: { version: 1 },
  })
  expect(left.body).toMatchObject({ signIn: 'closed', leftAt: host.now() })
  const back = await call<typeof people.markAsBack>(manager, 'DELETE /people/:personId/departure', { params })
  expect(back.body).toMatchObject({ leftAt: null, signIn: 'none' })
})

test('a team has a manager and a parent, and never stands below itself', async () => {
  const make = (body: object) => call<typeof teams.createTeam>(manager, 'POST /teams', { body })
  const { body: success } = await make({
    name: 'Success',
    kind: 'customer-success',
    managerId: member.personId,
  })
  expect(success).toMatchObject({ manager: { id: member.personId }, people: 0 })
  const { body: nordics } = await make({ name: 'Nordics', kind: 'customer-success', parentId: success.id })
  const circle = await call<typeof teams.updateTeam>(manager, 'PATCH /teams/:teamId', {
    params: { teamId: success.id },
    body: { version: 1, parentId: nordics.id },
  })
  expect(circle.problem).toMatchObject({ refusal: 'circle' })
  expect((await make({ name: 'nordics', kind: 'sales' })).problem.errors).toEqual([
    { field: 'name', reason: 'is the name of another team' },
  ])
  const foreign = (await makeWorkspace('There')).people.member.personId
  expect((await make({ name: 'Other', kind: 'sales', managerId: foreign })).problem.errors?.[0]?.field).toBe(
    'managerId',
  )
  const params = { teamId: success.id }
  expect(
    (await call<typeof teams.deleteTeam>(manager, 'DELETE /teams/:teamId', { params })).problem.refusal,
  ).toBe('not-empty')
})

test('the people of a team and of those below it are listed together when asked', async () => {
  const { body: top } = await call<typeof teams.createTeam>(manager, 'POST /teams', {
    body: { name: 'Top', kind: 'sales' },
  })
  const { body: sub } = await call<typeof teams.createTeam>(manager, 'POST /teams', {
    body: { name: 'Sub', kind: 'sales', parentId: top.id },
  })
  await call<typeof people.createPerson>(manager, 'POST /people', {
    body: { name: 'Femke de Wit', teamId: sub.id },
  })
  const list = (query: object) =>
    call<typeof people.listPeople>(executive, 'GET /people', { query: { team: top.id, ...query } })
  expect((await list({})).body.rows).toEqual([])
  expect((await list({ withTeamsBelow: true })).body.rows.map((row) => row.name)).toEqual(['Femke de Wit'])
})

test('of another workspace nobody sees or changes a person', async () => {
  const there = await makeWorkspace('Elsewhere')
  const params = { personId: there.people.member.personId }
  for (const as of Object.values(here.people)) {
    expect((await call<typeof people.getPerson>(as, 'GET /people/:personId', { params })).status).toBe(404)
  }
  const change = await call<typeof people.updatePerson>(administrator, 'PATCH /people/:personId', {
    params,
    body: { version: 1, name: 'Taken' },
  })
  expect(change.status).toBe(404)
})
