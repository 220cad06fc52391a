import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../kernel/time.ts'
import { type RouteFacts, routeOf, tellRoute } from './route.ts'

const today = '2026-11-23'
const facts: RouteFacts = {
  ownerId: 'piotr',
  ownerSince: null,
  ownerTalkedOn: '2026-06-03',
  holderId: null,
  lastTalked: null,
  managerId: 'ewa',
}
const route = (changed: Partial<RouteFacts>, silentAfter = 120) =>
  routeOf({ ...facts, ...changed }, silentAfter, today)

test.each([
  [
    'an owner silent for too long is avoided for who leads them',
    {},
    { personId: 'ewa', chosenAs: 'manager' },
  ],
  ['exactly the allowed days are not too long', { ownerTalkedOn: addDays(today, -120) }, null],
  ['one day more is', { ownerTalkedOn: addDays(today, -121) }, { because: 'owner-silent' }],
  ['what nobody wrote down is not silence', { ownerTalkedOn: null }, null],
  ['nobody is avoided where nobody owns the account', { ownerId: null }, null],
  ['who took over lately is given time', { ownerSince: '2026-11-01' }, null],
  [
    'who talked to them lately comes before who leads the owner',
    { lastTalked: { personId: 'ana', on: '2026-11-02' } },
    { personId: 'ana', chosenAs: 'last-talked' },
  ],
  [
    'a colleague who was silent as long does not',
    { lastTalked: { personId: 'ana', on: '2026-05-02' } },
    { personId: 'ewa', chosenAs: 'manager' },
  ],
  ['an owner does not lead themselves', { managerId: 'piotr' }, { personId: null, chosenAs: 'program' }],
  ['without anybody the program answers', { managerId: null }, { personId: null, chosenAs: 'program' }],
  [
    'in direct mode who holds it is asked, however lately the owner talked to them',
    { holderId: 'noor', ownerTalkedOn: today },
    { because: 'direct-mode', personId: 'noor', chosenAs: 'holder' },
  ],
] as const)('%s', (_, changed, expected) => {
  const found = route(changed)
  if (expected === null) expect(found).toBeNull()
  else expect(found).toMatchObject(expected)
})

test('an owner is never asked instead of themselves, and nobody is avoided within the time', () => {
  const person = fc.constantFrom('piotr', 'ewa', 'ana')
  const day = fc.integer({ min: -400, max: 0 }).map((days) => addDays(today, days))
  const any = fc.record({
    ownerId: fc.option(person),
    ownerSince: fc.option(day),
    ownerTalkedOn: fc.option(day),
    holderId: fc.constant(null),
    lastTalked: fc.option(fc.record({ personId: fc.constantFrom('ana', 'ewa'), on: day })),
    managerId: fc.option(person),
  })
  fc.assert(
    fc.property(any, fc.integer({ min: 14, max: 300 }), (given, silentAfter) => {
      const found = routeOf(given, silentAfter, today)
      if (given.lastTalked?.personId === given.ownerId) return
      expect(found === null || found.personId === null || found.personId !== given.ownerId).toBe(true)
      const talked = given.ownerTalkedOn
      if (talked !== null && talked >= addDays(today, -silentAfter)) expect(found).toBeNull()
    }),
  )
})

test('it is told who is avoided, since when, and who is asked instead', () => {
  const told = { because: 'owner-silent', person: 'Ewa', owner: 'Piotr', silentSince: '2026-06-03' } as const
  expect(tellRoute({ ...told, chosenAs: 'manager' }, 120, today, (day) => day)).toBe(
    'Piotr had no real contact since 2026-06-03: 173 days, more than the 120 allowed. Ewa leads the owner.',
  )
})
