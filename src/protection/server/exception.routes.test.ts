import { expect, test } from 'vitest'
import type { listAccountLedger, listContactLedger } from '../../activities/ledger.contract.ts'
import type { getAccountTimeline, getContactTimeline } from '../../customers/timeline.contract.ts'
import type { QueryOf } from '../../kernel/contract.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { reserveAsk } from '../contract.ts'
import type { listExceptions } from '../overview.contract.ts'

const { host, call, makeWorkspace, setNow } = await startTestHost({ now: '2025-11-03T09:00:00.000Z' })

async function setUp() {
  setNow('2025-11-03T09:00:00.000Z')
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  const { member } = workspace.people
  const own = { workspace_id: workspace.id }
  const made = await host.door.write(workspace.id, async (tx) => {
    const account = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai', owner_id: member.personId, health: 'poor' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contact = await tx
      .insertInto('contacts')
      .values({ ...own, name: 'Ada Quist', account_id: account.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { accountId: account.id, contactId: contact.id }
  })
  const db = host.door.in(workspace.id)
  const types = await db.selectFrom('activity_types').select(['code', 'id']).execute()
  const except = (now: string, wishedOn: string, reason: string) => {
    setNow(now)
    return call<typeof reserveAsk>(manager, 'POST /asks', {
      body: {
        contactId: made.contactId,
        activityTypeId: types.find(({ code }) => code === 'short-survey')?.id ?? '',
        wishedOn,
        override: { reason, ownerConsent: 'Bo said yes' },
      },
    })
  }
  const list = (query: QueryOf<typeof listExceptions> = {}, as = manager) =>
    call<typeof listExceptions>(as, 'GET /protection/exceptions', { query })
  return { workspace, manager, member, except, list, ...made }
}

test('the exceptions of a quarter are listed and counted, older quarters too, page by page', async () => {
  const { except, list, manager } = await setUp()
  await except('2025-12-31T21:30:00.000Z', '2026-01-10', 'the first')
  await except('2026-01-05T09:00:00.000Z', '2026-01-12', 'the second')
  await except('2026-02-05T09:00:00.000Z', '2026-02-12', 'the third')
  await except('2026-03-05T09:00:00.000Z', '2026-03-12', 'the fourth')
  const first = (await list({ size: 2 })).body
  expect(first).toMatchObject({
    quarter: '2026-Q1',
    total: 3,
    quarters: [
      { quarter: '2026-Q1', count: 3 },
      { quarter: '2025-Q4', count: 1 },
    ],
    people: [{ personId: manager.personId, count: 3 }],
    codes: [{ code: 'health-poor', count: 3 }],
  })
  expect(first.rows.map(({ reason }) => reason)).toEqual(['the fourth', 'the third'])
  const second = (await list({ size: 2, cursor: first.next ?? '' })).body
  expect([second.rows.map(({ reason }) => reason), second.next]).toEqual([['the second'], null])
  const old = (await list({ quarter: '2025-Q4' })).body
  expect(old.rows).toMatchObject([
    {
      reason: 'the first',
      ownerConsent: 'Bo said yes',
      codes: ['health-poor'],
      account: { name: 'Nordkai' },
    },
  ])
  setNow('2026-04-02T09:00:00.000Z')
  expect((await list()).body).toMatchObject({
    quarter: '2026-Q2',
    rows: [],
    quarters: [{ count: 0 }, {}, {}],
  })
})

test('they can be narrowed to a rule and to who made them', async () => {
  const { except, list, manager, member } = await setUp()
  await except('2026-01-05T09:00:00.000Z', '2026-01-12', 'one')
  const reasons = async (query: QueryOf<typeof listExceptions>) =>
    (await list(query)).body.rows.map(({ reason }) => reason)
  expect(await reasons({ code: 'health-poor', by: manager.personId })).toEqual(['one'])
  expect(await reasons({ code: 'contact-cap' })).toEqual([])
  expect(await reasons({ by: member.personId })).toEqual([])
  expect((await list({ cursor: 'nonsense' })).status).toBe(400)
  expect((await list({ quarter: '2026-Q5' })).status).toBe(400)
})

test('an exception stands on the timeline of the contact and of the account, with reason and yes', async () => {
  const { except, contactId, accountId, member } = await setUp()
  await except('2026-01-05T09:00:00.000Z', '2026-01-12', 'her own wish')
  const told = { by: 'Some program-manager', reason: 'her own wish', ownerConsent: 'Bo said yes' }
  const ofContact = await call<typeof listContactLedger>(member, 'GET /contacts/:contactId/ledger', {
    params: { contactId },
  })
  const ofAccount = await call<typeof listAccountLedger>(member, 'GET /accounts/:accountId/ledger', {
    params: { accountId },
  })
  expect(ofContact.body.rows[0]).toMatchObject({ isOverride: true, exception: told })
  expect(ofAccount.body.rows[0]).toMatchObject({ isOverride: true, exception: told })
  const past = await call<typeof getContactTimeline>(member, 'GET /contacts/:contactId/timeline', {
    params: { contactId },
  })
  const pastOfAccount = await call<typeof getAccountTimeline>(member, 'GET /accounts/:accountId/timeline', {
    params: { accountId },
  })
  const detail = 'An exception: her own wish; owner: Bo said yes'
  expect(past.body.rows.some((row) => row.detail === detail)).toBe(true)
  expect(pastOfAccount.body.rows.some((row) => row.detail === detail)).toBe(true)
})

test('members read no list of exceptions; executives do', async () => {
  const { list, workspace } = await setUp()
  expect((await list({}, workspace.people.member)).status).toBe(403)
  expect((await list({}, workspace.people.executive)).status).toBe(200)
})
