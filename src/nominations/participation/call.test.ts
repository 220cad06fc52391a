import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMilliseconds } from '../../kernel/time.ts'
import { isTeamSilent, nominatingTeams } from './call.ts'

const now = '2026-06-01T09:00:00.000Z'
const ago = (days: number) => addMilliseconds(now, -days * 86_400_000)

test.each([
  ['never, though it could for longer than a quarter', 'sales', 91, null, true],
  ['never, in the first quarter in which it could', 'sales', 89, null, false],
  ['never, on its first day', 'support', 0, null, false],
  ['never, on the last day of the quarter', 'support', 90, null, false],
  ['within the quarter', 'services', 400, 30, false],
  ['longer than a quarter ago', 'services', 400, 91, true],
  ['longer ago, by people who all left since', 'services', 5, 120, true],
  ['never, and nobody there meets customers', 'program', 400, null, false],
  ['never, among executives', 'executives', 400, null, false],
])('a team that put somebody forward %s', (_, kind, couldDays, lastDays, isSilent) => {
  const lastAt = lastDays === null ? null : ago(lastDays)
  expect(isTeamSilent({ kind, couldSince: ago(couldDays), lastAt }, 90, now)).toBe(isSilent)
})

test('nobody is silent before the whole time went by since they could, however long that is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...nominatingTeams, 'program', 'marketing'),
      fc.integer({ min: 7, max: 730 }),
      fc.integer({ min: 0, max: 730 }),
      (kind, days, could) => {
        const isSilent = isTeamSilent({ kind, couldSince: ago(could), lastAt: null }, days, now)
        expect(isSilent).toBe(nominatingTeams.includes(kind) && could > days)
      },
    ),
  )
})
