import { expect, test } from 'vitest'
import { upsertContacts } from '../../../customers/server/upsert-contacts.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type {
  decideReview,
  getOpenReview,
  getReview,
  hearBounces,
  listReviews,
  makeBounceAddress,
  tellBounces,
  tellChange,
} from '../contract.ts'
import { findChanges } from './report-changes.ts'
import { takeOwnBounces } from './take-bounces.ts'

const now = '2026-06-01T09:00:00.000Z'
const { host, call, makeWorkspace, setNow } = await startTestHost({ now })

async function setUp() {
  setNow(now)
  const works = await makeWorkspace()
  const { 'program-manager': manager, member } = works.people
  const db = host.door.in(works.id)
  const industry = 'Banking'
  const [ana = '', bo = '', cy = ''] = await makeContacts(
    host.door,
    works,
    { name: 'Elbkontor', industry, country: 'Germany' },
    [
      { name: 'Ana Reis', mails: ['ana@elbkontor.example'], title: 'Head of finance' },
      { name: 'Bo Eck', mails: ['bo@elbkontor.example'] },
      { name: 'Cy Adu', title: 'Treasurer' },
    ],
  )
  const [di = ''] = await makeContacts(host.door, works, { name: 'Norrbryn', country: 'Sweden' }, [
    { name: 'Di Ek' },
  ])
  const accounts = await db.selectFrom('accounts').select(['id', 'name']).execute()
  const account = (name: string) => accounts.find((each) => each.name === name)?.id ?? ''
  const stage = { workspace_id: works.id, stage: 'active', stage_since: now, joined_on: '2026-01-01' }
  await db
    .insertInto('advocates')
    .values([ana, bo].map((id) => ({ ...stage, contact_id: id })))
    .execute()
  await db
    .insertInto('permissions')
    .values({
      workspace_id: works.id,
      account_id: account('Elbkontor'),
      contact_id: ana,
      use: 'name',
      answer: 'given',
    })
    .execute()
  const look = () => host.door.write(works.id, (tx) => findChanges(tx, manager, null, now))
  await look()
  const importRow = (row: object) =>
    host.door.write(works.id, (tx) => upsertContacts(tx, manager, [{ row: 1, ...row } as never], now))
  const list = async (which = 'open', as = manager) =>
    (await call<typeof listReviews>(as, 'GET /change-reviews', { query: { list: which } })).body.rows
  const review = async (reviewId: string, as = manager) =>
    call<typeof getReview>(as, 'GET /change-reviews/:changeReviewId', {
      params: { changeReviewId: reviewId },
    })
  const decide = (reviewId: string, body: object, as = manager) =>
    call<typeof decideReview>(as, 'PUT /change-reviews/:changeReviewId/decision', {
      params: { changeReviewId: reviewId },
      body,
    })
  const tell = (contactId: string, body: object, as = manager) =>
    call<typeof tellChange>(as, 'POST /contacts/:contactId/changes', { params: { contactId }, body })
  const stageOf = async (contactId: string) =>
    (await db.selectFrom('advocates').select('stage').where('contact_id', '=', contactId).executeTakeFirst())
      ?.stage
  return {
    works,
    db,
    manager,
    member,
    ana,
    bo,
    cy,
    di,
    account,
    look,
    importRow,
    list,
    review,
    decide,
    tell,
    stageOf,
  }
}

test('another employer in a file opens one review, and moving carries the person over: history stays, permissions end', async () => {
  const { db, ana, cy, account, look, importRow, list, review, decide, stageOf } = await setUp()
  await importRow({ name: 'Ana Reis', mails: ['ana@elbkontor.example'], accountName: 'Norrbryn' })
  expect(await look()).toHaveLength(1)
  expect(await look()).toHaveLength(0)
  const [open] = await list()
  expect(open).toMatchObject({
    kinds: ['other-account'],
    account: { name: 'Elbkontor' },
    accountNow: { name: 'Norrbryn' },
    dueOn: '2026-06-08',
    lateDays: null,
  })
  const page = (await review(open?.id ?? '')).body
  expect(page.gap.segment).toMatchObject({ advocates: 1 })
  expect(page.gap.colleagues.map(({ name }) => name)).toEqual(['Bo Eck', 'Cy Adu'])
  expect(page.chances).toMatchObject([{ account: { name: 'Norrbryn' }, isSure: true, advocates: 0 }])
  expect(page.carried.permissions).toBe(1)
  const moved = await decide(page.id, {
    decision: 'moved',
    toAccountId: account('Norrbryn'),
    successorId: cy,
    version: page.version,
  })
  expect(moved.body).toMatchObject({ decision: 'moved', cause: 'job-change', successor: { name: 'Cy Adu' } })
  expect([await stageOf(ana), await stageOf(cy)]).toEqual(['potential', 'potential'])
  const steps = await db
    .selectFrom('journey_steps')
    .select('to_stage')
    .where('contact_id', '=', ana)
    .execute()
  expect(steps.map(({ to_stage }) => to_stage)).toEqual(['retired', 'potential'])
  const left = await db.selectFrom('departures').select(['account_id', 'cause']).execute()
  expect(left).toEqual([{ account_id: account('Elbkontor'), cause: 'job-change' }])
  const permission = await db.selectFrom('permissions').select('withdrawn_on').executeTakeFirst()
  expect(permission?.withdrawn_on).toBe('2026-06-01')
  expect(await look()).toHaveLength(0)
  expect((await decide(page.id, { decision: 'left', version: page.version })).problem.refusal).toBe('decided')
})

test('who stays goes back where a file took them from, and is vouched for', async () => {
  const { db, ana, account, look, importRow, list, decide } = await setUp()
  await importRow({ name: 'Ana Reis', mails: ['ana@elbkontor.example'], accountName: 'Norrbryn' })
  await look()
  const [open] = await list()
  expect((await decide(open?.id ?? '', { decision: 'stays', version: 1 })).status).toBe(200)
  const contact = await db
    .selectFrom('contacts')
    .select('account_id')
    .where('id', '=', ana)
    .executeTakeFirst()
  expect(contact?.account_id).toBe(account('Elbkontor'))
  const vouched = await db
    .selectFrom('advocates')
    .select('employment_confirmed_at')
    .where('contact_id', '=', ana)
    .executeTakeFirst()
  expect(vouched?.employment_confirmed_at).toBe(now)
  expect(await look()).toHaveLength(0)
  expect((await list('decided')).map(({ decision }) => decision)).toEqual(['stays'])
})

test('what a colleague tells goes into the open review; owners say that somebody stays, the program all else', async () => {
  const { db, works, member, bo, account, tell, review, decide, list, stageOf } = await setUp()
  await db
    .updateTable('accounts')
    .set({ owner_id: member.personId })
    .where('id', '=', account('Elbkontor'))
    .execute()
  const first = await tell(bo, { kind: 'priority-shift', note: 'All about cost now' }, member)
  const second = await tell(bo, { kind: 'cooled' })
  expect(second.body.reviewId).toBe(first.body.reviewId)
  const { reviewId } = first.body
  expect((await review(reviewId, works.people.executive)).status).toBe(403)
  expect((await decide(reviewId, { decision: 'retired', note: 'Enough', version: 1 }, member)).status).toBe(
    403,
  )
  const noReason = await decide(reviewId, { decision: 'retired', version: 1 })
  expect(noReason.problem.refusal).toBe('reason-missing')
  setNow('2026-06-10T09:00:00.000Z')
  expect((await list('open', member)).map(({ lateDays }) => lateDays)).toEqual([2])
  expect((await decide(reviewId, { decision: 'retired', note: 'Enough', version: 1 })).body.cause).toBe(
    'cooled',
  )
  expect(await stageOf(bo)).toBe('retired')
  const open = await call<typeof getOpenReview>(member, 'GET /contacts/:contactId/change-review', {
    params: { contactId: bo },
  })
  expect(open.body.review).toBeNull()
})

test('mail that came back for good opens a review, once, whoever tells of it', async () => {
  const { works, db, manager, ana, bo, cy, list } = await setUp()
  const tell = (body: object) => call<typeof tellBounces>(manager, 'POST /bounces', { body })
  const rows = [
    { email: 'Ana@Elbkontor.example', on: '2026-05-30' },
    { email: 'bo@elbkontor.example', isPermanent: false },
    { email: 'nobody@elbkontor.example' },
  ]
  expect((await tell({ rows })).body).toEqual({ told: 3, noted: 1, reviews: 1 })
  expect((await tell({ rows })).body).toEqual({ told: 3, noted: 0, reviews: 0 })
  expect((await tell({ report: 'Dear sir' })).problem.errors?.[0]?.field).toBe('report')
  const { address } = (await call<typeof makeBounceAddress>(manager, 'POST /bounce-address')).body
  const token = address.split('/').at(-1) ?? ''
  const hear = (to: string) =>
    call<typeof hearBounces>(null, 'POST /bounces/:token', {
      params: { token: to },
      body: { RecordType: 'Bounce', Type: 'HardBounce', Email: 'bo@elbkontor.example' },
    })
  expect((await hear(token)).body.noted).toBe(1)
  expect((await hear('nothing')).status).toBe(404)
  await call<typeof makeBounceAddress>(manager, 'POST /bounce-address')
  expect((await hear(token)).status).toBe(404)
  expect((await list()).map(({ contactId }) => contactId).toSorted()).toEqual([ana, bo].toSorted())
  const mail = {
    audience: 'customer',
    to_name: 'Cy',
    subject: 'x',
    body_text: 'x',
    body_html: 'x',
  }
  const own = { workspace_id: works.id }
  await db
    .insertInto('contact_mails')
    .values({ ...own, email: 'cy@elbkontor.example', contact_id: cy })
    .execute()
  const failed = {
    state: 'failed',
    to_address: 'cy@elbkontor.example',
    failure: '550 5.1.1 User unknown',
    created_at: now,
  }
  await db
    .insertInto('mails')
    .values({ ...own, ...mail, ...failed })
    .execute()
  const take = () => host.door.write(works.id, (tx) => takeOwnBounces(tx, manager, now))
  // Nobody of the program: the address is noted, and there is nothing to review.
  expect(await take()).toEqual({ told: 1, noted: 1, reviews: 0 })
  expect(await take()).toEqual({ told: 0, noted: 0, reviews: 0 })
})
