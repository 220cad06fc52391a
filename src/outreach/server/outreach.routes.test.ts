import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  answerForOwner,
  answerOutreach,
  answerOutreachLink,
  getOutreach,
  getOutreachLetter,
  listOutreaches,
  openOutreachLink,
  planOutreach,
  startOutreach,
  withdrawOutreach,
  writeOutreach,
} from '../contract.ts'
import type { addTemplate, listTemplates, updateTemplate } from '../template.contract.ts'
import { attendOutreachesJob } from './jobs.ts'

// A Monday. Nobody listens at the mail server: a mail is written and waits, which is all that is asked here.
const now = '2026-06-01T09:00:00.000Z'
const { host, call, makeWorkspace, setNow } = await startTestHost({
  now,
  config: { smtpUrl: 'smtp://127.0.0.1:9' },
})

async function setUp({ owned = true }: { owned?: boolean } = {}) {
  setNow(now)
  const works = await makeWorkspace('Merriden')
  const { 'program-manager': manager, member } = works.people
  const db = host.door.in(works.id)
  const [contactId = '', second = ''] = await makeContacts(host.door, works, { name: 'Łódzkie Zakłady' }, [
    { name: 'Zofia Maj', mails: ['zofia@lodzkie.example'] },
    { name: 'Adam Wit', mails: ['adam@lodzkie.example'] },
  ])
  if (owned) {
    const owner = { owner_id: member.personId }
    await db.updateTable('accounts').set(owner).where('workspace_id', '=', works.id).execute()
  }
  const plan = (body: object = {}, as: PersonActor = manager) =>
    call<typeof planOutreach>(as, 'POST /outreaches', {
      body: { contactId, reason: 'A ten in the survey of May', ...body },
    })
  const get = async (outreachId: string, as = manager) =>
    (await call<typeof getOutreach>(as, 'GET /outreaches/:outreachId', { params: { outreachId } })).body
  const write = (outreachId: string, body: object = {}, as = manager) =>
    call<typeof writeOutreach>(as, 'POST /outreaches/:outreachId/letter', {
      params: { outreachId },
      body: { through: 'mail', subject: 'A question', text: 'Dear {name},\n\nmay I?\n\n{sender}', ...body },
    })
  const answer = (outreachId: string, body: object, as = manager) =>
    call<typeof answerOutreach>(as, 'POST /outreaches/:outreachId/answer', { params: { outreachId }, body })
  const say = (outreachId: string, body: object, as = member) =>
    call<typeof answerForOwner>(as, 'POST /outreaches/:outreachId/owner-answer', {
      params: { outreachId },
      body,
    })
  const mails = (audience: string) =>
    db.selectFrom('mails').selectAll().where('audience', '=', audience).orderBy('id').execute()
  const stage = async () =>
    (await db.selectFrom('advocates').select(['stage', 'introduction_how']).executeTakeFirst()) ?? null
  const attend = async () => {
    await attendOutreachesJob.run({ host, data: {}, now: host.now(), jobId: 'test' })
  }
  /** The token of the page that the owner's mail leads to. */
  const tokenIn = async () => {
    const [mail] = (await mails('staff')).filter(({ sealed_link }) => sealed_link !== null)
    return (
      host.secrets
        .unseal(mail?.sealed_link ?? '')
        .split('/')
        .at(-1) ?? ''
    )
  }
  const more = { plan, get, write, answer, say, mails, stage, attend, tokenIn }
  return { works, db, manager, member, contactId, second, ...more }
}

test('the owner sees plan and reason first; silence for three working days lets a person write, once', async () => {
  const { plan, get, write, mails, attend, manager, member, stage, answer, db } = await setUp()
  const planned = await plan()
  expect(planned.body).toMatchObject({
    state: 'with-owner',
    owner: { name: member.name },
    respondBy: '2026-06-04',
    from: 'hand',
    may: { write: expect.stringContaining('with the owner'), ownerAnswer: null },
  })
  const { id } = planned.body
  const [told] = await mails('staff')
  expect(told).toMatchObject({ to_address: member.email, reply_to: manager.email })
  expect(told?.body_text).toContain('A ten in the survey of May')
  expect((await write(id)).status).toBe(409)
  setNow('2026-06-04T21:00:00.000Z')
  await attend()
  expect((await get(id)).state).toBe('with-owner')
  setNow('2026-06-05T09:00:00.000Z')
  await attend()
  expect(await get(id)).toMatchObject({ state: 'free', ownerAnswer: 'silence' })
  const both = await Promise.all([write(id), write(id)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const letters = await mails('customer')
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({
    to_address: 'zofia@lodzkie.example',
    from_name: manager.name,
    reply_to: manager.email,
    about_kind: 'outreach',
  })
  expect(letters[0]?.body_text).toContain(`Dear Zofia Maj,\n\nmay I?\n\n${manager.name}`)
  const touches = await db.selectFrom('ledger_entries').select(['kind', 'outcome']).execute()
  expect(touches).toEqual([{ kind: 'touch', outcome: 'A question' }])
  const yes = await answer(id, { answer: 'yes', introducedBy: member.personId, how: 'A mail to both' })
  expect(yes.body).toMatchObject({ state: 'introduced', introducedBy: member.name, stage: 'introduced' })
  expect(await stage()).toEqual({ stage: 'introduced', introduction_how: 'A mail to both' })
})

test('an objection by the mailed link holds for everybody; opening the page changes nothing', async () => {
  const { plan, get, tokenIn, contactId, db, second, manager } = await setUp()
  const { id } = (await plan()).body
  const token = await tokenIn()
  const open = () =>
    call<typeof openOutreachLink>(null, 'GET /links/outreaches/:token', { params: { token } })
  expect((await open()).body).toMatchObject({
    link: 'open',
    outreach: { contact: 'Zofia Maj', answer: null },
  })
  expect((await get(id)).state).toBe('with-owner')
  const object = (body: object) =>
    call<typeof answerOutreachLink>(null, 'POST /links/outreaches/:token/answer', { params: { token }, body })
  expect((await object({ answer: 'object' })).problem.errors?.[0]?.field).toBe('objection')
  const behind = { answer: 'object', objection: 'contract', until: '2026-06-01' }
  expect((await object(behind)).problem.errors?.[0]?.field).toBe('until')
  const said = await object({ ...behind, until: '2026-07-15' })
  expect(said.body).toMatchObject({ link: 'answered', outreach: { answer: 'object', until: '2026-07-15' } })
  expect((await object({ answer: 'go-ahead' })).body.outreach?.answer).toBe('object')
  expect(await get(id)).toMatchObject({ state: 'objected', objection: 'contract' })
  const objections = await db.selectFrom('protection_objections').select(['contact_id', 'until_on']).execute()
  expect(objections).toEqual([{ contact_id: contactId, until_on: '2026-07-15' }])
  expect((await plan()).problem).toMatchObject({ refusal: 'objected' })
  const start = await call<typeof startOutreach>(manager, 'GET /outreaches/start', {
    query: { contact: contactId },
  })
  expect(start.body.whyNot).toContain('2026-07-15')
  expect((await plan({ contactId: second })).status).toBe(200)
})

test('who holds the relationship plans without being asked, joins, and may be named', async () => {
  const { plan, say, member, get, second } = await setUp()
  expect((await plan({}, member)).body).toMatchObject({ state: 'free', owner: null })
  const { id } = (await plan({ contactId: second })).body
  expect((await say(id, { answer: 'introduces', note: 'I see her on Friday' })).body).toMatchObject({
    state: 'free',
    ownerAnswer: 'introduces',
    ownerAnsweredBy: member.name,
  })
  expect((await get(id)).ownerNote).toBe('I see her on Friday')
})

test('of two who plan at once the second is told of the first, and nobody is written to twice within the days', async () => {
  const { plan, write, answer } = await setUp({ owned: false })
  const both = await Promise.all([plan(), plan()])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({ refusal: 'planned-already' })
  const id = both.find(({ status }) => status === 200)?.body.id ?? ''
  expect((await write(id)).status).toBe(200)
  await answer(id, { answer: 'no', reason: 'no-answer' })
  setNow('2026-08-29T09:00:00.000Z')
  expect((await plan()).problem).toMatchObject({ refusal: 'written-lately' })
  setNow('2026-08-30T09:00:00.000Z')
  expect((await plan()).status).toBe(200)
})

test('later keeps it until the day they named; a no declines them with its reason', async () => {
  const { plan, write, answer, attend, get, stage } = await setUp({ owned: false })
  const { id } = (await plan()).body
  await write(id)
  expect((await answer(id, { answer: 'later' })).problem.errors?.[0]?.field).toBe('until')
  await answer(id, { answer: 'later', until: '2026-06-20' })
  await attend()
  expect((await get(id)).state).toBe('later')
  setNow('2026-06-20T09:00:00.000Z')
  await attend()
  expect((await get(id)).state).toBe('free')
  expect((await write(id)).status).toBe(200)
  expect((await answer(id, { answer: 'no' })).problem.errors?.[0]?.field).toBe('reason')
  await answer(id, { answer: 'no', reason: 'not-allowed' })
  expect(await stage()).toMatchObject({ stage: 'declined' })
})

test('a plan is taken back before anybody was written to, and the owner’s page says so', async () => {
  const { plan, tokenIn, manager, member } = await setUp()
  const { id } = (await plan()).body
  const token = await tokenIn()
  const back = (as: PersonActor) =>
    call<typeof withdrawOutreach>(as, 'POST /outreaches/:outreachId/withdrawal', {
      params: { outreachId: id },
      body: {},
    })
  expect((await back(member)).status).toBe(403)
  expect((await back(manager)).body.state).toBe('withdrawn')
  const page = await call<typeof openOutreachLink>(null, 'GET /links/outreaches/:token', {
    params: { token },
  })
  expect(page.body).toMatchObject({ link: 'withdrawn', outreach: null })
})

test('letters begin with a template in the reader’s language; brackets are written before a mail goes', async () => {
  const { plan, write, manager, member, db, contactId, works } = await setUp({ owned: false })
  const templates = (await call<typeof listTemplates>(member, 'GET /outreach-templates')).body
  expect(templates.rows.map(({ occasion }) => occasion)).toEqual([
    'survey',
    'won-deal',
    'nomination',
    'self-nomination',
  ])
  const own = {
    occasion: 'other' as const,
    title: 'Short',
    fits: 'Any time.',
    subject: 'A word, {name}?',
    body: '{owner} and {sender} of {workspace}: [what you saw at {company}]',
    germanSubject: 'Ein Wort, {name}?',
    germanBody: '{owner}, [was]',
  }
  const add = (body: object, as = manager) =>
    call<typeof addTemplate>(as, 'POST /outreach-templates', { body })
  expect((await add({ ...own, body: 'Hi {first}' })).problem.errors?.[0]?.field).toBe('body')
  expect((await add(own, member)).status).toBe(403)
  const template = (await add(own)).body
  const stale = await call<typeof updateTemplate>(manager, 'PUT /outreach-templates/:templateId', {
    params: { templateId: template.id },
    body: { ...own, version: 9 },
  })
  expect(stale.status).toBe(409)
  const { id } = (await plan({ templateId: template.id })).body
  const letter = async () =>
    (
      await call<typeof getOutreachLetter>(manager, 'GET /outreaches/:outreachId/letter', {
        params: { outreachId: id },
      })
    ).body
  expect(await letter()).toMatchObject({ subject: 'A word, Zofia Maj?', language: 'en', noMail: null })
  const language = { workspace_id: works.id, contact_id: contactId, language: 'de' }
  await db.insertInto('contact_languages').values(language).execute()
  expect(await letter()).toMatchObject({ subject: 'Ein Wort, Zofia Maj?', language: 'de' })
  const half = await write(id, { text: (await letter()).text })
  expect(half.problem.errors?.[0]?.field).toBe('text')
  expect((await write(id, { through: 'said' })).body).toMatchObject({ state: 'written', through: 'said' })
})

test('others see what they plan, write or own, and nothing else; the list goes on where it ended', async () => {
  const { plan, member, manager, second, works } = await setUp()
  await plan()
  await plan({ contactId: second })
  const list = (as: PersonActor, query: object = {}) =>
    call<typeof listOutreaches>(as, 'GET /outreaches', { query: query as Record<string, string> })
  const first = (await list(manager, { size: 1 })).body
  expect(first.rows.map(({ contact }) => contact.name)).toEqual(['Adam Wit'])
  const rest = (await list(manager, { size: 1, cursor: first.next ?? '' })).body
  expect(rest.rows.map(({ contact }) => contact.name)).toEqual(['Zofia Maj'])
  expect(rest.next).toBeNull()
  expect((await list(member)).body.rows).toHaveLength(2)
  expect((await list(works.people.executive)).body.rows).toHaveLength(0)
})

test('an owner who cannot be reached is not asked: silence lets nothing go on, an address opens their days', async () => {
  const { works, db, plan, get, say, mails, attend, manager, contactId } = await setUp()
  const { workspaceId } = manager
  const { id: ownerId } = await db
    .insertInto('people')
    .values({ workspace_id: workspaceId, name: 'Ines Roth' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const change = (values: object) => db.updateTable('people').set(values).where('id', '=', ownerId).execute()
  await db.updateTable('accounts').set({ owner_id: ownerId }).where('workspace_id', '=', works.id).execute()
  const start = await call<typeof startOutreach>(manager, 'GET /outreaches/start', {
    query: { contact: contactId },
  })
  const notAsked = { owner: { name: 'Ines Roth' }, respondBy: null, outOfReach: 'no-address' }
  expect(start.body).toMatchObject(notAsked)
  const planned = await plan()
  expect(planned.body).toMatchObject({ state: 'with-owner', ...notAsked, isLate: true })
  const { id } = planned.body
  expect(await mails('staff')).toHaveLength(0)
  setNow('2026-06-09T09:00:00.000Z')
  await attend()
  expect(await get(id)).toMatchObject({ state: 'with-owner', ...notAsked })
  const alone = await say(id, { answer: 'go-ahead' }, manager)
  expect(alone.problem.errors?.[0]?.field).toBe('note')
  await change({ email: 'ines@merriden.example' })
  await attend()
  expect(await get(id)).toMatchObject({ state: 'with-owner', respondBy: '2026-06-12', outOfReach: null })
  expect(await mails('staff')).toMatchObject([{ to_address: 'ines@merriden.example' }])
  await change({ left_at: '2026-06-10T09:00:00.000Z' })
  setNow('2026-06-15T09:00:00.000Z')
  await attend()
  expect(await get(id)).toMatchObject({ state: 'with-owner', respondBy: null, outOfReach: 'left' })
  const on = await say(id, { answer: 'go-ahead', note: 'Their successor starts in August' }, manager)
  expect(on.body).toMatchObject({ state: 'free', ownerAnswer: 'go-ahead', ownerAnsweredBy: manager.name })
  expect(on.body.respondBy).toBeNull()
})

test('a plan whose owner cannot be reached is free once whoever planned it holds the account', async () => {
  const { works, db, plan, get, attend, manager, member } = await setUp()
  await db.updateTable('people').set({ left_at: now }).where('id', '=', member.personId).execute()
  const { id, outOfReach } = (await plan()).body
  expect(outOfReach).toBe('left')
  const owned = { owner_id: manager.personId }
  await db.updateTable('accounts').set(owned).where('workspace_id', '=', works.id).execute()
  await attend()
  expect(await get(id)).toMatchObject({ state: 'free', owner: null, ownerAnswer: null })
})
