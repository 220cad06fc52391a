import { expect, test } from 'vitest'
import type { countNotifications, listNotifications } from '../../identity/notification.contract.ts'
import { sendBundlesJob, sendDigestsJob } from '../../identity/server/notification.jobs.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { makeColleague, submitFor } from '../../server/testing/make-request.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { writeMessage } from '../conversation/server/write-message.ts'
import { requestSubmitted } from '../events.ts'
import type { takeRequest } from '../request.contract.ts'

const server = await startTestHost({ now: '2026-03-02T06:00:00.000Z' })
const { host, owner, call, makeWorkspace, setNow, drain } = server
const works = await makeWorkspace()
const { 'program-manager': manager } = works.people

const sellers = 200
const messages = 3
const day = Date.parse('2026-03-02T06:00:00.000Z')
const at = (minutes: number) => new Date(day + minutes * 60_000).toISOString()

async function run(job: typeof sendDigestsJob, now: string): Promise<void> {
  setNow(now)
  await job.run({ host, data: {}, now, jobId: 'by hand' })
}

const list = async (who: PersonActor, name: 'waiting' | 'news', query = {}) =>
  (await call<typeof listNotifications>(who, 'GET /notifications', { query: { list: name, ...query } })).body

/** One seller's request, and copies of it for the others: what they do next is what is measured. */
async function requestsOfSellers(): Promise<{ readonly seller: PersonActor; readonly requestId: string }[]> {
  const first = await makeColleague(server, works, 'Seller 0')
  const requestId = await submitFor(server, works, first, 'sales-reference-call')
  const columns = await owner.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_name = 'requests' and is_generated = 'NEVER'`,
  )
  const names = columns.rows[0]?.names ?? ''
  const { rows } = await owner.query<{ person: string; request: string }>(
    `with p as (insert into people (workspace_id, name, email)
        select $1, 'Seller ' || n, 'seller-' || n || '@staff.example' from generate_series(1, $2::int) n returning id),
      r as (select (jsonb_populate_record(q, jsonb_build_object('id', uuidv7(), 'requester_id', p.id,
          'number', 1000 + row_number() over ()))).* from requests q, p where q.id = $3)
      insert into requests (${names}) select ${names} from r returning requester_id as person, id as request`,
    [works.id, sellers - 1, requestId],
  )
  const others = rows.map(({ person, request }) => ({
    seller: { ...first, personId: person as PersonActor['personId'] },
    requestId: request,
  }))
  return [{ seller: first, requestId }, ...others]
}

test('two hundred sellers with a request and three messages each do not drown the program manager', async () => {
  const requests = await requestsOfSellers()
  await host.door.write(works.id, async (tx) => {
    const more = { activityTypeId: requests[0]?.requestId ?? '', isException: false }
    for (const { seller, requestId } of requests.slice(1)) {
      const about = { id: requestId, opportunityId: null, prospectId: null, title: 'A call' }
      await announce(tx, requestSubmitted(seller, about, more))
    }
  })
  await drain()
  expect((await call<typeof countNotifications>(manager, 'GET /notifications/counts')).body.news).toBe(
    sellers,
  )
  await owner.query('update requests set handler_id = $1 where workspace_id = $2', [
    manager.personId,
    works.id,
  ])

  for (let round = 0; round < messages; round += 1) {
    for (let hour = 0; hour < 4; hour += 1) {
      const now = at(round * 240 + hour * 60)
      setNow(now)
      const some = requests.filter((_, number) => number % 4 === hour)
      const write = (tx: WorkspaceTx, { seller, requestId }: (typeof requests)[number]) =>
        writeMessage(tx, seller, { requestId, text: `Message ${round}` }, now, host)
      await host.door.write(works.id, async (tx) => {
        for (const each of some) await write(tx, each)
      })
      await Promise.all([run(sendBundlesJob, now), run(sendBundlesJob, now)])
    }
  }
  await run(sendBundlesJob, at(13 * 60))
  await run(sendDigestsJob, at(24 * 60 + 180))
  await run(sendDigestsJob, at(24 * 60 + 190))

  const { rows: mails } = await owner.query<{ subject: string; body_text: string }>(
    'select subject, body_text from mails where to_address = $1 order by created_at',
    [manager.email],
  )
  const digests = mails.filter(({ subject }) => subject.startsWith('News'))
  expect([digests.length, mails.length]).toEqual([1, 9])
  const told = await owner.query(
    'select count(*)::int, count(distinct key)::int as keys from notification_keys where person_id = $1',
    [manager.personId],
  )
  expect(told.rows[0].count).toBe(told.rows[0].keys)
  const lines = await owner.query(
    'select sum(pieces)::int as pieces, count(*) filter (where mail_id is null)::int as untold from notifications where person_id = $1',
    [manager.personId],
  )
  expect(lines.rows[0]).toEqual({ pieces: sellers * (1 + messages), untold: 0 })

  const few = await countStatements(() => list(manager, 'news', { size: 1 }))
  const page = await list(manager, 'news', { size: 100 })
  expect([page.rows.length, page.next === null]).toEqual([100, false])
  expect(await countStatements(() => list(manager, 'news', { size: 100 }))).toBe(few)
}, 60_000)

test('a request that somebody looks after by now is no news to the others', async () => {
  const other = await makeColleague(server, works, 'Other manager', ['program-manager'])
  setNow('2026-03-09T06:00:00.000Z')
  const requestId = await submitFor(server, works, works.people.member, 'sales-reference-call', {
    needBy: '2026-03-31',
  })
  await drain()
  expect((await list(other, 'news')).rows).toMatchObject([{ path: `/requests/${requestId}` }])
  await call<typeof takeRequest>(manager, 'POST /requests/:requestId/triage', {
    params: { requestId },
    body: {},
  })
  expect((await list(other, 'news')).rows).toEqual([])
})
