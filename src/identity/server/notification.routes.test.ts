import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { withLink } from '../../server/send-mail.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  chooseNotifications,
  countNotifications,
  getNotificationChoices,
  listNotifications,
  putNotificationsAside,
  readNotifications,
} from '../notification.contract.ts'
import type { listWaiting } from '../waiting.contract.ts'
import { endAwaitedNotices } from './end-notices.ts'
import { sendBundlesJob, sendDigestsJob, tidyNotificationsJob } from './notification.jobs.ts'
import { type Notice, notifyPerson } from './notify-person.ts'

const monday = '2026-03-02T09:00:00.000Z'
const { host, owner, call, makeWorkspace, setNow } = await startTestHost({ now: monday })
const works = await makeWorkspace()
const { member, 'program-manager': manager, executive } = works.people
await owner.query(`update workspaces set time_zone = 'Europe/Berlin' where id = $1`, [works.id])

let counted = 0
const record = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Tells somebody something at a moment; each time something new unless the key says otherwise. */
async function tell(to: PersonActor, kind: string, at: string, more: Partial<Notice> = {}) {
  setNow(at)
  counted += 1
  const about = { kind: 'request', id: record(counted) }
  const notice = {
    personId: to.personId,
    kind,
    key: `k${counted}`,
    title: `${kind} ${counted}`,
    paragraphs: [`What ${counted} says.`],
    about,
    path: `/requests/${about.id}`,
    open: 'Open the request',
    ...more,
  }
  return host.door.write(works.id, (tx) => notifyPerson(tx, notice, host, at))
}

async function run(job: typeof sendDigestsJob, at: string): Promise<void> {
  setNow(at)
  await job.run({ host, data: {}, now: at, jobId: 'by hand' })
}

type Mail = { readonly subject: string; readonly body_text: string; readonly sealed_link: string | null }

async function mailsTo(person: PersonActor): Promise<Mail[]> {
  const found = await owner.query<Mail>(
    'select subject, body_text, sealed_link from mails where to_address = $1 order by created_at, id',
    [person.email],
  )
  return found.rows
}

const list = async (who: PersonActor, name: 'waiting' | 'news' | 'over', query = {}) =>
  (await call<typeof listNotifications>(who, 'GET /notifications', { query: { list: name, ...query } })).body
const titles = async (who: PersonActor, name: 'waiting' | 'news' | 'over') =>
  (await list(who, name)).rows.map(({ title }) => title)
const choose = (who: PersonActor, body: object) =>
  call<typeof chooseNotifications>(who, 'PATCH /me/notification-choices', { body })
const read = (who: PersonActor, body: object) =>
  call<typeof readNotifications>(who, 'POST /notifications/readings', { body })

async function somebodyNew(name: string): Promise<PersonActor> {
  const email = `${name}@staff.example`
  const { rows } = await owner.query(
    'insert into people (workspace_id, name, email) values ($1, $2, $3) returning id',
    [works.id, name, email],
  )
  return { ...member, personId: rows[0].id, name, email }
}

test('what waits for somebody is mailed once with its own button, stands in the app until it is done, and counts until it is read', async () => {
  const link = { label: 'Answer', address: 'https://avouch.example/approval/secret' }
  const notice = { key: 'once', title: 'May we ask Grete?', link, awaits: 'approval:1', path: '/approvals/1' }
  await tell(member, 'approval:1', monday, notice)
  await tell(member, 'approval:1', monday, notice)
  const [mail, ...others] = await mailsTo(member)
  expect(others).toEqual([])
  expect(mail).toMatchObject({ subject: 'May we ask Grete?' })
  expect(host.secrets.unseal(mail?.sealed_link ?? '')).toBe(link.address)

  const bell = async () =>
    (await call<typeof listWaiting>(member, 'GET /waiting')).body.rows.find(
      ({ place }) => place === '/notifications',
    )?.count
  expect(await bell()).toBe(1)
  expect((await read(member, { path: '/approvals/1' })).body.read).toBe(1)
  expect(await bell()).toBeUndefined()
  expect(await titles(member, 'waiting')).toEqual(['May we ask Grete?'])

  await tell(member, 'reminder:1', '2026-03-02T12:00:00.000Z', {
    ...notice,
    key: 'again',
    title: 'Still waiting',
  })
  expect(await titles(member, 'waiting')).toEqual(['Still waiting'])
  await host.door.write(works.id, (tx) => endAwaitedNotices(tx, ['approval:1'], '2026-03-02T13:00:00.000Z'))
  expect(await titles(member, 'waiting')).toEqual([])
  expect(await titles(member, 'over')).toEqual(['Still waiting', 'May we ask Grete?'])
})

test('the digest tells acts with their buttons and news once, at the reader’s hour on working days, whoever runs it how often', async () => {
  const reader = await somebodyNew('digest-reader')
  await choose(reader, { themes: [{ theme: 'approvals', how: 'digest' }] })
  const links = ['one', 'two'].map((word) => ({
    label: 'Answer',
    address: `https://avouch.example/approval/${word}`,
  }))
  const friday = '2026-03-27T15:00:00.000Z'
  for (const [at, link] of links.entries()) await tell(reader, `approval:d${at}`, friday, { link })
  await tell(reader, 'taken', friday, { title: 'R-7: Noor looks after it' })
  await tell(reader, 'closed', friday, { title: 'R-8 is closed', path: '/requests/read' })
  await tell(reader, 'approval:gone', friday, { awaits: 'approval:gone' })
  expect(await mailsTo(reader)).toEqual([])

  await read(reader, { path: '/requests/read' })
  await host.door.write(works.id, (tx) => endAwaitedNotices(tx, ['approval:gone'], friday))
  await run(sendDigestsJob, '2026-03-28T09:00:00.000Z')
  // Summer time began on Sunday: eight o'clock in Berlin is six in UTC now.
  await run(sendDigestsJob, '2026-03-30T05:59:00.000Z')
  expect(await mailsTo(reader)).toEqual([])
  // The server stood still over the hour, and then two of them come up.
  await Promise.all([1, 2, 3].map(() => run(sendDigestsJob, '2026-03-30T09:40:00.000Z')))
  const [mail, ...others] = await mailsTo(reader)
  expect(others).toEqual([])
  expect(mail?.subject).toBe('2 things wait for you, and news: 1')
  expect(mail?.body_text).toMatch(
    /^Waits for you\n\n– approval[\s\S]*Answer: \{\{link\}\}\n\n– approval[\s\S]*Answer: \{\{link-2\}\}\n\nNews\n\n– R-7: Noor looks after it\n {2}What \d+ says\.\n {2}Open: http/,
  )
  expect(host.secrets.unseal(mail?.sealed_link ?? '').split('\n')).toEqual(
    links.map(({ address }) => address),
  )
  const asItLeaves = withLink(host, mail?.body_text ?? '', mail?.sealed_link ?? null)
  expect(links.map(({ address }) => asItLeaves.split(`Answer: ${address}\n`).length - 1)).toEqual([1, 1])
  expect(mail?.body_text).not.toMatch(/R-8|gone/)
  await tell(reader, 'taken', '2026-03-30T10:00:00.000Z')
  await run(sendDigestsJob, '2026-03-30T20:00:00.000Z')
  expect(await mailsTo(reader)).toHaveLength(1)
  await run(sendDigestsJob, '2026-03-31T06:00:00.000Z')
  expect((await mailsTo(reader)).map(({ subject }) => subject)).toContain('News: 1')
})

test('news about one request within a day is one line, and a later day begins another', async () => {
  const reader = await somebodyNew('one-line')
  const about = { kind: 'request', id: record(900_001) }
  await tell(reader, 'taken', monday, { about })
  await tell(reader, 'closed', '2026-03-02T15:00:00.000Z', { about, title: 'R-9 is closed' })
  expect((await list(reader, 'news')).rows).toMatchObject([{ title: 'R-9 is closed', pieces: 2 }])
  await tell(reader, 'taken', '2026-03-04T15:00:00.000Z', { about })
  expect((await list(reader, 'news')).rows.map(({ pieces }) => pieces)).toEqual([1, 2])
})

test('who is away gets no mail until they are back, who left gets nothing, who did it is not told, and what is off stays off', async () => {
  const [away, gone] = [await somebodyNew('away'), await somebodyNew('gone')]
  await owner.query(
    `insert into person_absences (workspace_id, person_id, from_on, until_on, entered_by) values ($1, $2, '2026-04-01', '2026-04-02', $2)`,
    [works.id, away.personId],
  )
  await owner.query('update people set left_at = now() where id = $1', [gone.personId])
  const wednesday = '2026-04-01T08:00:00.000Z'
  await tell(away, 'answer', wednesday, { title: 'Grete said yes' })
  await tell(gone, 'answer', wednesday)
  await tell(executive, 'answer', wednesday, { by: { id: executive.personId } })
  await choose(executive, { themes: [{ theme: 'own-customers', how: 'off' }] })
  await tell(executive, 'informed', wednesday)
  await run(sendDigestsJob, '2026-04-02T08:00:00.000Z')
  expect([await mailsTo(away), await mailsTo(gone), await mailsTo(executive)]).toEqual([[], [], []])
  expect(await titles(away, 'news')).toEqual(['Grete said yes'])
  expect(await titles(executive, 'news')).toEqual([])
  await run(sendDigestsJob, '2026-04-03T08:00:00.000Z')
  expect(await mailsTo(away)).toHaveLength(1)
})

test('a program manager gets one mail an hour and eight a day of one theme; what is read in the app first is in none', async () => {
  const at = (minutes: number) =>
    new Date(Date.parse('2026-05-04T06:00:00.000Z') + minutes * 60_000).toISOString()
  const before = (await mailsTo(manager)).length
  for (let minute = 0; minute < 12 * 60; minute += 5) {
    await tell(manager, 'message', at(minute))
    await Promise.all([run(sendBundlesJob, at(minute)), run(sendBundlesJob, at(minute))])
  }
  const mails = (await mailsTo(manager)).slice(before)
  expect(mails).toHaveLength(8)
  expect(mails.map(({ subject }) => subject).at(1)).toBe('Messages and mentions: 12 new')
  await read(manager, { everything: true })
  await run(sendBundlesJob, at(20 * 60))
  await run(sendDigestsJob, at(24 * 60))
  expect((await mailsTo(manager)).length - before).toBe(8)
})

test('people choose for themselves; what waits for them cannot be switched off, and the field is named', async () => {
  const reader = await somebodyNew('chooser')
  const refused = await choose(reader, {
    themes: [
      { theme: 'progress', how: 'now' },
      { theme: 'approvals', how: 'off' },
    ],
  })
  expect(refused.status).toBe(400)
  expect(refused.problem.errors).toMatchObject([{ field: 'themes.1.how' }])
  expect((await choose(reader, { digestAt: '25:00' })).status).toBe(400)
  await choose(reader, {
    themes: [{ theme: 'progress', how: 'now' }],
    digestAt: '17:30',
    quietWhenAway: false,
  })
  const choices = await call<typeof getNotificationChoices>(reader, 'GET /me/notification-choices')
  expect(choices.body).toMatchObject({ digestAt: '17:30', quietWhenAway: false, timeZone: 'Europe/Berlin' })
  const ofTheme = (name: string) => choices.body.themes.find(({ theme }) => theme === name)
  expect(ofTheme('progress')).toMatchObject({ how: 'now', usual: 'digest', mayNot: {} })
  expect(Object.keys(ofTheme('approvals')?.mayNot ?? {})).toEqual(['off'])
  expect(Object.keys(ofTheme('entries')?.mayNot ?? {})).toEqual(['digest', 'app', 'off'])
  expect(await tell(reader, 'taken', monday)).not.toBeNull()
  const others = await call<typeof getNotificationChoices>(member, 'GET /me/notification-choices')
  expect(others.body.digestAt).toBe('08:00')
})

test('lists are cut into pages in a constant number of statements, and nobody reads or ends another’s', async () => {
  const reader = await somebodyNew('pages')
  for (let at = 0; at < 7; at += 1) await tell(reader, 'feedback', monday, { awaits: null })
  const first = await list(reader, 'waiting', { size: 3 })
  const second = await list(reader, 'waiting', { size: 3, cursor: first.next ?? '' })
  const third = await list(reader, 'waiting', { size: 3, cursor: second.next ?? '' })
  const ids = [...first.rows, ...second.rows, ...third.rows].map(({ id }) => id)
  expect([new Set(ids).size, third.next]).toEqual([7, null])
  const few = await countStatements(() => list(reader, 'waiting', { size: 1 }))
  expect(await countStatements(() => list(reader, 'waiting', { size: 7 }))).toBe(few)

  expect((await list(executive, 'waiting')).rows.filter(({ id }) => ids.includes(id))).toEqual([])
  expect((await read(executive, { notificationIds: ids })).body.read).toBe(0)
  const aside = (who: PersonActor) =>
    call<typeof putNotificationsAside>(who, 'POST /notifications/completions', {
      body: { notificationIds: ids },
    })
  expect((await aside(executive)).body.ended).toBe(0)
  expect([(await aside(reader)).body.ended, (await aside(reader)).body.ended]).toEqual([7, 0])
  const counts = await call<typeof countNotifications>(reader, 'GET /notifications/counts')
  expect(counts.body).toEqual({ waiting: 0, unread: 0, news: 0 })
  expect((await read(reader, {})).status).toBe(400)
  await run(tidyNotificationsJob, '2026-07-30T02:37:00.000Z')
  expect((await list(reader, 'over')).rows).toEqual([])
})
