import { expect, test } from 'vitest'
import type { addBlackout, editProfile, removeBlackout } from '../../advocates/profile.contract.ts'
import { refreshDocuments } from '../../advocates/server/refresh-documents.ts'
import type { updateAccount } from '../../customers/account.contract.ts'
import type { closeCase, openCase } from '../../customers/account-care.contract.ts'
import type { markContactBack, markContactLeft, recordAbsence } from '../../customers/contact.contract.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { refreshStandings } from './refresh-standings.ts'
import { standingsNow } from './standing.reads.ts'

const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const workspace = await makeWorkspace()
const manager = workspace.people['program-manager']
const db = host.door.in(workspace.id)

async function makeAdvocate() {
  const own = { workspace_id: workspace.id }
  return host.door.write(workspace.id, async (tx) => {
    const account = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contacts = await tx
      .insertInto('contacts')
      .values([
        { ...own, name: 'Ada Quist', account_id: account.id },
        { ...own, name: 'Bo Eck', account_id: account.id },
      ])
      .returning('id')
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    await tx
      .insertInto('advocates')
      .values(contacts.map(({ id }) => ({ ...own, contact_id: id, ...stage })))
      .execute()
    const ids = contacts.map(({ id }) => id)
    await refreshDocuments(tx, workspace.id, ids, host.now())
    const [first, second] = ids
    return { accountId: account.id, contactId: first ?? '', colleagueId: second ?? '' }
  })
}

/** The state that searches and counts know of somebody. */
async function foundBy(contactId: string) {
  const document = db.selectFrom('advocate_documents').select('state').where('contact_id', '=', contactId)
  return (await document.executeTakeFirstOrThrow()).state
}

/** What is stored of somebody, after making sure that it is what would be computed. */
async function stored(contactId: string) {
  const row = await db
    .selectFrom('protection_standings')
    .select(['state', 'free_from'])
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  const computed = (await standingsNow(db, [contactId], host.now())).get(contactId)
  expect(row).toEqual({ state: computed?.state, free_from: computed?.freeFrom })
  expect(await foundBy(contactId)).toBe(computed?.state)
  return `${row?.state} ${row?.free_from ?? 'without a date'}`
}

test('a serious case holds everybody at the account at once, and lets go when it is closed', async () => {
  const { accountId, contactId, colleagueId } = await makeAdvocate()
  const opened = await call<typeof openCase>(manager, 'POST /accounts/:accountId/cases', {
    params: { accountId },
    body: { title: 'Outage', severity: 'serious' },
  })
  expect(opened.status).toBe(200)
  for (const id of [contactId, colleagueId]) expect(await stored(id)).toBe('held without a date')
  const { id } = await db
    .selectFrom('cases')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  await call<typeof closeCase>(manager, 'PUT /cases/:caseId/closing', { params: { caseId: id }, body: {} })
  for (const each of [contactId, colleagueId]) expect(await stored(each)).toBe('free 2026-03-02')
})

test('health and a renewal hold, and say until when', async () => {
  const { accountId, contactId } = await makeAdvocate()
  const change = async (body: object) => {
    const { version } = await db
      .selectFrom('accounts')
      .select('version')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const answer = await call<typeof updateAccount>(manager, 'PATCH /accounts/:accountId', {
      params: { accountId },
      body: { version, ...body },
    })
    expect(answer.status).toBe(200)
  }
  await change({ health: 'poor' })
  expect(await stored(contactId)).toBe('held without a date')
  await change({ health: 'good', renewalOn: '2026-03-20' })
  expect(await stored(contactId)).toBe('held 2026-03-21')
})

test('an absence and a leaving hold the one contact', async () => {
  const { contactId, colleagueId } = await makeAdvocate()
  await call<typeof recordAbsence>(manager, 'POST /contacts/:contactId/absences', {
    params: { contactId },
    body: { fromOn: '2026-03-01', untilOn: '2026-03-09' },
  })
  expect(await stored(contactId)).toBe('held 2026-03-10')
  await call<typeof markContactLeft>(manager, 'PUT /contacts/:contactId/leaving', {
    params: { contactId },
    body: {},
  })
  expect(await stored(contactId)).toBe('held without a date')
  await call<typeof markContactBack>(manager, 'DELETE /contacts/:contactId/leaving', {
    params: { contactId },
  })
  expect(await stored(contactId)).toBe('held 2026-03-10')
  expect(
    await db
      .selectFrom('protection_standings')
      .select('state')
      .where('contact_id', '=', colleagueId)
      .execute(),
  ).toEqual([])
})

test('what the advocate says counts at once: a blackout, a limit, a permission taken back', async () => {
  const { contactId, colleagueId } = await makeAdvocate()
  const params = { contactId }
  const { body } = await call<typeof addBlackout>(manager, 'POST /advocates/:contactId/blackouts', {
    params,
    body: { from: '2026-03-01', until: '2026-03-31' },
  })
  expect(await stored(contactId)).toBe('resting 2026-04-01')
  await call<typeof removeBlackout>(manager, 'DELETE /advocates/:contactId/blackouts/:blackoutId', {
    params: { contactId, blackoutId: body.id },
  })
  expect(await stored(contactId)).toBe('free 2026-03-02')
  const edit = async (part: object) => {
    const { version } = await db
      .selectFrom('advocates')
      .select('version')
      .where('contact_id', '=', contactId)
      .executeTakeFirstOrThrow()
    const answer = await call<typeof editProfile>(manager, 'PATCH /advocates/:contactId/profile', {
      params,
      body: { version, ...part },
    })
    expect([answer.status, answer.problem?.detail]).toEqual([200, undefined])
  }
  await edit({ limits: { asksAQuarter: 0, noticeDays: null } })
  expect(await stored(contactId)).toBe('resting without a date')
  await edit({ limits: { asksAQuarter: null, noticeDays: null } })
  expect(await stored(contactId)).toBe('free 2026-03-02')
  const name = {
    use: 'name',
    answer: 'given',
    scope: null,
    document: null,
    validUntil: null,
    withdrawnOn: null,
  }
  await edit({ permissions: [{ ...name, holder: 'person', withdrawnOn: '2026-03-02' }] })
  expect(await stored(contactId)).toBe('held without a date')
  await edit({ permissions: [{ ...name, holder: 'person' }] })
  expect(await stored(contactId)).toBe('free 2026-03-02')
  await edit({ permissions: [{ ...name, holder: 'company', answer: 'refused' }] })
  for (const each of [contactId, colleagueId]) expect(await stored(each)).toBe('blocked without a date')
})

test('a document written after the standing begins with its state, and written again keeps it', async () => {
  const { contactId } = await makeAdvocate()
  expect(await foundBy(contactId)).toBeNull()
  const now = host.now()
  await host.door.write(workspace.id, async (tx) => {
    await tx.deleteFrom('advocate_documents').where('contact_id', '=', contactId).execute()
    await refreshStandings(tx, [contactId], now)
    await refreshDocuments(tx, workspace.id, [contactId], now)
  })
  expect(await foundBy(contactId)).toBe('free')
  await host.door.write(workspace.id, (tx) => refreshDocuments(tx, workspace.id, [contactId], now))
  expect(await foundBy(contactId)).toBe('free')
})
