import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  listAccountLedger,
  listContactLedger,
  listOpportunityLedger,
  logGive,
  logTouch,
} from '../ledger.contract.ts'

const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

async function setUp() {
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  const made = await host.door.write(workspace.id, async (tx) => {
    const own = { workspace_id: workspace.id }
    const account = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const person = { ...own, name: 'Ada Quist', title: 'CFO', account_id: account.id }
    const contact = await tx.insertInto('contacts').values(person).returning('id').executeTakeFirstOrThrow()
    const deal = await tx
      .insertInto('opportunities')
      .values({ ...own, name: 'Hadsund' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { accountId: account.id, contactId: contact.id, opportunityId: deal.id }
  })
  const touch = (on: string, title: string, more: object = {}) =>
    call<typeof logTouch>(workspace.people.member, 'POST /contacts/:contactId/touches', {
      params: { contactId: made.contactId },
      body: { on, title, ...more },
    })
  return { workspace, manager, touch, ...made }
}

test('a touch anybody wrote down stands on the timelines of contact, account and opportunity', async () => {
  const { manager, touch, contactId, accountId, opportunityId } = await setUp()
  const { body } = await touch('2026-02-27', 'Business review', { minutes: 45, opportunityId })
  expect(body).toMatchObject({
    kind: 'touch',
    state: 'done',
    loadPoints: 0,
    titleThen: 'CFO',
    holder: 'Some member',
  })
  const ofContact = await call<typeof listContactLedger>(manager, 'GET /contacts/:contactId/ledger', {
    params: { contactId },
  })
  const ofAccount = await call<typeof listAccountLedger>(manager, 'GET /accounts/:accountId/ledger', {
    params: { accountId },
  })
  const ofDeal = await call<typeof listOpportunityLedger>(
    manager,
    'GET /opportunities/:opportunityId/ledger',
    {
      params: { opportunityId },
    },
  )
  for (const answer of [ofContact, ofAccount, ofDeal]) expect(answer.body.rows).toEqual([body])
})

test('a give is told apart, and a day that has not come is refused', async () => {
  const { workspace, manager, contactId } = await setUp()
  const params = { contactId }
  const give = { title: 'Roadmap preview', on: '2026-03-02' }
  const { body } = await call<typeof logGive>(manager, 'POST /contacts/:contactId/gives', {
    params,
    body: give,
  })
  expect(body.kind).toBe('give')
  const ahead = await call<typeof logGive>(manager, 'POST /contacts/:contactId/gives', {
    params,
    body: { ...give, on: '2026-03-04' },
  })
  expect(ahead.problem.errors).toEqual([{ field: 'on', reason: 'is still to come' }])
  const events = await host.door
    .in(workspace.id)
    .selectFrom('events')
    .select('name')
    .where('name', '=', 'give.logged')
    .execute()
  expect(events).toHaveLength(1)
})

test('a timeline is read page by page, newest first, without a gap or a repeat', async () => {
  const { manager, touch, contactId } = await setUp()
  for (let day = 1; day <= 7; day += 1) await touch(`2026-02-0${day > 5 ? 5 : day}`, `Touch ${day}`)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const query = { size: 2, ...(cursor === undefined ? {} : { cursor }) }
    const { body } = await call<typeof listContactLedger>(manager, 'GET /contacts/:contactId/ledger', {
      params: { contactId },
      query,
    })
    seen.push(...body.rows.map(({ title }) => title))
    cursor = body.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
  expect(seen.at(-1)).toBe('Touch 1')
})

test('a timeline is for the relationship owner and the program', async () => {
  const { workspace, contactId, accountId } = await setUp()
  const { member } = workspace.people
  const get = () =>
    call<typeof listContactLedger>(member, 'GET /contacts/:contactId/ledger', { params: { contactId } })
  expect((await get()).status).toBe(403)
  await host.door
    .in(workspace.id)
    .updateTable('accounts')
    .set({ owner_id: member.personId })
    .where('id', '=', accountId)
    .execute()
  expect((await get()).status).toBe(200)
})
