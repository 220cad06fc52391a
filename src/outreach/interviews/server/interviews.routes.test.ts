import { expect, test } from 'vitest'
import type {
  finishInterview,
  getInterview,
  takeOverInterview,
  writeInterview,
} from '../../../advocates/interview.contract.ts'
import { interviewSections } from '../../../advocates/interview.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { answerDraftLink, editDraft, listDrafts, openDraftLink, sendDraft } from '../draft.contract.ts'
import type {
  answerInterviewTask,
  callOffInterview,
  getInterviewPlan,
  listInterviews,
  nameInterviewTimes,
  offerInterview,
  openInterviewLink,
  openInterviewTask,
  prepareInterview,
  takeInterviewTime,
  takeNamedTime,
} from '../invitation.contract.ts'
import { askAccountTeamsJob } from './jobs.ts'
import { interviewReactions } from './reactions.ts'

const now = '2026-06-01T09:00:00.000Z'
const { app, host, call, makeWorkspace, setNow } = await startTestHost({
  now,
  config: { smtpUrl: 'smtp://127.0.0.1:9' },
})
const times = ['2026-06-08T09:00:00.000Z', '2026-06-09T13:00:00.000Z']

async function setUp() {
  setNow(now)
  const works = await makeWorkspace('Merriden')
  const { 'program-manager': manager, member } = works.people
  const db = host.door.in(works.id)
  const [contactId = ''] = await makeContacts(host.door, works, { name: 'Łódzkie Zakłady' }, [
    { name: 'Zofia Maj', mails: ['zofia@lodzkie.example'], title: 'CFO' },
  ])
  const owned = { owner_id: member.personId }
  await db.updateTable('accounts').set(owned).where('workspace_id', '=', works.id).execute()
  const params = { contactId }
  const offer = (body: object = {}, as: PersonActor = manager) =>
    call<typeof offerInterview>(as, 'PUT /advocates/:contactId/interview/invitation', {
      params,
      body: { times, ...body },
    })
  const plan = async () =>
    (await call<typeof getInterviewPlan>(manager, 'GET /advocates/:contactId/interview/plan', { params }))
      .body
  const mails = (audience: string) =>
    db.selectFrom('mails').selectAll().where('audience', '=', audience).orderBy('id').execute()
  const tokenOf = async (kind: string) => {
    const all = [...(await mails('customer')), ...(await mails('staff'))]
    const links = all.flatMap(({ sealed_link }) =>
      sealed_link === null ? [] : [host.secrets.unseal(sealed_link)],
    )
    return (
      links
        .filter((link) => link.includes(`/${kind}/`))
        .at(-1)
        ?.split('/')
        .at(-1) ?? ''
    )
  }
  const attend = () => askAccountTeamsJob.run({ host, data: {}, now: host.now(), jobId: 'by hand' })
  const interview = async () =>
    (await call<typeof getInterview>(manager, 'GET /advocates/:contactId/interview', { params })).body
  const write = async (section: string, body: object, as: PersonActor = manager) => {
    const version = (await interview()).interview?.version ?? 0
    return call<typeof writeInterview>(as, 'PUT /advocates/:contactId/interview/sections/:section', {
      params: { contactId, section },
      body: { version, ...body },
    })
  }
  return {
    works,
    db,
    manager,
    member,
    contactId,
    params,
    offer,
    plan,
    mails,
    tokenOf,
    attend,
    interview,
    write,
  }
}

test('a customer takes one of the times by link; both calendars get it, move with it and lose it again', async () => {
  const { offer, tokenOf, mails, plan, interview } = await setUp()
  expect((await offer({ times: ['2026-05-01T09:00:00.000Z'] })).problem).toMatchObject({
    refusal: 'not-ahead',
  })
  expect((await offer({ place: 'https://meet.example/1' })).body).toMatchObject({
    state: 'offered',
    offered: times,
  })
  const token = await tokenOf('interview')
  const open = async () =>
    (await call<typeof openInterviewLink>(null, 'GET /links/interviews/:token', { params: { token } })).body
  expect((await open()).interview).toMatchObject({ name: 'Zofia Maj', state: 'offered', offered: times })
  expect((await plan()).invitation?.state).toBe('offered')
  const take = (body: object) =>
    call<typeof takeInterviewTime>(null, 'POST /links/interviews/:token/meeting', { params: { token }, body })
  const both = await Promise.all([
    take({ startsAt: times[0], instead: null }),
    take({ startsAt: times[1], instead: null }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await interview()).interview?.bookedFor).toBe((await open()).interview?.startsAt)
  const agreed = (await open()).interview?.startsAt ?? ''
  const entries = (await mails('customer')).filter(({ calendar }) => calendar !== null)
  expect(entries).toHaveLength(1)
  expect(entries[0]?.calendar).toContain('METHOD:REQUEST')
  expect((await mails('staff')).filter(({ calendar }) => calendar !== null)).toHaveLength(1)
  const file = () => app.inject({ url: `/api/v1/links/interviews/${token}/calendar.ics?language=de` })
  const kept = await file()
  expect([kept.statusCode, kept.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  const uid = /UID:\S+/
  expect(kept.body.match(uid)?.[0]).toBe(entries[0]?.calendar?.match(uid)?.[0])
  expect(kept.body).toContain('METHOD:PUBLISH')
  expect(kept.body).toContain('LOCATION:https://meet.example/1')
  expect(kept.body).toContain(`DTSTART:${agreed.slice(0, 19).replace(/[-:]/g, '')}Z`)
  expect(kept.body).not.toContain('ATTENDEE')
  const off = await call<typeof callOffInterview>(null, 'POST /links/interviews/:token/cancellation', {
    params: { token },
    body: { reason: 'Illness' },
  })
  expect(off.body.interview).toMatchObject({ state: 'cancelled', startsAt: null })
  expect((await mails('customer')).at(-1)?.calendar).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2/)
  expect((await interview()).interview?.bookedFor).toBeNull()
  expect(agreed).not.toBe('')
  expect((await file()).statusCode).toBe(404)
})

test('other times of the customer’s own are chosen by us; what they write ahead stands in the interview', async () => {
  const { offer, tokenOf, manager, params, interview, plan } = await setUp()
  await offer()
  const token = await tokenOf('interview')
  const own = '2026-06-11T08:00:00.000Z'
  const named = await call<typeof nameInterviewTimes>(null, 'PUT /links/interviews/:token/times', {
    params: { token },
    body: { times: [own], timeZone: 'Europe/Warsaw' },
  })
  expect(named.body.interview).toMatchObject({ state: 'named', named: [own] })
  const taken = await call<typeof takeNamedTime>(manager, 'POST /advocates/:contactId/interview/meeting', {
    params,
    body: { startsAt: own, instead: null },
  })
  expect(taken.body).toMatchObject({ state: 'agreed', startsAt: own })
  await call<typeof prepareInterview>(null, 'PUT /links/interviews/:token/preparation', {
    params: { token },
    body: { answers: [{ section: 'organisation', text: 'We spin wool in three mills.' }] },
  })
  expect((await plan()).invitation?.prepared).toBe(1)
  expect((await interview()).known).toContainEqual({
    section: 'organisation',
    text: 'We spin wool in three mills.',
    source: 'Zofia Maj, beforehand',
  })
})

test('the account team briefs before and looks over after, each by one click and within their week', async () => {
  const { offer, tokenOf, attend, plan, interview, db, member } = await setUp()
  await offer({ askForBrief: true })
  await attend()
  expect((await plan()).tasks).toMatchObject([{ kind: 'brief', state: 'asked', answerBy: '2026-06-04' }])
  const token = await tokenOf('task')
  const page = await call<typeof openInterviewTask>(null, 'GET /links/tasks/:token', { params: { token } })
  expect(page.body).toMatchObject({ link: 'open', task: { kind: 'brief', contact: 'Zofia Maj' } })
  const answer = (body: object) =>
    call<typeof answerInterviewTask>(null, 'POST /links/tasks/:token/answer', { params: { token }, body })
  expect((await answer({})).problem.errors?.[0]?.field).toBe('words')
  const words = 'Left Oldsoft in 2025; do not bring up the storm losses.'
  expect((await answer({ words, seconds: 41 })).body).toMatchObject({ link: 'answered' })
  expect((await answer({ words: 'again' })).body.task?.words).toBe(words)
  expect((await interview()).known).toContainEqual({ section: 'opening', text: words, source: member.name })
  const asks = await db.selectFrom('owner_asks').select(['task', 'seconds']).execute()
  expect(asks).toEqual([{ task: 'fulfil', seconds: 41 }])
})

test('one scribe at a time; held, it owes a look and brings words that their speaker approves', async () => {
  const { write, interview, manager, works, params, offer, attend, plan, tokenOf, db, contactId, mails } =
    await setUp()
  await offer()
  const outcome = 'We used to close in nine working days and now it is five. The board noticed it.'
  const situation = 'Two people drove to the sites in the first week of every month.'
  await write('results', { sections: { outcome, situation }, mayQuote: 'yes' })
  const other = { ...works.people.administrator, roles: ['program-manager'] as const }
  expect((await write('you', { sections: { role: 'CFO' } }, other)).problem).toMatchObject({
    refusal: 'other-scribe',
  })
  await call<typeof takeOverInterview>(other, 'POST /advocates/:contactId/interview/scribe', { params })
  expect((await write('you', { sections: { role: 'CFO' } }, other)).status).toBe(200)
  for (const section of interviewSections) await write(section, { mark: 'done' }, other)
  const version = (await interview()).interview?.version ?? 0
  await call<typeof finishInterview>(other, 'POST /advocates/:contactId/interview/completion', {
    params,
    body: { version },
  })
  const system = { kind: 'system', workspaceId: works.id, task: 'follow-interview' } as const
  const told = { id: contactId, name: 'interview.finished', at: now, actorId: null, subjectKind: 'contact' }
  await host.door.write(works.id, async (tx) => {
    const given = { tx, actor: system, event: { ...told, subjectId: contactId, data: {} }, host, now }
    for (const reaction of interviewReactions) await reaction.run(given)
  })
  await attend()
  expect((await plan()).tasks).toMatchObject([
    { kind: 'confirmation', state: 'asked', answerBy: '2026-06-08' },
  ])
  setNow('2026-06-09T09:00:00.000Z')
  const list = await call<typeof listInterviews>(manager, 'GET /interviews', { query: { state: 'overdue' } })
  expect(list.body.rows).toMatchObject([{ contact: { name: 'Zofia Maj' }, isOverdue: true, drafts: 3 }])
  const drafts = async () =>
    (await call<typeof listDrafts>(manager, 'GET /advocates/:contactId/drafts', { params })).body.rows
  const quote = (await drafts()).find(({ kind }) => kind === 'quote')
  expect(quote).toMatchObject({ state: 'draft', sources: ['outcome'] })
  const id = { interviewDraftId: quote?.id ?? '' }
  const edited = await call<typeof editDraft>(manager, 'PUT /interview-drafts/:interviewDraftId', {
    params: id,
    body: { version: quote?.version ?? 0, title: null, body: 'Nine days became five.' },
  })
  const sent = await call<typeof sendDraft>(manager, 'POST /interview-drafts/:interviewDraftId/sending', {
    params: id,
    body: { version: edited.body.version },
  })
  expect(sent.body).toMatchObject({ state: 'sent', sentBy: manager.name })
  const token = await tokenOf('draft')
  const open = async () =>
    (await call<typeof openDraftLink>(null, 'GET /links/drafts/:token', { params: { token } })).body
  expect(await open()).toMatchObject({ link: 'open', draft: { body: 'Nine days became five.' } })
  const say = (body: object) =>
    call<typeof answerDraftLink>(null, 'POST /links/drafts/:token/answer', { params: { token }, body })
  expect((await say({ answer: 'approve', words: 'Other words' })).problem).toMatchObject({
    refusal: 'words-changed',
  })
  expect((await say({ answer: 'approve', words: 'Nine days became five.' })).body.link).toBe('answered')
  const kept = await db.selectFrom('customer_texts').select(['kind', 'body', 'contact_id']).execute()
  expect(kept).toEqual([{ kind: 'quote', body: 'Nine days became five.', contact_id: contactId }])
  const given = await db.selectFrom('permissions').select(['use', 'answer']).execute()
  expect(given).toEqual([{ use: 'quote', answer: 'given' }])
  expect((await mails('customer')).filter(({ subject }) => subject.includes('sentence'))).toHaveLength(1)
})
