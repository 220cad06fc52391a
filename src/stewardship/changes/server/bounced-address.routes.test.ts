import { expect, test } from 'vitest'
import { upsertContacts } from '../../../customers/server/upsert-contacts.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { clearBouncedAddress, listBouncedAddresses, replaceBouncedAddress } from '../bounced.contract.ts'
import type { hearBounces, makeBounceAddress, tellBounces } from '../contract.ts'
import { takeOwnBounces } from './take-bounces.ts'

const now = '2026-06-01T09:00:00.000Z'
const { host, call, makeWorkspace, setNow } = await startTestHost({ now })

async function setUp() {
  setNow(now)
  const works = await makeWorkspace()
  const { 'program-manager': manager, member } = works.people
  const [ana = '', bo = '', cy = ''] = await makeContacts(host.door, works, { name: 'Elbkontor' }, [
    { name: 'Ana Reis', mails: ['ana@elbkontor.example'] },
    { name: 'Bo Eck', mails: ['bo@elbkontor.example', 'bo.eck@home.example'] },
    { name: 'Cy Adu', mails: ['cy@elbkontor.example'], owner: member.email },
  ])
  const db = host.door.in(works.id)
  await db.updateTable('contacts').set({ owner_id: member.personId }).where('id', '=', cy).execute()
  const joined = { workspace_id: works.id, stage: 'active', stage_since: now, joined_on: '2026-01-01' }
  await db
    .insertInto('advocates')
    .values({ ...joined, contact_id: ana })
    .execute()
  const rows = ['ana', 'bo', 'cy'].map((name, at) => ({
    email: `${name}@elbkontor.example`,
    on: `2026-05-2${at + 1}`,
  }))
  await call<typeof tellBounces>(manager, 'POST /bounces', { body: { rows } })
  const list = async (query = {}, as = manager) =>
    (await call<typeof listBouncedAddresses>(as, 'GET /bounced-addresses', { query })).body
  return { works, db, manager, member, ana, bo, cy, list }
}

test('addresses that mail came back from stand in a list with what came of each, page by page', async () => {
  const { list, member } = await setUp()
  expect((await list()).rows.map(({ email, outcome, instead }) => [email, outcome, instead])).toEqual([
    ['cy@elbkontor.example', 'waiting', null],
    ['bo@elbkontor.example', 'replaced', 'bo.eck@home.example'],
    ['ana@elbkontor.example', 'review', null],
  ])
  const first = await list({ size: 2 })
  const second = await list({ size: 2, cursor: first.next ?? '' })
  expect([first.rows.length, second.rows.map(({ contact }) => contact.name), second.next]).toEqual([
    2,
    ['Ana Reis'],
    null,
  ])
  expect((await list({ outcome: 'review' })).rows).toMatchObject([
    { contact: { name: 'Ana Reis' }, account: { name: 'Elbkontor' }, review: { decidedAt: null } },
  ])
  expect((await list({ q: 'HOME.example' })).rows).toEqual([])
  expect((await list({ q: 'bo eck' })).rows).toHaveLength(1)
  expect((await list({}, member)).rows.map(({ contact }) => contact.name)).toEqual(['Cy Adu'])
})

test('a new address comes first and the old one stays marked; its owner or the program says so', async () => {
  const { list, member, manager, ana, cy, db } = await setUp()
  const replace = (contactId: string, email: string, instead: string, as = member) =>
    call<typeof replaceBouncedAddress>(as, 'POST /contacts/:contactId/bounced-addresses/replacement', {
      params: { contactId },
      body: { email, instead },
    })
  expect((await replace(ana, 'ana@elbkontor.example', 'ana@new.example')).status).toBe(403)
  expect((await replace(cy, 'cy@elbkontor.example', 'cy@elbkontor.example')).problem.errors).toMatchObject([
    { field: 'instead' },
  ])
  const taken = await replace(cy, 'cy@elbkontor.example', 'bo@elbkontor.example')
  expect(taken.problem.errors).toMatchObject([{ field: 'instead' }])
  expect((await replace(cy, 'other@elbkontor.example', 'x@new.example')).status).toBe(404)
  expect((await replace(cy, 'Cy@Elbkontor.example', 'Cy@New.example')).status).toBe(200)
  expect((await list({ q: 'cy' })).rows).toMatchObject([{ outcome: 'replaced', instead: 'cy@new.example' }])
  const mails = db.selectFrom('contact_mails').select(['email', 'is_primary']).where('contact_id', '=', cy)
  expect(await mails.orderBy('is_primary', 'desc').execute()).toEqual([
    { email: 'cy@new.example', is_primary: true },
    { email: 'cy@elbkontor.example', is_primary: false },
  ])
  expect((await replace(ana, 'ana@elbkontor.example', 'ana@new.example', manager)).status).toBe(200)
})

test('an address that works after all is not marked again by what came back before', async () => {
  const { works, list, manager, cy, db } = await setUp()
  const failed = (at: string) =>
    db
      .insertInto('mails')
      .values({
        ...{
          workspace_id: works.id,
          audience: 'customer',
          to_name: 'Cy',
          to_address: 'cy@elbkontor.example',
        },
        ...{
          subject: 'x',
          body_text: 'x',
          body_html: 'x',
          state: 'failed',
          failure: '550 5.1.1 User unknown',
        },
        created_at: at,
      })
      .execute()
  await failed('2026-05-30T09:00:00.000Z')
  const clear = () =>
    call<typeof clearBouncedAddress>(manager, 'POST /contacts/:contactId/bounced-addresses/clearing', {
      params: { contactId: cy },
      body: { email: 'cy@elbkontor.example' },
    })
  expect((await clear()).status).toBe(200)
  expect((await clear()).status).toBe(404)
  const rows = [{ email: 'cy@elbkontor.example', on: '2026-05-29' }]
  await call<typeof tellBounces>(manager, 'POST /bounces', { body: { rows } })
  const take = () => host.door.write(works.id, (tx) => takeOwnBounces(tx, manager, host.now()))
  expect((await take()).noted).toBe(0)
  expect((await list({ q: 'cy' })).rows).toEqual([])
  setNow('2026-06-03T09:00:00.000Z')
  await failed('2026-06-02T09:00:00.000Z')
  expect((await take()).noted).toBe(1)
  expect((await list({ q: 'cy' })).rows).toMatchObject([{ since: '2026-06-02' }])
})

test('a bounce that is told again does not mark an address anew that was said to work since, a later one does', async () => {
  const { works, list, manager, cy, db } = await setUp()
  const mail = 'cy@elbkontor.example'
  const { address } = (await call<typeof makeBounceAddress>(manager, 'POST /bounce-address')).body
  const hear = async (at: string) => {
    const body = { RecordType: 'Bounce', Type: 'HardBounce', Email: mail, BouncedAt: at }
    const token = address.split('/').at(-1) ?? ''
    return (await call<typeof hearBounces>(null, 'POST /bounces/:token', { params: { token }, body })).body
      .noted
  }
  const tell = async (rows: readonly { email: string; on?: string }[]) =>
    (await call<typeof tellBounces>(manager, 'POST /bounces', { body: { rows: [...rows] } })).body.noted
  const clear = async () => {
    const done = await call<typeof clearBouncedAddress>(
      manager,
      'POST /contacts/:contactId/bounced-addresses/clearing',
      { params: { contactId: cy }, body: { email: mail } },
    )
    expect(done.status).toBe(200)
  }
  const marked = async () => (await list({ q: 'cy' })).rows.map(({ since }) => since)
  await clear()
  expect(await hear('2026-06-01T10:00:00Z')).toBe(1)
  expect(await hear('2026-06-01T10:00:00Z')).toBe(0)
  setNow('2026-06-01T11:00:00.000Z')
  await clear()
  // The provider sends the same once more; a file and a caller know its day alone.
  expect(await hear('2026-06-01T10:00:00Z')).toBe(0)
  expect(await tell([{ email: mail, on: '2026-06-01' }, { email: mail }])).toBe(0)
  const bring = (bouncedOn: string) =>
    host.door.write(works.id, (tx) =>
      upsertContacts(
        tx,
        manager,
        [{ row: 1, name: 'Cy Adu', accountName: 'Elbkontor', mails: [mail], bouncedOn }],
        now,
      ),
    )
  await bring('2026-06-01')
  await bring('2026-05-23')
  expect(await marked()).toEqual([])
  // An older one beside it does not hide a later one.
  setNow('2026-06-01T12:00:00.000Z')
  expect(await hear('2026-06-01T11:30:00Z')).toBe(1)
  await clear()
  setNow('2026-06-02T12:00:00.000Z')
  expect(
    await tell([
      { email: mail, on: '2026-05-23' },
      { email: mail, on: '2026-06-02' },
    ]),
  ).toBe(1)
  expect(await marked()).toEqual(['2026-06-02'])
  await clear()
  setNow('2026-06-04T12:00:00.000Z')
  await bring('2026-06-03')
  expect(await marked()).toEqual(['2026-06-03'])
  const told = await db.selectFrom('events').select('id').where('name', '=', 'contact.mail-bounced').execute()
  // Three of the set-up, then ours: the file tells nobody.
  expect(told).toHaveLength(3 + 3)
})
