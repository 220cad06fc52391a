import { expect, test } from 'vitest'
import { raceForLastPlaces } from './last-place.ts'
import { actAsOne } from './one-of-many.ts'
import { withServers } from './several-servers.ts'

// A small share; `npm run prove` runs five hundred rounds and a thousand races.
test('three server processes on one database act as one, also when all give away the last place', {
  timeout: 120_000,
}, async () => {
  const { acted, raced } = await withServers(3, async (several) => ({
    acted: await actAsOne(several, 20),
    raced: await raceForLastPlaces(several, 10),
  }))
  expect(acted).toMatchObject({ notOne: 0, stale: 0, astray: 0 })
  expect(acted.revokedFor).toBeLessThan(5)
  expect(raced).toEqual({ races: 10, overbooked: [], untold: 0 })
})
