import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { confirmFact } from '../../advocates/profile.contract.ts'
import { refreshDocuments } from '../../advocates/server/refresh-documents.ts'
import type { defineCustomField } from '../../customers/custom-field.contract.ts'
import type { putSetting } from '../../identity/setting.contract.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  decideEdit,
  getOwnerWeek,
  getQuality,
  listEdits,
  listFacts,
  listRounds,
  releaseRound,
} from '../quality.contract.ts'
import type {
  answerConfirmation,
  nameNewcomer,
  openAccountPage,
  openConfirmation,
} from '../round.contract.ts'
import type { listWideEdits, makeWideEdit, previewWideEdit, undoWideEdit } from '../wide-edit.contract.ts'
import { mayAskOwner } from './ask-owner.ts'
import { attendRoundsJob } from './jobs.ts'

const { host, call, makeWorkspace, setNow } = await startTestHost()

const monday = '2026-03-02T09:00:00.000Z'
const attend = () => attendRoundsJob.run({ host, data: {}, now: host.now(), jobId: 'test' })
const open = (token: string) =>
  call<typeof openConfirmation>(null, 'GET /links/confirmations/:token', { params: { token } })
const answer = (token: string, position: number, given: 'still-true' | 'changed' | 'unknown', said = '') =>
  call<typeof answerConfirmation>(null, 'POST /links/confirmations/:token/answers', {
    params: { token },
    body: { position, answer: given, said: said === '' ? null : said, seconds: 40 + position * 10 },
  })

/** An owner with two advocates whose facts were last confirmed long ago. */
async function start() {
  setNow(monday)
  const works = await makeWorkspace()
  const { member, 'program-manager': manager } = works.people
  const owned = { name: 'Molini Valcuvia', owner: member.email }
  const ids = await makeContacts(host.door, works, owned, [
    { name: 'Ottavia Sanguineti', title: 'CFO', mails: ['ottavia@molini.example'] },
    { name: 'Carlo Bassani', title: 'Head of milling' },
  ])
  const [ottavia = '', carlo = ''] = ids
  await host.door.write(works.id, async (tx) => {
    await sql`update accounts set created_at = '2025-01-01', health = 'good'`.execute(tx)
    await sql`update contacts set created_at = '2025-01-01'`.execute(tx)
    await sql`insert into advocates (workspace_id, contact_id, stage, stage_since)
      select ${works.id}, id, 'discoverable', '2025-01-01' from unnest(${ids}::uuid[]) given (id)`.execute(tx)
    await refreshDocuments(tx, works.id, ids, monday)
  })
  const db = host.door.in(works.id)
  const tokens = async () => {
    const mails = await db.selectFrom('mails').select(['sealed_link', 'subject']).orderBy('id').execute()
    return mails.flatMap(({ sealed_link: link }) => {
      const address = link === null ? '' : host.secrets.unseal(link)
      return /\/confirm\/(.+)$/.exec(address)?.[1] ?? []
    })
  }
  return { works, member, manager, ottavia, carlo, db, tokens }
}

test('an owner answers three facts by one link: still true, changed, not known', async () => {
  const it = await start()
  await attend()
  await attend()
  const [token = '', second] = await it.tokens()
  expect(second).toBeUndefined()
  const page = (await open(token)).body
  expect(page).toMatchObject({
    link: 'open',
    about: { name: 'Molini Valcuvia' },
    reader: { isAdvocate: false },
  })
  expect(page.facts).toHaveLength(3)
  const at = (kind: string) => page.facts.find((fact) => fact.kind === kind)?.position ?? -1
  expect(page.facts.map(({ kind }) => kind)).toContain('employment')
  const [first = -1, other = -1] = page.facts
    .map(({ position }) => position)
    .filter((each) => each !== at('employment'))
  expect((await answer(token, first, 'still-true')).body.facts[first]).toMatchObject({ outcome: 'confirmed' })
  expect((await answer(token, at('employment'), 'changed')).problem.errors).toMatchObject([{ field: 'said' }])
  const changed = await answer(token, at('employment'), 'changed', 'Chief financial officer')
  expect(changed.body.facts[at('employment')]).toMatchObject({ outcome: 'applied' })
  const last = await answer(token, other, 'unknown')
  expect(last.body).toMatchObject({ link: 'answered' })
  expect((await answer(token, other, 'still-true')).body.facts[other]).toMatchObject({ answer: 'unknown' })
  const titles = await it.db.selectFrom('contacts').select('title').execute()
  expect(titles.map(({ title }) => title)).toContain('Chief financial officer')
  const week = (await call<typeof getOwnerWeek>(it.manager, 'GET /stewardship/week')).body
  expect(week.people).toMatchObject([{ asked: 1, answered: 1, held: [] }])
  expect(week.people[0]?.seconds).toBeGreaterThan(0)
})

test('the fourth ask of a week is held back, shown, and may be asked on Monday', async () => {
  const it = await start()
  const ask = (task: 'confirm' | 'nominate' | 'fulfil') =>
    host.door.write(it.works.id, (tx) =>
      mayAskOwner(tx, { personId: it.member.personId, task, now: host.now() }),
    )
  const three = await Promise.all([ask('nominate'), ask('fulfil'), ask('nominate'), ask('fulfil')])
  expect(three.filter(({ ok }) => ok)).toHaveLength(3)
  expect(three.find(({ ok }) => !ok)).toEqual({ ok: false, from: '2026-03-09' })
  await attend()
  expect(await it.tokens()).toEqual([])
  const week = (await call<typeof getOwnerWeek>(it.manager, 'GET /stewardship/week')).body
  expect(week.people[0]).toMatchObject({ asked: 3 })
  expect(week.people[0]?.held.map(({ about }) => about)).toContain('Molini Valcuvia')
  setNow('2026-03-09T09:00:00.000Z')
  await attend()
  expect(await it.tokens()).toHaveLength(1)
})

test('nobody answers: one reminder, then the program has it, with rows behind each figure', async () => {
  const it = await start()
  await attend()
  setNow('2026-03-05T09:00:00.000Z')
  await attend()
  await attend()
  expect(await it.tokens()).toHaveLength(2)
  setNow('2026-03-10T09:00:00.000Z')
  await attend()
  const rounds = (
    await call<typeof listRounds>(it.manager, 'GET /stewardship/rounds', { query: { state: 'unanswered' } })
  ).body
  expect(rounds.rows).toMatchObject([{ state: 'unanswered', facts: 3, answered: 0 }])
  for (const by of ['owner', 'team', 'segment'] as const) {
    const quality = (await call<typeof getQuality>(it.manager, 'GET /stewardship/quality', { query: { by } }))
      .body
    expect(quality.all).toMatchObject({ toDecide: 3, asked: 3, onTime: 0 })
    expect(quality.rows.reduce((sum, { stale }) => sum + stale, 0)).toBe(quality.all.stale)
    const [row] = quality.rows
    const list = (list: 'stale' | 'late' | 'to-decide') =>
      call<typeof listFacts>(it.manager, 'GET /stewardship/facts', {
        query: { list, by, key: row?.key ?? 'none', size: 200 },
      })
    expect((await list('stale')).body.rows).toHaveLength(row?.stale ?? -1)
    expect((await list('late')).body.rows).toHaveLength(3)
    expect((await list('to-decide')).body.rows.every(({ asked }) => asked?.outcome === 'unanswered')).toBe(
      true,
    )
  }
  const first = (await call<typeof listFacts>(it.member, 'GET /stewardship/facts', { query: { size: 2 } }))
    .body
  const next = await call<typeof listFacts>(it.member, 'GET /stewardship/facts', {
    query: { size: 2, cursor: first.next ?? '' },
  })
  expect(next.body.rows[0]).not.toEqual(first.rows[0])
})

test('an advocate says what has changed; a program manager takes it over or declines it', async () => {
  const it = await start()
  await call<typeof putSetting>(it.manager, 'PUT /settings/:name', {
    params: { name: 'stewardship.review-edits' },
    body: { value: 'all' },
  })
  const release = () =>
    call<typeof releaseRound>(it.manager, 'POST /stewardship/rounds', { body: { contactId: it.ottavia } })
  expect((await release()).body.facts).toBeGreaterThan(0)
  expect((await release()).status).toBe(409)
  const [token = ''] = await it.tokens()
  const page = (await open(token)).body
  expect(page.reader).toEqual({ name: 'Ottavia Sanguineti', isAdvocate: true })
  expect(page.facts.some(({ kind }) => kind === 'health')).toBe(false)
  const mail = page.facts.find(({ kind }) => kind === 'mail')
  const post = page.facts.find(({ kind }) => kind === 'employment')
  await answer(token, mail?.position ?? -1, 'changed', 'o.sanguineti@molini.example')
  await answer(token, post?.position ?? -1, 'still-true')
  const edits = (await call<typeof listEdits>(it.manager, 'GET /stewardship/edits')).body.rows
  expect(edits).toMatchObject([
    { before: 'ottavia@molini.example', said: 'o.sanguineti@molini.example', canWrite: true },
  ])
  const decide = (body: { decision: 'accept' | 'decline'; written: string | null; reason: string | null }) =>
    call<typeof decideEdit>(it.manager, 'POST /stewardship/edits/:proposedEditId/decision', {
      params: { proposedEditId: edits[0]?.id ?? '' },
      body,
    })
  expect((await decide({ decision: 'decline', written: null, reason: null })).status).toBe(400)
  expect(
    (await decide({ decision: 'accept', written: 'o.sanguineti@molini.example', reason: null })).status,
  ).toBe(200)
  const mails = await it.db
    .selectFrom('contact_mails')
    .select(['email', 'is_primary'])
    .orderBy('is_primary', 'desc')
    .execute()
  expect(mails[0]).toEqual({ email: 'o.sanguineti@molini.example', is_primary: true })
})

test('many records are looked at first, changed at once and taken back, but for what somebody changed since', async () => {
  const it = await start()
  const body = {
    contactIds: [it.ottavia, it.carlo],
    field: 'contact-owner' as const,
    value: it.member.personId,
  }
  const seen = await call<typeof previewWideEdit>(it.manager, 'POST /wide-edits/previews', { body })
  expect(seen.body.rows.map(({ before, outcome }) => [before, outcome])).toEqual([
    [null, 'changes'],
    [null, 'changes'],
  ])
  const owners = async () =>
    new Map(
      (await it.db.selectFrom('contacts').select(['id', 'owner_id']).execute()).map((row) => [
        row.id,
        row.owner_id,
      ]),
    )
  expect((await owners()).get(it.carlo)).toBe(null)
  const made = await call<typeof makeWideEdit>(it.manager, 'POST /wide-edits', { body })
  expect((await owners()).get(it.carlo)).toBe(it.member.personId)
  await it.db.updateTable('contacts').set({ version: 9 }).where('id', '=', it.carlo).execute()
  const params = { wideEditId: made.body.id }
  const undo = () => call<typeof undoWideEdit>(it.manager, 'POST /wide-edits/:wideEditId/undoing', { params })
  expect((await undo()).body).toEqual({ undone: 1, kept: ['Carlo Bassani'] })
  expect([(await owners()).get(it.ottavia), (await owners()).get(it.carlo)]).toEqual([
    null,
    it.member.personId,
  ])
  expect((await undo()).status).toBe(409)
})

test('a text, a field of one’s own and a confirmation are changed for many and come back as they were', async () => {
  const it = await start()
  await it.db.updateTable('accounts').set({ health: 'good' }).execute()
  await it.db
    .insertInto('profile_sections')
    .values({
      workspace_id: it.works.id,
      contact_id: it.ottavia,
      section: 'audiences',
      body: 'Millers',
      confirmed_at: '2025-06-01T12:00:00.000Z',
    })
    .execute()
  const field = await call<typeof defineCustomField>(it.manager, 'POST /custom-fields', {
    body: { record: 'contact', label: 'Cohort', kind: 'choice', choices: ['Spring', 'Autumn'] },
  })
  const ground = () =>
    Promise.all([
      it.db
        .selectFrom('profile_sections')
        .select(['contact_id', 'body', 'confirmed_at', 'confirmed_by'])
        .execute(),
      it.db.selectFrom('custom_values').selectAll().execute(),
      it.db
        .selectFrom('fact_confirmations')
        .select(['fact', 'confirmed_by', 'confirmed_at'])
        .orderBy('fact')
        .execute(),
      it.db
        .selectFrom('advocates')
        .select(['contact_id', 'employment_confirmed_at'])
        .orderBy('contact_id')
        .execute(),
      it.db
        .selectFrom('dated_facts')
        .selectAll()
        .orderBy('contact_id')
        .orderBy('kind')
        .orderBy('key')
        .execute(),
    ])
  await host.door.write(it.works.id, (tx) =>
    refreshDocuments(tx, it.works.id, [it.ottavia, it.carlo], host.now()),
  )
  const before = await ground()
  const contactIds = [it.ottavia, it.carlo]
  const edits = [
    { field: 'section' as const, key: 'audiences', value: 'Food technologists' },
    { field: 'custom' as const, key: field.body.id, value: 'autumn' },
    { field: 'confirmed' as const, key: 'employment', value: '2026-02-20' },
    { field: 'confirmed' as const, key: 'audiences', value: '2026-02-27' },
    { field: 'confirmed' as const, key: 'health', value: '2026-02-20' },
  ]
  const made: string[] = []
  for (const edit of edits) {
    const done = await call<typeof makeWideEdit>(it.manager, 'POST /wide-edits', {
      body: { contactIds, ...edit },
    })
    expect([done.status, edit.key, done.body.rows?.map(({ outcome }) => outcome)]).toMatchObject([
      200,
      edit.key,
      edit.key === 'audiences' && edit.field === 'confirmed'
        ? ['same', 'same']
        : edit.key === 'health'
          ? ['changes']
          : ['changes', 'changes'],
    ])
    made.push(done.body.id)
  }
  const earlier = await call<typeof previewWideEdit>(it.manager, 'POST /wide-edits/previews', {
    body: { contactIds, field: 'confirmed', key: 'employment', value: '2026-02-01' },
  })
  expect(earlier.body.rows[0]).toMatchObject({ outcome: 'same', before: '2026-02-20' })
  const people = await it.db.selectFrom('advocates').select('employment_confirmed_at').execute()
  expect(people[0]?.employment_confirmed_at).toBe('2026-02-20T12:00:00.000Z')
  const list = async () => (await call<typeof listWideEdits>(it.manager, 'GET /wide-edits')).body
  expect((await list()).rows.map(({ changed, untouched, may }) => [changed, untouched, may['undo']])).toEqual(
    [
      [1, 1, null],
      [0, 0, 'It changed nothing.'],
      [2, 2, null],
      [2, 2, null],
      [2, 2, null],
    ],
  )
  for (const wideEditId of made.toReversed()) {
    const undo = await call<typeof undoWideEdit>(it.manager, 'POST /wide-edits/:wideEditId/undoing', {
      params: { wideEditId },
    })
    expect(undo.body.kept).toEqual([])
  }
  expect(await ground()).toEqual(before)
  expect((await list()).rows.every(({ may }) => may['undo'] === 'This was taken back already.')).toBe(true)
  const first = (await call<typeof listWideEdits>(it.manager, 'GET /wide-edits', { query: { size: 3 } })).body
  const rest = (
    await call<typeof listWideEdits>(it.manager, 'GET /wide-edits', {
      query: { size: 3, cursor: first.next ?? '' },
    })
  ).body
  expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(made.toReversed())
})

test('what a change of many vouches for besides is taken back with it, but for a later word', async () => {
  const it = await start()
  const { db, works, ottavia, carlo, manager, member } = it
  await host.door.write(works.id, async (tx) => {
    await sql`insert into profile_sections (workspace_id, contact_id, section, body, confirmed_at, confirmed_by)
      values (${works.id}, ${ottavia}, 'role', 'Pays the bills', '2025-06-01T12:00:00Z', ${member.personId})`.execute(
      tx,
    )
    await sql`update advocates set employment_confirmed_at = '2025-05-05T10:00:00.123456Z',
      employment_confirmed_by = ${member.personId} where contact_id = ${ottavia}`.execute(tx)
    await sql`insert into fact_confirmations (workspace_id, account_id, fact, confirmed_by, confirmed_at)
      select workspace_id, id, 'owner', ${member.personId}, '2025-05-06T10:00:00Z' from accounts`.execute(tx)
    await refreshDocuments(tx, works.id, [ottavia, carlo], monday)
  })
  const posts = async () =>
    (
      await sql<{ at: string | null; by: string | null }>`
        select employment_confirmed_at::text as at, employment_confirmed_by as by from advocates
        order by contact_id = ${carlo}`.execute(db)
    ).rows
  const owners = () =>
    db
      .selectFrom('fact_confirmations')
      .select(['confirmed_by', 'confirmed_at'])
      .where('fact', '=', 'owner')
      .execute()
  const ground = async () => ({
    posts: await posts(),
    owners: await owners(),
    texts: await db
      .selectFrom('profile_sections')
      .select(['contact_id', 'body', 'confirmed_at', 'confirmed_by'])
      .execute(),
    dated: await db
      .selectFrom('dated_facts')
      .selectAll()
      .orderBy('contact_id')
      .orderBy('kind')
      .orderBy('key')
      .execute(),
  })
  const make = async (edit: { field: 'section' | 'account-owner'; key?: string; value: string }) => {
    const body = { contactIds: [ottavia, carlo], ...edit }
    return (await call<typeof makeWideEdit>(manager, 'POST /wide-edits', { body })).body.id
  }
  const undo = async (wideEditId: string) => {
    const params = { wideEditId }
    return (await call<typeof undoWideEdit>(manager, 'POST /wide-edits/:wideEditId/undoing', { params })).body
  }
  const before = await ground()
  const role = { field: 'section', key: 'role', value: 'Sees to the mills' } as const
  const made = [await make(role), await make({ field: 'account-owner', value: manager.personId })]
  expect((await posts()).map(({ by }) => by)).toEqual([manager.personId, manager.personId])
  expect(await owners()).toEqual([{ confirmed_by: manager.personId, confirmed_at: monday }])
  setNow('2026-03-04T09:00:00.000Z')
  for (const id of made.toReversed()) expect((await undo(id)).kept).toEqual([])
  expect(await ground()).toEqual(before)

  const [again, handed] = [await make(role), await make({ field: 'account-owner', value: manager.personId })]
  setNow('2026-03-05T09:00:00.000Z')
  const confirm = (kind: 'employment' | 'owner') =>
    call<typeof confirmFact>(manager, 'POST /advocates/:contactId/confirmations', {
      params: { contactId: ottavia },
      body: { kind },
    })
  expect([(await confirm('employment')).status, (await confirm('owner')).status]).toEqual([200, 200])
  const [word] = await posts()
  const later = await owners()
  setNow('2026-03-06T09:00:00.000Z')
  expect([await undo(handed), await undo(again)]).toEqual([
    { undone: 1, kept: [] },
    { undone: 2, kept: [] },
  ])
  expect(await posts()).toEqual([word, before.posts[1]])
  expect(word).toEqual({ at: '2026-03-05 09:00:00+00', by: manager.personId })
  expect(await owners()).toEqual(later)
  expect((await ground()).texts).toEqual(before.texts)
})

test.each([
  [{ field: 'section', key: 'shoe-size', value: 'x' }, 'key'],
  [{ field: 'custom', key: 'nothing', value: 'x' }, 'key'],
  [{ field: 'confirmed', key: 'text', value: '2026-02-01' }, 'key'],
  [{ field: 'confirmed', key: 'health', value: null }, 'value'],
  [{ field: 'confirmed', key: 'health', value: '2027-02-01' }, 'value'],
  [{ field: 'account-owner', value: 'Jana' }, 'value'],
] as const)('a change of many that nobody can make names its field: %j', async (edit, fieldOfError) => {
  const it = await start()
  const body = { contactIds: [it.carlo], ...edit }
  const { status, problem } = await call<typeof makeWideEdit>(it.manager, 'POST /wide-edits', { body })
  expect([status, problem.errors?.[0]?.field]).toEqual([400, fieldOfError])
})

test('who works there no longer opens a review of the change, and the owner opens all we know from the page', async () => {
  const it = await start()
  await it.db
    .updateTable('contacts')
    .set({ reports_to_text: 'The board' })
    .where('id', '=', it.carlo)
    .execute()
  await host.door.write(it.works.id, (tx) => refreshDocuments(tx, it.works.id, [it.carlo], monday))
  const dated = it.db.selectFrom('dated_facts').select('contact_id').where('kind', '=', 'reporting')
  expect(await dated.execute()).toEqual([{ contact_id: it.carlo }])
  await it.db.deleteFrom('dated_facts').where('kind', '!=', 'employment').execute()
  await attend()
  const [token = ''] = await it.tokens()
  const page = (await open(token)).body
  const post = page.facts.find(({ kind }) => kind === 'employment')
  const left = await call<typeof answerConfirmation>(null, 'POST /links/confirmations/:token/answers', {
    params: { token },
    body: { position: post?.position ?? -1, answer: 'changed', said: 'Left', hasLeft: true, seconds: 10 },
  })
  expect(left.body.facts.find(({ kind }) => kind === 'employment')).toMatchObject({ outcome: 'proposed' })
  expect(await it.db.selectFrom('proposed_edits').select('id').execute()).toEqual([])
  expect(await it.db.selectFrom('reported_changes').select('kind').execute()).toEqual([{ kind: 'left' }])
  expect(page.mayOpenAccount).toBe(true)
  const opened = await call<typeof openAccountPage>(null, 'POST /links/confirmations/:token/account-page', {
    params: { token },
  })
  expect(opened.body.address).toMatch(/\/account\//)
})

test('the owner names in one line who else should be known there; what is answered, and the one tap, stay as they are', async () => {
  const it = await start()
  await attend()
  const [token = ''] = await it.tokens()
  const before = (await open(token)).body
  const name = (line: string, as = token) =>
    call<typeof nameNewcomer>(null, 'POST /links/confirmations/:token/newcomers', {
      params: { token: as },
      body: { line },
    })
  const said = await name('Bice Molinari, Controller, bice@molini.example')
  expect(said.status).toBe(200)
  expect(said.body.facts).toEqual(before.facts)
  const known = await it.db
    .selectFrom('contacts as c')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .innerJoin('contact_mails as m', 'm.contact_id', 'c.id')
    .select(['c.name', 'c.title', 'a.name as account', 'm.email'])
    .where('c.name', '=', 'Bice Molinari')
    .execute()
  expect(known).toEqual([
    { name: 'Bice Molinari', title: 'Controller', account: 'Molini Valcuvia', email: 'bice@molini.example' },
  ])
  for (const line of ['bice molinari', 'somebody@molini.example'])
    expect((await name(line)).problem.errors?.[0]?.field).toBe('line')
  // Who holds the account no more names nobody there.
  await it.db.updateTable('accounts').set({ owner_id: it.manager.personId }).execute()
  expect((await name('Dora Riva')).status).toBe(404)
})
