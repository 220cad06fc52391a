import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { toId } from '../../../kernel/ids.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { getNomination } from '../../contract.ts'
import type { answerPrompt, listPrompts, openPrompt } from '../prompt.contract.ts'
import { promptOwners } from './prompt.jobs.ts'

const { host, owner, call, makeWorkspace, setNow } = await startTestHost()

async function start(accounts: readonly string[]) {
  setNow('2026-06-01T09:00:00.000Z')
  const works = await makeWorkspace()
  const { member, 'program-manager': manager } = works.people
  const people: string[][] = []
  for (const name of accounts) {
    people.push(
      await makeContacts(host.door, works, { name, owner: member.email }, [
        { name: `Annelies of ${name}`, title: 'Head of finance', seniority: 'director' },
        { name: `Johan of ${name}`, seniority: 'specialist' },
      ]),
    )
  }
  const db = host.door.in(works.id)
  await owner.query(`insert into products (workspace_id, name) values ($1, 'Ledger')`, [works.id])
  const run = async (now: string) => {
    setNow(now)
    const workspaceId = toId<'workspace'>(works.id)
    await promptOwners({
      ...{ host, now, workspaceId, timeZone: 'UTC', db },
      actor: { kind: 'system', workspaceId, task: 'prompt-owners' },
      each: async (items, each) => {
        for (const item of items) await host.door.write(workspaceId, (tx) => each(tx, item))
      },
    })
  }
  const win = (name: string, liveOn: string) =>
    owner.query(
      `with a as (select id from accounts where workspace_id = $1 and name = $2), p as (select id from products where workspace_id = $1),
        live as (insert into account_products (workspace_id, account_id, product_id, live_on) select $1, a.id, p.id, $3::date from a, p)
       insert into opportunities (workspace_id, name, account_id, state, close_on, product_id, kind)
       select $1, 'First', a.id, 'won', $3::date - 20, p.id, 'new' from a, p`,
      [works.id, name, liveOn],
    )
  const tokens = async () => {
    const mails = await db.selectFrom('mails').select(['subject', 'sealed_link']).orderBy('id').execute()
    return mails.map(({ subject, sealed_link }) => ({
      subject,
      token:
        host.secrets
          .unseal(sealed_link ?? '')
          .split('/')
          .at(-1) ?? '',
    }))
  }
  const list = async () => (await call<typeof listPrompts>(manager, 'GET /nominations/prompts')).body.rows
  return { works, db, member, manager, people, run, win, tokens, list }
}

const open = (token: string) =>
  call<typeof openPrompt>(null, 'GET /links/prompts/:token', { params: { token } })
const answer = (token: string, body: object) =>
  call<typeof answerPrompt>(null, 'POST /links/prompts/:token/answer', { params: { token }, body })

test('a won deal that has been live for 90 days asks its owner by mail; a tap on a name puts somebody forward', async () => {
  const it = await start(['Havenbedrijf'])
  await it.win('Havenbedrijf', '2026-03-03')
  await it.run('2026-05-31T09:00:00.000Z')
  expect(await it.list()).toEqual([])
  await it.run('2026-06-01T09:00:00.000Z')
  await it.run('2026-06-01T10:00:00.000Z')
  const [mail, ...more] = await it.tokens()
  expect([mail?.subject, more]).toEqual(['Who speaks for Havenbedrijf?', []])
  const token = mail?.token ?? ''

  const page = (await open(token)).body
  expect(page.prompt?.says).toBe('Havenbedrijf has been live with Ledger for 90 days.')
  expect(page.prompt?.people.map(({ name }) => name)).toEqual([
    'Annelies of Havenbedrijf',
    'Johan of Havenbedrijf',
  ])
  const done = await answer(token, { contactId: it.people[0]?.[0], seconds: 24 })
  expect(done.body).toMatchObject({
    link: 'answered',
    prompt: { nominated: [{ name: 'Annelies of Havenbedrijf' }] },
  })
  const nominationId = done.body.prompt?.nominated[0]?.id ?? ''
  await answer(token, { nominationId, why: 'She runs the close for four terminals.' })
  const read = await call<typeof getNomination>(it.manager, 'GET /nominations/:nominationId', {
    params: { nominationId },
  })
  expect(read.body).toMatchObject({
    why: 'She runs the close for four terminals.',
    nominator: { name: it.member.name },
    state: 'new',
  })
  expect(await it.list()).toMatchObject([{ state: 'nominated', seconds: 24, occasion: 'won-deal-live' }])
  const asks = await it.db.selectFrom('owner_asks').select(['seconds', 'task']).execute()
  expect(asks).toEqual([{ seconds: 24, task: 'nominate' }])
  expect((await answer(token, { contactId: crypto.randomUUID() })).status).toBe(404)
})

test('the fourth of a week waits for the next one; nobody is an answer, and is not asked about again for a quarter', async () => {
  const names = ['Alpha', 'Beta', 'Gamma', 'Delta']
  const it = await start(names)
  for (const name of names) await it.win(name, '2026-03-01')
  await it.run('2026-06-01T09:00:00.000Z')
  expect((await it.list()).map(({ state }) => state).sort()).toEqual(['asked', 'asked', 'asked', 'waiting'])
  await it.run('2026-06-05T09:00:00.000Z')
  expect(await it.tokens()).toHaveLength(3)
  await it.run('2026-06-08T09:00:00.000Z')
  const mails = await it.tokens()
  expect(mails).toHaveLength(4)
  const closed = await answer(mails[0]?.token ?? '', { reason: 'not-pleased', seconds: 9 })
  expect(closed.body.prompt?.reason).toBe('not-pleased')
  const [account] = (await it.list()).filter(({ state }) => state === 'nobody')
  await sql`insert into cases (workspace_id, account_id, title, severity, opened_on, closed_on)
    values (${it.works.id}, ${account?.account.id}, 'Slow export', 'normal', '2026-06-01', '2026-06-08')`.execute(
    it.db,
  )
  await it.run('2026-06-09T09:00:00.000Z')
  expect(await it.list()).toHaveLength(4)
})

test('no owner is asked while something speaks against it, and an occasion that grew old is let go', async () => {
  const it = await start(['Held', 'Away'])
  await it.win('Held', '2026-03-01')
  await it.win('Away', '2026-03-01')
  await sql`update accounts set health = 'poor' where name = 'Held'`.execute(it.db)
  await sql`insert into person_absences (workspace_id, person_id, from_on, until_on, entered_by)
    values (${it.works.id}, ${it.member.personId}, '2026-05-25', '2026-06-12', ${it.member.personId})`.execute(
    it.db,
  )
  await it.run('2026-06-01T09:00:00.000Z')
  expect(await it.list()).toMatchObject([
    { account: { name: 'Away' }, state: 'waiting', dueOn: '2026-06-13' },
  ])
  await it.run('2026-09-15T09:00:00.000Z')
  expect(await it.list()).toMatchObject([{ state: 'lapsed' }])
  expect((await open('x'.repeat(43))).status).toBe(404)
})
