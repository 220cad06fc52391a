import { expect, test } from 'vitest'
import type { DomainEvent } from '../kernel/event.ts'
import { toId } from '../kernel/ids.ts'
import { awaitedBy, awaitedOfRequest, endedBy, endingEvents, placeOf, wayOn } from './awaited.ts'

const [ask, request] = ['a1', 'r1']
const actor = {
  kind: 'system',
  workspaceId: toId<'workspace'>('01a206da-797e-7905-96ca-c7c1b0fc47db'),
  task: 'test',
} as const

const happened = (name: string, data: DomainEvent['data'] = {}): DomainEvent => ({
  name: `request.${name}`,
  actor,
  subject: { kind: 'request', id: request },
  about: { ask },
  data,
})

test.each([
  ['approval:v1:2026-03-02', 'approval-decided', { approvalId: 'v1' }],
  ['reminder:v1:2026-03-02', 'approval-reassigned', { approvalId: 'v1', before: 'p1', after: 'p2' }],
  ['approver-wanted:v1:2026-03-02', 'approval-reassigned', { approvalId: 'v1', before: null, after: 'p2' }],
  ['feedback', 'feedback-given', { side: 'requester' }],
  ['whether-done-2', 'ask-done', {}],
  ['whether-done-0', 'meeting-agreed', { sequence: 1 }],
  ['letter-to-copy', 'ask-sent', {}],
  ['words:3', 'words-agreed', { side: 'requester' }],
  ['approver-wanted:v1:2026-03-02', 'approver-named', {}],
  ['letter-to-copy', 'proposal-withdrawn', {}],
])('what %s waits for ends with %s', (kind, event, data) => {
  expect(endingEvents).toContain(`request.${event}`)
  expect(endedBy(happened(event, data)).awaited).toContain(awaitedBy(kind, ask))
})

test('what the other side did ends nothing of ours', () => {
  expect(endedBy(happened('feedback-given', { side: 'advocate' })).awaited).toEqual([])
  expect(endedBy(happened('words-agreed', { side: 'advocate' })).awaited).toEqual([])
  for (const [event, id] of [
    ['approval-reassigned', { approvalId: 'v1' }],
    ['exception-reassigned', { exceptionId: 'x1' }],
  ] as const) {
    expect(endedBy(happened(event, { ...id, before: 'p1', after: 'p2' })).personId).toBe('p1')
  }
})

test('a question and an exception of a request wait, and news of either waits for nothing', () => {
  expect(endedBy(happened('question-answered')).awaited).toEqual([awaitedOfRequest('question', request)])
  expect(endedBy(happened('exception-decided', { exceptionId: 'x1' })).awaited).toEqual([
    awaitedOfRequest('exception:x1', request),
  ])
  expect([awaitedBy('answer', ask), awaitedOfRequest('taken', request)]).toEqual([null, null])
})

test('whether a request is still needed waits until it has another day or somebody is proposed', () => {
  const awaited = [awaitedOfRequest('expiring', request)]
  expect(endedBy(happened('changed', { fields: ['title', 'needBy'] })).awaited).toEqual(awaited)
  expect(endedBy(happened('advocate-proposed')).awaited).toEqual(awaited)
  expect(endedBy(happened('changed', { fields: ['title'] })).awaited).toEqual([])
  expect(endingEvents).toContain('request.changed')
  expect(endingEvents).toContain('request.advocate-proposed')
})

test('an approval leads to its own page, a button inside to where it says, one outside needs no signing in', () => {
  expect(placeOf('approval:v1:2026-03-02', request)).toBe('/approvals/v1')
  expect(placeOf('answer', request)).toBe('/requests/r1')
  const origin = 'https://avouch.example'
  const inside = { label: 'Open your request', address: `${origin}/requests/r2` }
  expect(wayOn(inside, '/requests/r1', origin)).toEqual({ path: '/requests/r2', open: inside.label })
  const outside = { label: 'Answer', address: `${origin}/approval/token` }
  expect(wayOn(outside, '/approvals/v1', origin)).toMatchObject({ path: '/approvals/v1', link: outside })
})
