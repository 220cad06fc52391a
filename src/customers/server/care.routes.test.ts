import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getAccount, updateAccount } from '../account.contract.ts'
import type * as care from '../account-care.contract.ts'
import type * as timeline from '../timeline.contract.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertContacts } from './upsert-contacts.ts'
import { upsertCustomerTexts } from './upsert-customer-texts.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

async function start() {
  const works = await makeWorkspace()
  const manager = works.people['program-manager']
  const { member, executive } = works.people
  await host.door.write(works.id, async (tx) => {
    await upsertAccounts(
      tx,
      manager,
      [
        { row: 1, name: 'Mine', owner: member.email },
        { row: 2, name: 'Theirs' },
      ],
      now,
    )
    await upsertContacts(
      tx,
      manager,
      [
        { row: 1, name: 'Ada', accountName: 'Mine' },
        { row: 2, name: 'Bo', accountName: 'Theirs' },
      ],
      now,
    )
  })
  const db = host.door.in(works.id)
  const idOf = async (table: 'accounts' | 'contacts', name: string) =>
    (await db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const mine = { accountId: await idOf('accounts', 'Mine') }
  const theirs = { accountId: await idOf('accounts', 'Theirs') }
  const account = async (as: PersonActor) =>
    (await call<typeof getAccount>(as, 'GET /accounts/:accountId', { params: mine })).body
  const past = (as: PersonActor, params: { accountId: string }, query: object = {}) =>
    call<typeof timeline.getAccountTimeline>(as, 'GET /accounts/:accountId/timeline', {
      params,
      query: query as Record<string, string>,
    })
  return { works, manager, member, executive, mine, theirs, account, past, idOf }
}

test('the relationship owner records a case, closes it once, and nobody does for others’ accounts', async () => {
  const { member, executive, mine, theirs, account, idOf } = await start()
  const open = (as: PersonActor, params: { accountId: string }, body: object) =>
    call<typeof care.openCase>(as, 'POST /accounts/:accountId/cases', { params, body })
  expect((await open(member, theirs, { title: 'Down', severity: 'serious' })).status).toBe(403)
  expect((await open(executive, mine, { title: 'Down', severity: 'serious' })).status).toBe(403)
  const stranger = await open(member, mine, {
    title: 'Down',
    severity: 'serious',
    contactId: await idOf('contacts', 'Bo'),
  })
  expect(stranger.problem.errors?.[0]?.field).toBe('contactId')
  const made = await open(member, mine, {
    title: 'Down',
    severity: 'serious',
    number: 'TW-1',
    openedOn: '2026-02-20',
  })
  expect((await account(member)).cases).toMatchObject([
    { title: 'Down', severity: 'serious', number: 'TW-1', closedOn: null },
  ])
  const close = (on: string) =>
    call<typeof care.closeCase>(member, 'PUT /cases/:caseId/closing', {
      params: { caseId: made.body.id },
      body: { on },
    })
  expect((await close('2026-02-10')).problem.errors?.[0]?.field).toBe('on')
  expect((await close('2026-03-01')).status).toBe(200)
  expect((await close('2026-03-02')).status).toBe(200)
  expect((await account(member)).cases).toMatchObject([{ closedOn: '2026-03-01' }])
})

test('last contact and initiatives are one small form each', async () => {
  const { member, mine, account } = await start()
  const contacted = (on: string) =>
    call<typeof care.recordLastContact>(member, 'PUT /accounts/:accountId/last-contact', {
      params: mine,
      body: { on },
    })
  expect((await contacted('2026-05-01')).problem.errors?.[0]?.reason).toBe('is still to come')
  expect((await contacted('2026-02-27')).status).toBe(200)
  const noted = await call<typeof care.noteInitiative>(member, 'POST /accounts/:accountId/initiatives', {
    params: mine,
    body: { title: 'Moves to the cloud' },
  })
  expect(await account(member)).toMatchObject({
    lastContactOn: '2026-02-27',
    initiatives: [{ title: 'Moves to the cloud', notedOn: '2026-03-02' }],
  })
  await call<typeof care.removeInitiative>(member, 'DELETE /initiatives/:initiativeId', {
    params: { initiativeId: noted.body.id },
  })
  expect((await account(member)).initiatives).toEqual([])
})

test('a record’s past holds changes, cases and texts, in pages, for whoever sees the record', async () => {
  const { works, manager, member, mine, theirs, past, idOf } = await start()
  const { version = 1 } = (
    await call<typeof getAccount>(member, 'GET /accounts/:accountId', { params: mine })
  ).body
  await call<typeof updateAccount>(member, 'PATCH /accounts/:accountId', {
    params: mine,
    body: { version, city: 'Bonn', health: 'good' },
  })
  await call<typeof care.openCase>(member, 'POST /accounts/:accountId/cases', {
    params: mine,
    body: { title: 'Down', severity: 'minor' },
  })
  await host.door.write(works.id, (tx) =>
    upsertCustomerTexts(
      tx,
      manager,
      [
        {
          row: 1,
          kind: 'quote',
          accountName: 'Mine',
          contactName: 'Ada',
          body: 'It computes.',
          datedOn: '2025-01-01',
        },
      ],
      now,
    ),
  )
  const all = await past(member, mine)
  expect(all.body.rows.map((row) => [row.kind, row.name, row.title])).toEqual([
    ['change', 'case.opened', 'Down'],
    ['change', 'account.changed', 'Mine'],
    ['text', 'text.quote', 'It computes.'],
  ])
  expect(all.body.rows[1]).toMatchObject({ fields: ['city', 'health'], who: member.name })
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: Awaited<ReturnType<typeof past>> = await past(member, mine, {
      size: 1,
      ...(cursor === '' ? {} : { cursor }),
    })
    seen.push(...body.rows.map((row) => row.id))
    cursor = body.next
  }
  expect(seen).toEqual(all.body.rows.map((row) => row.id))
  expect((await past(member, theirs)).status).toBe(403)
  expect((await past(manager, theirs)).status).toBe(200)
  const contactId = await idOf('contacts', 'Ada')
  const texts = await call<typeof timeline.listContactTexts>(member, 'GET /contacts/:contactId/texts', {
    params: { contactId },
  })
  expect(texts.body.rows).toMatchObject([{ kind: 'quote', body: 'It computes.', contact: { name: 'Ada' } }])
  const theirOwn = { params: { contactId: await idOf('contacts', 'Bo') } }
  expect(
    (await call<typeof timeline.getContactTimeline>(member, 'GET /contacts/:contactId/timeline', theirOwn))
      .status,
  ).toBe(403)
})
