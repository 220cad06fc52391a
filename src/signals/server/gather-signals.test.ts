import { expect, test } from 'vitest'
import type { logTouch, reverseEntry } from '../../activities/ledger.contract.ts'
import type { closeCase, openCase } from '../../customers/account-care.contract.ts'
import { defineCustomField } from '../../customers/server/define-custom-field.ts'
import { saveCustomValues } from '../../customers/server/save-custom-values.ts'
import { upsertAccounts } from '../../customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../customers/server/upsert-contacts.ts'
import type { putSetting } from '../../identity/setting.contract.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { bringSignals, listSignals, matchRespondent, takeBackSignal } from '../contract.ts'
import { gatherSignals } from './gather-signals.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, drain } = await startTestHost({ now })

async function start() {
  const works = await makeWorkspace()
  const manager = works.people['program-manager']
  const { member } = works.people
  await host.door.write(works.id, async (tx) => {
    await upsertAccounts(tx, manager, [{ row: 1, name: 'Mine', owner: member.email }], now)
    await upsertContacts(tx, manager, [{ row: 1, name: 'Ada', accountName: 'Mine', crmId: 'C-1' }], now)
  })
  await drain()
  const db = host.door.in(works.id)
  const { id: accountId } = await db.selectFrom('accounts').select('id').executeTakeFirstOrThrow()
  const { id: contactId } = await db.selectFrom('contacts').select('id').executeTakeFirstOrThrow()
  const gather = () => host.door.write(works.id, (tx) => gatherSignals(tx, works.id, now))
  const signals = async (as: PersonActor = manager) =>
    (await call<typeof listSignals>(as, 'GET /signals', { query: {} })).body.rows
  const bring = (rows: BodyOf<typeof bringSignals>['rows']) =>
    call<typeof bringSignals>(manager, 'POST /signals/batches', { body: { rows } })
  return { works, manager, member, accountId, contactId, gather, signals, bring, db }
}

async function openAndClose(as: PersonActor, accountId: string, contactId: string, body: object) {
  const made = await call<typeof openCase>(as, 'POST /accounts/:accountId/cases', {
    params: { accountId },
    body: { title: 'Slow export', severity: 'normal', openedOn: '2026-02-01', contactId },
  })
  const close = (more: object) =>
    call<typeof closeCase>(as, 'PUT /cases/:caseId/closing', { params: { caseId: made.body.id }, body: more })
  return { id: made.body.id, close, closed: await close({ on: '2026-02-20', ...body }) }
}

test('a closed case with kind words is praise, credited to whoever solved it, and one signal however often it is read', async () => {
  const { member, accountId, contactId, gather, signals, works } = await start()
  const solver = works.people.executive
  const said = { rating: 5, words: 'Solved within the hour', handledById: solver.personId }
  const { id, closed } = await openAndClose(member, accountId, contactId, said)
  expect(closed.status).toBe(200)
  await drain()
  expect(await signals()).toMatchObject([
    {
      ...{ kind: 'praise', score: 5, scale: 5, tone: 'good', on: '2026-02-20', source: 'product' },
      ...{ comment: 'Solved within the hour', contact: { id: contactId }, account: { id: accountId } },
      ...{ person: { id: solver.personId }, object: { kind: 'case', id } },
    },
  ])
  expect(await gather()).toEqual([])
  expect(await signals()).toHaveLength(1)
})

test('a case without a rating says nothing; the rating may come later, be put right, and a bad one is evidence too', async () => {
  const { member, accountId, contactId, gather, signals } = await start()
  const { close } = await openAndClose(member, accountId, contactId, {})
  await drain()
  expect(await signals()).toEqual([])
  const without = await close({ words: 'Thanks' })
  expect(without.problem.errors?.[0]?.field).toBe('rating')
  await close({ rating: 4 })
  await drain()
  expect(await signals()).toMatchObject([
    { kind: 'csat', score: 4, tone: 'good', comment: 'Slow export', person: { id: member.personId } },
  ])
  await close({ rating: 1, words: 'Nobody called back' })
  await gather()
  expect(await signals()).toMatchObject([
    { kind: 'csat', score: 1, tone: 'bad', comment: 'Nobody called back' },
  ])
})

test('a business review that took place is a signal of who was there, until it is corrected', async () => {
  const { manager, member, contactId, signals, gather } = await start()
  const touch = (title: string, more: object = {}) =>
    call<typeof logTouch>(member, 'POST /contacts/:contactId/touches', {
      params: { contactId },
      body: { title, on: '2026-02-10', ...more },
    })
  const review = await touch('QBR with the works council', { outcome: 'They want to extend' })
  await touch('Lunch')
  await touch('Looked at the year together', { isReview: true })
  await touch('Prepared the business review', { isReview: false })
  await drain()
  const told = await signals()
  expect(told.map(({ comment }) => comment).toSorted()).toEqual([
    'Looked at the year together',
    'They want to extend',
  ])
  for (const each of told) {
    expect(each).toMatchObject({ kind: 'business-review', tone: 'neutral', on: '2026-02-10' })
    expect(each.person?.id).toBe(member.personId)
  }
  await call<typeof reverseEntry>(manager, 'POST /ledger/:entryId/reversal', {
    params: { entryId: review.body.id },
    body: { reason: 'Was another customer' },
  })
  await drain()
  expect(await signals()).toHaveLength(1)
  expect(await gather()).toEqual([])
})

const answer = (crmId: string, on: string, sessions: number, messages = 0) => ({
  ...{ kind: 'nps' as const, score: 9, crmId, at: on },
  usage: [
    { measure: 'Sessions', value: sessions },
    { measure: 'Messages', value: messages },
  ],
})

test('use beside an answer that reaches a milestone is one signal, from the day it was first seen', async () => {
  const { manager, signals, bring, gather, contactId } = await start()
  const set = (value: string) =>
    call<typeof putSetting>(manager, 'PUT /settings/:name', {
      params: { name: 'signals.usage-milestones' },
      body: { value },
    })
  const refused = await set('a lot')
  expect(refused.status).toBe(400)
  await set('Sessions: 10, 50, 100')
  const rows = [
    ...[answer('C-1', '2026-01-05', 9), answer('C-1', '2026-01-20', 60), answer('C-1', '2026-02-20', 70)],
    answer('stranger', '2026-02-01', 12),
  ]
  await bring(rows)
  await drain()
  await bring(rows)
  await gather()
  const reached = async () =>
    (await signals()).flatMap(({ kind, on, comment, contact, respondent }) =>
      kind === 'usage' ? [[contact?.id ?? respondent?.name, on, comment]] : [],
    )
  expect(await reached()).toEqual([
    ['stranger', '2026-02-01', '10 sessions reached'],
    [contactId, '2026-01-20', '50 sessions reached'],
  ])
  const nps = (await signals()).filter(({ kind }) => kind === 'nps')
  expect(nps.find(({ on }) => on === '2026-02-20')?.usage?.[0]).toEqual({ measure: 'Sessions', value: 70 })
  await set('Sessions: 10')
  await gather()
  expect(await reached()).toEqual([
    ['stranger', '2026-02-01', '10 sessions reached'],
    [contactId, '2026-01-20', '10 sessions reached'],
  ])
})

test('what a respondent reached goes with them to the contact, and with an answer that is taken back', async () => {
  const { manager, signals, bring, gather, contactId, db } = await start()
  await bring([answer('stranger', '2026-02-01', 120)])
  await drain()
  const { id } = await db.selectFrom('respondents').select('id').executeTakeFirstOrThrow()
  await call<typeof matchRespondent>(manager, 'PUT /respondents/:respondentId/contact', {
    params: { respondentId: id },
    body: { contactId },
  })
  await bring([answer('C-1', '2026-02-20', 130)])
  await gather()
  const found = (await signals()).filter(({ kind }) => kind === 'usage')
  expect(found).toMatchObject([{ contact: { id: contactId }, on: '2026-02-01' }])
  const [first] = (await signals()).filter(({ kind, on }) => kind === 'nps' && on === '2026-02-01')
  await call<typeof takeBackSignal>(manager, 'DELETE /signals/:signalId', {
    params: { signalId: first?.id ?? '' },
  })
  await gather()
  const left = (await signals()).filter(({ kind }) => kind === 'usage')
  expect(left).toMatchObject([{ contact: { id: contactId }, on: '2026-02-20' }])
})

test('a number field of an account that is called like a measure reaches milestones too', async () => {
  const { works, manager, member, accountId, signals, gather } = await start()
  await host.door.write(works.id, async (tx) => {
    const id = await defineCustomField(tx, manager, { record: 'account', label: 'messages', kind: 'number' })
    await saveCustomValues(tx, works.id, 'account', [
      { recordId: accountId, customs: { [String(id)]: '412' } },
    ])
  })
  await gather()
  expect(await gather()).toEqual([])
  expect(await signals()).toMatchObject([
    {
      ...{ kind: 'usage', tone: 'good', on: '2026-03-02', comment: '300 messages reached', contact: null },
      ...{
        account: { id: accountId },
        person: { id: member.personId },
        object: { kind: 'account', id: accountId },
      },
    },
  ])
})

test('a text speaks from the day it was said, never from the day it came in; a quote out of a story is that story', async () => {
  const { works, accountId, contactId, gather, signals, db } = await start()
  const text = (kind: 'story' | 'quote', body: string, datedOn: string | null) =>
    host.door.write(works.id, async (tx) => {
      const values = { workspace_id: works.id, kind, body, title: body, account_id: accountId }
      await tx
        .insertInto('customer_texts')
        .values({ ...values, contact_id: contactId, dated_on: datedOn })
        .execute()
    })
  const told = async () => (await signals()).map(({ kind, on, comment }) => [kind, on, comment])
  await text('quote', 'It never fails us', null)
  await text('quote', 'Worth every hour', '2025-11-03')
  await text('story', 'How Ada calculates. Nothing was lost, she says.', '2025-06-27')
  await text('quote', 'Nothing was lost', '2025-07-01')
  await text('quote', 'And all of it on time', '2025-06-27')
  await gather()
  const right = [
    ['praise', '2025-11-03', 'Worth every hour'],
    ['story', '2025-06-27', 'How Ada calculates. Nothing was lost, she says.'],
  ]
  expect(await told()).toEqual(right)
  const undated = await db
    .selectFrom('customer_texts')
    .select('id')
    .where('dated_on', 'is', null)
    .executeTakeFirstOrThrow()
  await host.door.write(works.id, async (tx) => {
    // As it was stored before: told a story, and stamped with the day it came in.
    await tx.updateTable('signals').set({ kind: 'story', happened_on: '2026-03-02' }).execute()
    await tx
      .updateTable('signals')
      .set({ object_id: undated.id })
      .where('comment', 'like', 'How Ada%')
      .execute()
  })
  await gather()
  expect(await told()).toEqual([right[0]])
})
