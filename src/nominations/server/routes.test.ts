import { expect, test } from 'vitest'
import type { addJourneyStep } from '../../advocates/advocate.contract.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  addVoice,
  decideOnNomination,
  findNominees,
  getNomination,
  listNominations,
  nominate,
  startNomination,
  withdrawNomination,
} from '../contract.ts'
import type { getRecruiting } from '../recruiting.contract.ts'

const { host, call, makeWorkspace, setNow, drain } = await startTestHost()

async function start() {
  setNow('2026-03-02T09:00:00.000Z')
  const works = await makeWorkspace()
  const { member, 'program-manager': manager, executive, administrator } = works.people
  const [annelies = '', johan = ''] = await makeContacts(
    host.door,
    works,
    { name: 'Havenbedrijf', owner: member.email },
    [{ name: 'Annelies Vermeulen', title: 'Head of finance' }, { name: 'Johan ter Steege' }],
  )
  const [other = ''] = await makeContacts(host.door, works, { name: 'Rederij Noorderkaap' }, [
    { name: 'Annelies Vermeulen' },
  ])
  const db = host.door.in(works.id)
  const { id: accountId } = await db
    .selectFrom('accounts')
    .select('id')
    .where('name', '=', 'Havenbedrijf')
    .executeTakeFirstOrThrow()
  const put = (actor: typeof manager, body: object) =>
    call<typeof nominate>(actor, 'POST /nominations', {
      body: { why: 'Ten of ten: “Year-end without a weekend.”', reach: 'nominator-introduces', ...body },
    })
  return {
    works,
    db,
    manager,
    member,
    executive,
    administrator,
    annelies,
    johan,
    other,
    accountId,
    put,
    types: await activityIds(host.door, works),
    read: (actor: typeof manager, id: string) =>
      call<typeof getNomination>(actor, 'GET /nominations/:nominationId', { params: { nominationId: id } }),
    decide: (actor: typeof manager, id: string, body: object) =>
      call<typeof decideOnNomination>(actor, 'POST /nominations/:nominationId/decision', {
        params: { nominationId: id },
        body: { version: 1, ...body },
      }),
    news: () =>
      db
        .selectFrom('notifications as n')
        .innerJoin('people as p', 'p.id', 'n.person_id')
        .select(['p.email', 'n.title', 'n.detail', 'n.path', 'n.by_id'])
        .orderBy('n.id')
        .execute(),
  }
}

test('three fields put a customer forward; the rest is optional and kept', async () => {
  const it = await start()
  const { status, body } = await it.put(it.executive, {
    contactId: it.annelies,
    onBehalfOfId: it.member.personId,
    evidence: 'Survey of 18 Nov',
    activities: [
      { activityTypeId: it.types['sales-reference-call'], isAllowed: true },
      { activityTypeId: it.types['event-speech'], isAllowed: false },
    ],
    asksAQuarter: 2,
  })
  expect(status).toBe(200)
  const read = (await it.read(it.manager, body.id)).body
  expect(read).toMatchObject({
    state: 'new',
    contact: { name: 'Annelies Vermeulen' },
    nominator: { name: 'Some executive' },
    onBehalfOf: { name: 'Some member' },
    evidence: 'Survey of 18 Nov',
    asksAQuarter: 2,
    stage: 'customer',
    owner: { name: 'Some member' },
    may: { decide: null, withdraw: 'Only the nominator takes a nomination back.', addVoice: null },
    steps: [],
  })
  expect(read.activities.map(({ name, isAllowed }) => [name, isAllowed])).toEqual([
    ['Sales reference call', true],
    ['Event speech', false],
  ])
  expect((await it.put(it.member, { contactId: it.johan, why: '  ' })).problem.errors).toMatchObject([
    { field: 'why' },
  ])
  expect((await it.put(it.member, {})).problem.errors).toMatchObject([{ field: 'contactId' }])
})

test('somebody new becomes a contact of the account; a namesake there is not made twice', async () => {
  const it = await start()
  const newContact = { name: 'Mieke Aerts', accountId: it.accountId, email: 'mieke@haven.example' }
  const { body } = await it.put(it.member, { newContact })
  const contact = await it.db
    .selectFrom('contacts')
    .select(['name', 'account_id'])
    .where('id', '=', body.contactId)
    .executeTakeFirst()
  expect(contact).toEqual({ name: 'Mieke Aerts', account_id: it.accountId })
  const again = await it.put(it.member, { newContact: { ...newContact, name: 'annelies vermeulen' } })
  expect([again.status, again.problem.errors?.[0]?.reason]).toEqual([
    400,
    expect.stringContaining('already a contact'),
  ])
})

test('a contact has one open nomination, however many press at once; the others are told whose it is', async () => {
  const it = await start()
  const answers = await Promise.all(
    [it.member, it.executive, it.manager, it.administrator].map((actor) =>
      it.put(actor, { contactId: it.annelies }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const refused = answers.filter(({ status }) => status === 409)
  expect(refused).toHaveLength(3)
  expect(refused[0]?.problem).toMatchObject({
    refusal: 'already-nominated',
    nominationId: expect.any(String),
  })
})

test('a colleague adds a voice, hears of it, and sees the nomination from then on', async () => {
  const it = await start()
  const { body } = await it.put(it.manager, { contactId: it.annelies })
  const params = { nominationId: body.id }
  expect((await it.read(it.executive, body.id)).status).toBe(404)
  const say = (actor: typeof it.manager, words: string) =>
    call<typeof addVoice>(actor, 'POST /nominations/:nominationId/voices', { params, body: { words } })
  expect((await say(it.executive, 'She thanked us')).status).toBe(200)
  expect((await say(it.executive, 'She thanked us twice')).status).toBe(200)
  expect((await say(it.manager, 'Me too')).problem.refusal).toBe('own-nomination')
  const seen = await it.read(it.executive, body.id)
  expect(seen.body.voices.map(({ words }) => words)).toEqual(['She thanked us twice'])
})

test('taken up: the contact is on the journey and the nominator is told of it, and reads it on their page', async () => {
  const it = await start()
  const { body } = await it.put(it.member, { contactId: it.annelies })
  expect((await it.decide(it.member, body.id, { decision: 'accept' })).status).toBe(403)
  const decided = await it.decide(it.manager, body.id, { decision: 'accept', note: 'Thank you' })
  expect(decided.body).toEqual({ state: 'accepted', stage: 'potential' })
  expect((await it.read(it.member, body.id)).body).toMatchObject({
    steps: [{ to: 'potential', by: it.manager.name }],
    may: {
      withdraw: 'This nomination is taken up already.',
      addVoice: 'You put this contact forward yourself.',
    },
  })
  expect(await it.news()).toMatchObject([
    {
      email: it.member.email,
      title: 'Annelies Vermeulen: taken up',
      by_id: it.manager.personId,
      path: `/recruiting/nominations/${body.id}`,
    },
  ])
  expect((await it.news())[0]?.detail).toMatch(/offered to introduce[\s\S]*Thank you/)
  const mine = await call<typeof listNominations>(it.member, 'GET /nominations', { query: { mine: true } })
  expect(mine.body.rows).toMatchObject([{ id: body.id, state: 'accepted', stage: 'potential' }])
  expect((await it.decide(it.manager, body.id, { decision: 'decline', reason: 'no-fit' })).status).toBe(409)
  await call<typeof addJourneyStep>(it.manager, 'POST /advocates/:contactId/journey-steps', {
    params: { contactId: it.annelies },
    body: { action: 'introduce' },
  })
  await host.door.write(it.works.id, async (tx) => {
    const { announce } = await import('../../server/announce.ts')
    const { advocateMoved } = await import('../../advocates/events.ts')
    const step = { from: 'introduced', to: 'interviewed', isOverride: false, reason: null }
    await announce(tx, advocateMoved(it.manager, { contactId: it.annelies, accountId: it.accountId }, step))
  })
  await drain()
  expect((await it.news()).map((line) => line.title)).toContain('Annelies Vermeulen was interviewed')
})

test('declined with a reason: told, counted, and free to be put forward again', async () => {
  const it = await start()
  const { body } = await it.put(it.member, { contactId: it.annelies })
  expect((await it.decide(it.manager, body.id, { decision: 'decline' })).problem.refusal).toBe(
    'reason-missing',
  )
  expect(
    (
      await it.decide(it.manager, body.id, {
        decision: 'decline',
        reason: 'bad-moment',
        note: 'Renewal in May',
      })
    ).status,
  ).toBe(200)
  expect((await it.news())[0]).toMatchObject({ title: 'Annelies Vermeulen: not now' })
  expect((await it.news())[0]?.detail).toContain('bad moment: renewal, case')
  const board = await call<typeof getRecruiting>(it.manager, 'GET /recruiting')
  expect(board.body.whyNot).toMatchObject({ total: 1, reasons: [{ reason: 'bad-moment', count: 1 }] })
  expect((await it.put(it.executive, { contactId: it.annelies })).status).toBe(200)
})

test('a repetition joins the first: its words stand there as a voice', async () => {
  const it = await start()
  const first = await it.put(it.manager, { contactId: it.annelies })
  const second = await it.put(it.member, { contactId: it.other, why: 'She moved here' })
  const alike = (await it.read(it.manager, second.body.id)).body.alike
  expect(alike.map(({ id }) => id)).toEqual([first.body.id])
  const decided = await it.decide(it.manager, second.body.id, {
    decision: 'duplicate',
    duplicateOf: first.body.id,
  })
  expect(decided.body.state).toBe('duplicate')
  expect((await it.read(it.member, first.body.id)).body.voices).toMatchObject([{ words: 'She moved here' }])
  expect((await it.news())[0]).toMatchObject({
    email: it.member.email,
    title: 'Annelies Vermeulen: nominated before',
  })
})

test('the nominator takes it back while nobody has decided, and nobody else does', async () => {
  const it = await start()
  const { body } = await it.put(it.executive, { contactId: it.annelies })
  const take = (actor: typeof it.manager) =>
    call<typeof withdrawNomination>(actor, 'POST /nominations/:nominationId/withdrawal', {
      params: { nominationId: body.id },
      body: {},
    })
  expect((await take(it.administrator)).status).toBe(404)
  expect((await take(it.member)).status).toBe(403)
  expect((await take(it.executive)).status).toBe(200)
  expect((await take(it.executive)).problem.refusal).toBe('already-decided')
})

test('while a name is typed: here, nominated, likely the same elsewhere', async () => {
  const it = await start()
  await it.put(it.manager, { contactId: it.johan })
  const find = (q: string) =>
    call<typeof findNominees>(it.member, 'GET /nominations/nominees', {
      query: { q, accountId: it.accountId },
    })
  expect((await find('annelies')).body.found.map(({ kind, account }) => [kind, account?.name])).toEqual([
    ['here', 'Havenbedrijf'],
    ['elsewhere', 'Rederij Noorderkaap'],
  ])
  expect((await find('Johan')).body.found).toMatchObject([
    { kind: 'nominated', nomination: { by: 'Some program-manager', isMine: false } },
  ])
  // Another writing of a name is found by the one reading of likeness there is, and says why.
  expect((await find('A. Vermeulen')).body.found).toMatchObject([
    { contactId: it.annelies, likeness: { reasons: ['initials', 'same-account'] } },
    { contactId: it.other, kind: 'elsewhere' },
  ])
  const begun = await call<typeof startNomination>(it.member, 'GET /nominations/start', {
    query: { contact: it.annelies },
  })
  expect(begun.body).toMatchObject({
    contact: { name: 'Annelies Vermeulen' },
    account: { name: 'Havenbedrijf' },
    answerDays: 5,
    may: { addContact: null },
  })
})

test('the board stands everybody where they are, with ages past policy marked', async () => {
  const it = await start()
  await it.put(it.member, { contactId: it.johan })
  const { body } = await it.put(it.member, { contactId: it.annelies })
  await it.decide(it.manager, body.id, { decision: 'accept' })
  setNow('2026-03-09T09:00:00.000Z')
  await call(it.manager, 'POST /advocates/:contactId/interview', {
    params: { contactId: it.annelies },
    body: { bookedFor: '2026-03-12T10:00:00.000Z' },
  })
  const board = (await call<typeof getRecruiting>(it.manager, 'GET /recruiting')).body
  const column = (name: string) => board.columns.find((each) => each.column === name)
  expect(column('new')).toMatchObject({
    count: 1,
    late: 1,
    goingOn: 1,
    left: 1,
    lines: [{ name: 'Johan ter Steege', ageDays: 7, isLate: true, holder: 'Some member' }],
  })
  expect(column('accepted')).toMatchObject({ count: 0 })
  expect(column('booked')).toMatchObject({
    count: 1,
    late: 0,
    lines: [{ name: 'Annelies Vermeulen', bookedFor: '2026-03-12T10:00:00.000Z', isHolderMe: true }],
  })
  for (const actor of [it.member, it.executive, it.administrator]) {
    expect((await call(actor, 'GET /recruiting')).status).toBe(403)
  }
})

test('members see the nominations they are behind or own the account of; the program sees all', async () => {
  const it = await start()
  await it.put(it.executive, { contactId: it.other })
  const own = await it.put(it.manager, { contactId: it.annelies })
  const list = async (actor: typeof it.manager) =>
    (await call<typeof listNominations>(actor, 'GET /nominations')).body.rows.map((row) => row.id)
  expect(await list(it.member)).toEqual([own.body.id])
  expect(await list(it.manager)).toHaveLength(2)
  expect(await list(it.administrator)).toEqual([])
})
