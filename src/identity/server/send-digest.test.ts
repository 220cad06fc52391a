import { afterAll, expect, test } from 'vitest'
import { linkIn, openPostOffice } from '../../../e2e/post-office.ts'
import type { answerApprovalLink, openApprovalLink } from '../../requests/approvals/approval.contract.ts'
import type { proposeAdvocate } from '../../requests/asks/ask.contract.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../server/testing/make-request.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { chooseNotifications } from '../notification.contract.ts'
import { sendDigestsJob } from './notification.jobs.ts'

const post = await openPostOffice()
afterAll(() => post.close())

const monday = '2026-03-02T09:00:00.000Z'
const config = { smtpUrl: post.url, mailFrom: 'program@tarnwell.example' }
const server = await startTestHost({ now: monday, config })
const { call, drain, host, makeWorkspace, setNow } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people

const open = (token: string) =>
  call<typeof openApprovalLink>(null, 'GET /links/approvals/:token', { params: { token } })
const answer = (token: string) =>
  call<typeof answerApprovalLink>(null, 'POST /links/approvals/:token/decision', {
    params: { token },
    body: { answer: 'yes', comment: null, until: null },
  })

test('a digest arrives as one mail that is read as plain text, and its button answers once without signing in', async () => {
  const owner = await makeColleague(server, works, 'Grete Sørli')
  await call<typeof chooseNotifications>(owner, 'PATCH /me/notification-choices', {
    body: { themes: [{ theme: 'approvals', how: 'digest' }] },
  })
  const advocate = await makeAdvocate(server, works, { owner, tier: 'strategic' })
  const requestId = await submitFor(server, works, member, 'sales-reference-call')
  await call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  await drain()
  const mine = () => post.arrived.filter(({ to }) => to === owner.email)
  expect(mine()).toEqual([])

  const tuesday = '2026-03-03T09:00:00.000Z'
  setNow(tuesday)
  await sendDigestsJob.run({ host, data: {}, now: tuesday, jobId: 'by hand' })
  await drain()
  const letter = await post.take(owner.email ?? '', /^1 thing waits for you$/)
  expect(mine()).toHaveLength(1)
  expect(letter.text).toMatch(/^Waits for you\s+– /)
  expect(letter.text).toContain('/settings/notifications')
  expect(letter.text).not.toMatch(/\{\{|<[a-z]/)

  const token = linkIn(letter).split('/').at(-1) ?? ''
  expect((await open(token)).body.approval).toMatchObject({ state: 'open' })
  expect((await open(token)).body.approval).toMatchObject({ state: 'open' })
  expect((await answer(token)).body.approval).toMatchObject({ state: 'approved' })
  expect((await answer(token)).body.approval).toMatchObject({ state: 'approved' })
  await drain()
  expect(post.arrived.filter(({ to }) => to === advocate.email)).toHaveLength(1)

  // Nothing is left to tell: no second one comes, and the server that is started again writes none.
  await sendDigestsJob.run({ host, data: {}, now: tuesday, jobId: 'by hand' })
  setNow('2026-03-04T09:00:00.000Z')
  await sendDigestsJob.run({ host, data: {}, now: '2026-03-04T09:00:00.000Z', jobId: 'by hand' })
  await drain()
  expect(mine()).toHaveLength(1)
})
