import { expect, test } from 'vitest'
import type { listContactLedger } from '../../activities/ledger.contract.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  addShippedTouches,
  addValueTouch,
  getCare,
  getTouchLetter,
  giveValueTouch,
  listValueTouches,
  putBackValueTouch,
  retireValueTouch,
  updateValueTouch,
} from '../care.contract.ts'

// Nobody listens there: a mail is written and waits, which is all that is asked here.
const now = '2026-06-01T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now, config: { smtpUrl: 'smtp://127.0.0.1:9' } })

async function setUp(account: object = {}, contact: object = {}) {
  const works = await makeWorkspace('Merriden')
  const { 'program-manager': manager, member } = works.people
  const db = host.door.in(works.id)
  const [contactId = ''] = await makeContacts(host.door, works, { name: 'Łódzkie Zakłady', ...account }, [
    { name: 'Zofia Maj', mails: ['zofia@lodzkie.example'], ...contact },
  ])
  await db
    .insertInto('advocates')
    .values({
      workspace_id: works.id,
      contact_id: contactId,
      stage: 'discoverable',
      stage_since: '2025-01-01T00:00:00Z',
    })
    .execute()
  const library = async (as = manager, all = true) =>
    (await call<typeof listValueTouches>(as, 'GET /value-touches', { query: { all } })).body
  const touchId = async (kind: string) => (await library()).rows.find((row) => row.kind === kind)?.id ?? ''
  const letter = async (kind: string, as = manager) =>
    call<typeof getTouchLetter>(as, 'GET /advocates/:contactId/value-touches/:valueTouchId', {
      params: { contactId, valueTouchId: await touchId(kind) },
    })
  const give = async (kind: string, body: object, as = manager, headers = {}) =>
    call<typeof giveValueTouch>(as, 'POST /advocates/:contactId/value-touches', {
      params: { contactId },
      body: { valueTouchId: await touchId(kind), ...body },
      headers,
    })
  const care = async () =>
    (await call<typeof getCare>(manager, 'GET /advocates/:contactId/care', { params: { contactId } })).body
  const mails = () => db.selectFrom('mails').selectAll().execute()
  const ledger = async () =>
    (
      await call<typeof listContactLedger>(manager, 'GET /contacts/:contactId/ledger', {
        params: { contactId },
      })
    ).body.rows
  return { works, db, manager, member, contactId, library, touchId, letter, give, care, mails, ledger }
}

const words = { subject: 'A seat for you', text: 'Dear Zofia,\n\ncome & <see>.\nSoon.\n\nJana' }

test('a workspace begins with four value touches, in use and never given', async () => {
  const { library, member } = await setUp()
  const { rows, missing, may } = await library(member)
  expect(rows.map(({ kind, given, inUse }) => [kind, given, inUse])).toEqual([
    ['news', 0, true],
    ['introduction', 0, true],
    ['event-seat', 0, true],
    ['roadmap-answer', 0, true],
  ])
  expect(missing).toBe(0)
  expect(may['edit']).toMatch(/program managers/)
})

test('program managers add, change and retire; a title is there once, and an edit never overwrites another', async () => {
  const { library, manager, member, touchId, letter } = await setUp()
  const own = {
    kind: 'other' as const,
    title: ' A book ',
    fits: 'They read.',
    subject: 'A book for {name}',
    body: 'Dear {name} of {company},\n\n{sender}, {workspace}',
    germanSubject: null,
    germanBody: null,
  }
  const add = (body: object, as: PersonActor = manager) =>
    call<typeof addValueTouch>(as, 'POST /value-touches', { body })
  const added = await add(own)
  expect(added.body).toMatchObject({ title: 'A book', inUse: true, given: 0 })
  expect((await add(own)).problem.errors?.[0]?.field).toBe('title')
  expect((await add({ ...own, title: 'Two', body: 'Hi {first name}' })).problem.errors?.[0]?.field).toBe(
    'body',
  )
  expect((await add({ ...own, title: 'Two' }, member)).status).toBe(403)
  expect((await letter('other')).body).toMatchObject({
    subject: 'A book for Zofia Maj',
    text: `Dear Zofia Maj of Łódzkie Zakłady,\n\n${manager.name}, Merriden`,
    from: { name: manager.name, replyTo: manager.email },
  })
  const { id, version } = added.body
  const update = (body: object) =>
    call<typeof updateValueTouch>(manager, 'PUT /value-touches/:valueTouchId', {
      params: { valueTouchId: id },
      body: { ...own, version, ...body },
    })
  expect((await update({ title: 'A good book' })).body).toMatchObject({ title: 'A good book' })
  expect((await update({ title: 'Another' })).status).toBe(409)
  const params = { valueTouchId: await touchId('news') }
  await call<typeof retireValueTouch>(manager, 'POST /value-touches/:valueTouchId/retirement', { params })
  expect((await library(manager, false)).rows.map(({ kind }) => kind)).not.toContain('news')
  await call<typeof putBackValueTouch>(manager, 'DELETE /value-touches/:valueTouchId/retirement', { params })
  expect((await library(manager, false)).rows.map(({ kind }) => kind)).toContain('news')
})

test('a library that lacks shipped ones gets them back, once', async () => {
  const { db, library, manager } = await setUp()
  await db.deleteFrom('value_touches').where('kind', '!=', 'news').execute()
  expect((await library()).missing).toBe(3)
  const shipped = () => call<typeof addShippedTouches>(manager, 'POST /value-touches/shipped')
  expect((await shipped()).body).toEqual({ added: 3 })
  expect((await shipped()).body).toEqual({ added: 0 })
})

test('sent by mail: in the sender’s name, answers to them, once, and in the ledger as a give', async () => {
  const { give, mails, ledger, care, manager, contactId, db, works } = await setUp()
  const key = { 'idempotency-key': 'the same press' }
  const first = await give('event-seat', { through: 'mail', ...words }, manager, key)
  const again = await give('event-seat', { through: 'mail', ...words }, manager, key)
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body.entryId).toBe(first.body.entryId)
  const sent = await mails()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    audience: 'customer',
    to_address: 'zofia@lodzkie.example',
    to_name: 'Zofia Maj',
    from_name: manager.name,
    reply_to: manager.email,
    subject: 'A seat for you',
    state: 'queued',
    about_kind: 'contact',
    about_id: contactId,
  })
  expect(sent[0]?.body_text).toMatch(
    /^Dear Zofia,\n\ncome & <see>\.\nSoon\.\n\nJana\n\nYour own page: [^\n]*\{\{link\}\}\n$/,
  )
  expect(sent[0]?.body_html).toContain('come &amp; &lt;see&gt;.<br>Soon.')
  expect(await ledger()).toMatchObject([
    {
      kind: 'give',
      title: 'An event seat',
      outcome: 'A seat for you',
      on: '2026-06-01',
      holder: manager.name,
    },
  ])
  const told = await care()
  expect(told).toMatchObject({ gives: 1, lastTouchOn: '2026-06-01', nextTouch: { on: '2026-08-30' } })
  expect(told.given).toMatchObject([
    { title: 'An event seat', through: 'mail', by: manager.name, hasFailed: false },
  ])
  expect(told.suggestion).toMatchObject({ kind: 'news', because: 'new', wish: null })
  const motives = { workspace_id: works.id, contact_id: contactId, section: 'motives' }
  await db
    .insertInto('profile_sections')
    .values({ ...motives, body: 'To meet peers.' })
    .execute()
  expect((await care()).suggestion).toMatchObject({
    kind: 'introduction',
    because: 'wished',
    wish: 'To meet peers.',
  })
})

test('of two who send the same on one day the second is told who did, and nothing goes twice', async () => {
  const { give, mails, ledger, works, db, member } = await setUp()
  await db
    .updateTable('accounts')
    .set({ owner_id: member.personId })
    .where('workspace_id', '=', works.id)
    .execute()
  const both = await Promise.all([
    give('event-seat', { through: 'mail', ...words }),
    give('event-seat', { through: 'copied' }, member),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({ refusal: 'given-today' })
  expect((await mails()).length).toBeLessThanOrEqual(1)
  expect(await ledger()).toHaveLength(1)
})

test('what stands in brackets is written before a mail goes, and placeholders are filled in', async () => {
  const { give, letter, mails } = await setUp()
  const { body } = await letter('event-seat')
  const raw = await give('event-seat', { through: 'mail', subject: body.subject, text: body.text })
  expect([raw.status, raw.problem.errors?.[0]?.field]).toEqual([400, 'subject'])
  const half = await give('event-seat', { through: 'mail', subject: 'A seat', text: body.text })
  expect(half.problem.errors?.[0]).toEqual({
    field: 'text',
    reason: 'Write what stands in brackets first: [event]',
  })
  expect(await mails()).toEqual([])
  await give('event-seat', { through: 'mail', subject: 'For {name}', text: 'Dear {name} of {company}' })
  const [sent] = await mails()
  expect(sent?.subject).toBe('For Zofia Maj')
  expect(sent?.body_text.split('\n\n')[0]).toBe('Dear Zofia Maj of Łódzkie Zakłady')
})

test('somebody without an address is given to all the same: copied, or said, on a day gone by', async () => {
  const { give, letter, mails, ledger, db } = await setUp()
  await db.deleteFrom('contact_mails').execute()
  expect((await letter('news')).body.noMail).toBe(
    'No mail address of Zofia Maj is known. Copy the text and pass it on.',
  )
  expect((await give('news', { through: 'mail', ...words })).problem.errors?.[0]?.field).toBe('through')
  await give('news', { through: 'said', on: '2026-05-28' })
  await give('introduction', { through: 'copied', subject: 'Somebody to know' })
  expect((await give('roadmap-answer', { through: 'said', on: '2026-06-03' })).status).toBe(400)
  expect((await ledger()).map(({ title, on, outcome }) => [title, on, outcome])).toEqual([
    ['A peer introduction', '2026-06-01', 'Somebody to know'],
    ['News that concerns them', '2026-05-28', null],
  ])
  expect(await mails()).toEqual([])
})

test.each([
  ['left the account', { left_on: '2026-05-01' }, {}, /has left/],
  ['declined the program', {}, { stage: 'declined' }, /does not want/],
])('nobody who %s is mailed', async (_, contact, advocate, why) => {
  const { give, letter, db } = await setUp()
  if (Object.keys(contact).length > 0) await db.updateTable('contacts').set(contact).execute()
  if (Object.keys(advocate).length > 0) await db.updateTable('advocates').set(advocate).execute()
  expect((await letter('news')).body.noMail).toMatch(why)
  expect((await give('news', { through: 'mail', ...words })).status).toBe(400)
})

test('who speaks German reads German, where the library has it', async () => {
  const { letter, manager, touchId } = await setUp({ country: 'DE' })
  const { body } = await letter('event-seat')
  expect(body.language).toBe('de')
  expect(body.text).toContain('Guten Tag Zofia Maj')
  const params = { valueTouchId: await touchId('event-seat') }
  await call<typeof updateValueTouch>(manager, 'PUT /value-touches/:valueTouchId', {
    params,
    body: {
      kind: 'event-seat',
      title: 'A seat',
      fits: 'Always.',
      subject: 'A seat',
      body: 'Dear {name}',
      germanSubject: null,
      germanBody: null,
      version: 1,
    },
  })
  expect((await letter('event-seat')).body).toMatchObject({ language: 'en', text: 'Dear Zofia Maj' })
})

test('a member neither reads a letter to somebody else’s customer nor sends one', async () => {
  const { letter, give, member, db, works } = await setUp()
  expect((await letter('news', member)).status).toBe(403)
  expect((await give('news', { through: 'said' }, member)).status).toBe(403)
  await db
    .updateTable('accounts')
    .set({ owner_id: member.personId })
    .where('workspace_id', '=', works.id)
    .execute()
  expect((await letter('news', member)).body.from.name).toBe(member.name)
  expect((await give('news', { through: 'said' }, member)).status).toBe(200)
})
