import { expect, test } from 'vitest'
import type { Clock, Request } from './queries.ts'
import { turnOf } from './turn.queries.ts'

const reader = { id: 'noor', runsProgram: true }
const clock = {
  ...{ kind: 'first-answer', side: 'program', owes: null, says: '', state: 'late', days: 1 },
  ...{ usedMinutes: 600, allowedMinutes: 480, startedAt: '2026-11-09T08:00:00.000Z' },
  ...{ dueAt: '2026-11-10T08:00:00.000Z', endedAt: null, pausedFor: null, askId: null, escalated: null },
} as unknown as Clock
const request = (part: Partial<Request>) =>
  ({ clocks: [], phase: 'asking', asks: [], may: {}, ...part }) as Request

test('what is late and still open is somebody’s turn; what was done late is nobody’s', () => {
  expect(turnOf(request({ clocks: [clock] }), reader)?.words).toMatch(/^Your turn: first answer/)
  const done = { ...clock, endedAt: '2026-11-10T10:00:00.000Z' }
  expect(turnOf(request({ clocks: [done] }), reader)).toBeNull()
})

test('after a yes that others have to follow, the ask itself says what is waited for', () => {
  const asks = [{ state: 'accepted', isCleared: false, says: 'Our legal has not answered.', meeting: null }]
  expect(turnOf(request({ asks: asks as unknown as Request['asks'] }), reader)).toMatchObject({
    isMine: false,
    words: 'Our legal has not answered.',
  })
})

test.each([
  ['company', 'Petra of their legal', 'Petra of their legal has the word'],
  ['company', null, 'The customer’s company has the word'],
  ['legal', null, 'Your turn'],
] as const)('while an approval of %s (%s) is open it is: %s', (approver, outsideName, words) => {
  const asks = [{ id: 'a', approvals: [{ state: 'open', approver, outsideName }] }]
  const open = { ...clock, kind: 'owner-answer', side: 'approver', state: 'running', askId: 'a' } as const
  const told = turnOf(request({ clocks: [open], asks: asks as unknown as Request['asks'] }), reader)
  expect(told?.words).toContain(words)
})
