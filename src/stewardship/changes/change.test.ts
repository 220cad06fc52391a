import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideReview, isOtherPost, readDifference } from './change.ts'
import { readBounces, saysAddressIsGone } from './read-bounce.ts'

test('another spelling of a title is no other post', () => {
  const same: readonly (readonly [string | null, string | null])[] = [
    ['CFO', 'Chief Financial Officer'],
    ['VP Finance', 'Vice President, Finance'],
    ['Head of Data', 'Head of Data & Analytics'],
    ['Leiterin Einkauf', 'leiterin  einkauf'],
    [null, 'Chief Financial Officer'],
    ['Treasurer', null],
  ]
  for (const [before, after] of same) expect([before, isOtherPost(before, after)]).toEqual([before, false])
})

test('another post is told by its words', () => {
  expect(isOtherPost('Head of finance', 'Chief Operating Officer')).toBe(true)
  expect(isOtherPost('Data engineer', 'Procurement manager')).toBe(true)
})

test('what differs from what was seen is a change, in the order of its weight', () => {
  const was = { accountId: 'a', title: 'Controller', leftOn: null }
  expect(readDifference(was, was)).toBeNull()
  expect(readDifference(was, { ...was, accountId: 'b', leftOn: '2026-01-01' })).toBe('left')
  expect(readDifference(was, { ...was, accountId: 'b' })).toBe('other-account')
  expect(readDifference(was, { ...was, title: 'Head of sales' })).toBe('other-title')
  expect(readDifference(null, { ...was, leftOn: '2026-01-01' })).toBe('left')
  expect(readDifference(null, was)).toBeNull()
  // An account that was not known before is no move.
  expect(readDifference({ ...was, accountId: null }, was)).toBeNull()
})

test('a review is decided once, and what it needs is named', () => {
  const review = { isDecided: false, kinds: ['other-account'], accountId: 'a' } as const
  const input = { decision: 'moved', cause: null, note: null, toAccountId: 'b' } as const
  expect(decideReview(review, input)).toMatchObject({ ok: true, cause: 'job-change' })
  expect(decideReview({ ...review, isDecided: true }, input)).toMatchObject({ refusal: 'decided' })
  expect(decideReview(review, { ...input, toAccountId: null })).toMatchObject({ refusal: 'account-missing' })
  expect(decideReview(review, { ...input, toAccountId: 'a' })).toMatchObject({ refusal: 'same-account' })
  const retired = { ...input, decision: 'retired', toAccountId: null } as const
  expect(decideReview(review, retired)).toMatchObject({ refusal: 'cause-missing' })
  expect(decideReview({ ...review, kinds: ['cooled'] }, retired)).toMatchObject({ refusal: 'reason-missing' })
  expect(decideReview({ ...review, kinds: ['cooled'] }, { ...retired, note: 'Enough' })).toMatchObject({
    cause: 'cooled',
  })
  expect(decideReview(review, { ...retired, decision: 'stays' })).toMatchObject({ ok: true, cause: null })
})

const told = (email: string, isPermanent: boolean) => [expect.objectContaining({ email, isPermanent })]

test('bounces are read as the common providers send them', () => {
  const ses = {
    notificationType: 'Bounce',
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'Ana@x.example' }] },
  }
  expect(readBounces(ses)).toEqual(told('ana@x.example', true))
  expect(readBounces({ Type: 'Notification', Message: JSON.stringify(ses) })).toHaveLength(1)
  const postmark = {
    RecordType: 'Bounce',
    Type: 'HardBounce',
    Email: 'a@x.example',
    BouncedAt: '2026-03-02T09:00:00Z',
  }
  const at = '2026-03-02T09:00:00.000Z'
  expect(readBounces(postmark)).toEqual([{ email: 'a@x.example', on: '2026-03-02', at, isPermanent: true }])
  expect(readBounces({ ...postmark, Type: 'Transient' })).toEqual(told('a@x.example', false))
  const sendgrid = [
    { event: 'bounce', email: 'a@x.example', timestamp: 1_772_442_000 },
    { event: 'open', email: 'b@x.example' },
  ]
  expect(readBounces(sendgrid)).toEqual(told('a@x.example', true))
  const mailgun = { 'event-data': { event: 'failed', severity: 'temporary', recipient: 'a@x.example' } }
  expect(readBounces(mailgun)).toEqual(told('a@x.example', false))
})

test('a delivery report tells of the recipients that failed', () => {
  const report = [
    'Reporting-MTA: dns; mx.x.example\nArrival-Date: Mon, 02 Mar 2026 09:00:00 +0000',
    'Final-Recipient: rfc822; Ana@x.example\nAction: failed\nStatus: 5.1.1',
    'Final-Recipient: rfc822; bo@x.example\nAction: delayed\nStatus: 4.4.1',
  ].join('\r\n\r\n')
  const ana = { email: 'ana@x.example', on: '2026-03-02', isPermanent: true }
  expect(readBounces(report)).toEqual([{ ...ana, at: '2026-03-02T09:00:00.000Z' }])
  // When it was tried is later than when it arrived.
  const tried = report.replace('Status: 5', 'Last-Attempt-Date: Mon, 2 Mar 2026 11:00:00 +0100\nStatus: 5')
  expect(readBounces(tried)).toEqual([{ ...ana, at: '2026-03-02T10:00:00.000Z' }])
})

test('a day alone is no moment, and what is no day is neither', () => {
  const read = (on: unknown) => readBounces({ email: 'a@x.example', on }).map((each) => [each.on, each.at])
  expect(read('2026-03-02')).toEqual([['2026-03-02', null]])
  expect(read('2026-03-02T23:30:00-05:00')).toEqual([['2026-03-03', '2026-03-03T04:30:00.000Z']])
  for (const on of [undefined, null, '2026-02-30', 'soon']) expect(read(on)).toEqual([[null, null]])
})

test('whatever comes, reading bounces never throws and never makes an address up', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (body) => {
      for (const { email } of readBounces(body)) expect(email).toMatch(/^[^\s@<>]+@[^\s@<>]+$/)
    }),
  )
})

test('a refusal says that the address is gone, or something else', () => {
  expect(saysAddressIsGone("Can't send mail: 550 5.1.1 <a@x.example>: Recipient address rejected")).toBe(true)
  expect(saysAddressIsGone('550 No such user here')).toBe(true)
  expect(saysAddressIsGone('554 5.7.1 Message rejected as spam')).toBe(false)
  expect(saysAddressIsGone('connect ECONNREFUSED')).toBe(false)
})
