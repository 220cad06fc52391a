import type { Promised } from '../../bench/promise.ts'
import { measureBackup } from './backup-memory.ts'
import { eraseAndRestore } from './erased-again.ts'
import { measureImportMemory } from './import-memory.ts'
import { raceForLastPlaces } from './last-place.ts'
import { measureMatchSize } from './match-size.ts'
import { mergeByChance } from './merged-duplicates.ts'
import { killUnderLoad } from './nothing-lost.ts'
import { actAsOne } from './one-of-many.ts'
import { compareRestored } from './same-answers.ts'
import { withServers } from './several-servers.ts'
import { simulateYear } from './year/simulate-year.ts'

/** Nothing of the kind may happen. */
const never = { target: 0, bound: 'most' } as const

const nothingLost = (victim: 'server' | 'postgresql') => async (): Promise<Promised[]> => {
  const { rounds, acknowledged, lost } = await killUnderLoad([victim], 20)
  const note = `${rounds} rounds, ${acknowledged} writes acknowledged`
  return [{ name: `kill -9 of the ${victim}: lost`, value: lost.length, unit: 'writes', ...never, note }]
}

async function lastPlace(): Promise<Promised[]> {
  const { races, overbooked, untold } = await withServers(3, (several) => raceForLastPlaces(several, 1_000))
  const note = `${races} races of 20 over three servers${overbooked[0] === undefined ? '' : `; first: ${overbooked[0]}`}`
  return [
    { name: 'last place: not exactly one got it', value: overbooked.length, unit: 'races', ...never, note },
    { name: 'last place: losers not told who and until when', value: untold, unit: 'asks', ...never },
  ]
}

async function restore(): Promise<Promised[]> {
  const { endpoints, answers, silent, different } = await compareRestored({
    people: 5,
    records: 25,
    tries: 40,
    everyWord: true,
  })
  for (const each of different.slice(0, 5)) process.stderr.write(`       ${each}\n`)
  const note = `${answers} answers of ${endpoints} endpoints; only refusals from ${silent.join(', ') || 'none'}`
  return [{ name: 'restore: answers that differ', value: different.length, unit: 'answers', ...never, note }]
}

async function merging(): Promise<Promised[]> {
  const seed = Date.now() % 1_000_000
  const { merges, questions, different } = await mergeByChance(5, 5, seed)
  for (const each of different.slice(0, 5)) process.stderr.write(`       ${each}\n`)
  const note = `${merges} merges undone, ${questions} questions after each round, seed ${seed}`
  return [
    {
      name: 'merged and undone: answers that differ',
      value: different.length,
      unit: 'answers',
      ...never,
      note,
    },
  ]
}

async function erasure(): Promise<Promised[]> {
  const { people, before, traces, isCounted } = await eraseAndRestore(20)
  for (const each of traces.slice(0, 5)) process.stderr.write(`       ${each}\n`)
  const note = `${people} people, who stood in ${before} tables and files of the older backup`
  return [
    {
      name: 'erased, an older backup restored: traces',
      value: traces.length,
      unit: 'places',
      ...never,
      note,
    },
    { name: 'erased: totals that changed', value: isCounted ? 0 : 1, unit: 'totals', ...never },
  ]
}

async function backupMemory(): Promise<Promised[]> {
  const { rows, above, seconds, bytes } = await measureBackup(1_000_000)
  const note = `${rows} rows in ${seconds.toFixed(0)} s, ${(bytes / 1e6).toFixed(0)} MB`
  return [{ name: 'backup: memory above idle', value: above, unit: 'MB', target: 150, bound: 'most', note }]
}

async function severalServers(): Promise<Promised[]> {
  const rounds = 500
  const { notOne, stale, revokedFor, astray } = await withServers(3, (several) => actAsOne(several, rounds))
  const note = 'three processes on one PostgreSQL'
  return [
    {
      name: 'several servers: repeats that were not one',
      value: notOne,
      unit: 'requests',
      ...never,
      note: `${rounds} requests, each six times at once; ${note}`,
    },
    {
      name: 'several servers: changes not seen by another',
      value: stale,
      unit: 'reads',
      ...never,
      note: `of ${rounds * 3}`,
    },
    {
      name: 'several servers: a revoked key was accepted for',
      value: revokedFor,
      unit: 's',
      target: 1,
      bound: 'most',
      note: `the longest of ${rounds / 10}`,
    },
    {
      name: 'several servers: rows of an import astray',
      value: astray,
      unit: 'rows',
      ...never,
      note: `of ${rounds * 20}`,
    },
  ]
}

async function year(): Promise<Promised[]> {
  const { broken, readings, ...played } = await simulateYear({ advocates: 500, days: 365, asksADay: 8 })
  const off = readings.filter(({ expected, found }) => expected !== found)
  for (const each of broken.slice(0, 5)) process.stderr.write(`       ${each}\n`)
  for (const { what, expected, found } of off.slice(0, 5))
    process.stderr.write(`       ${what}: ${found}, by hand ${expected}\n`)
  const { asks, refused, departures, nominations, rounds } = played
  const note = `500 advocates: ${asks} asks, ${refused} refused, ${departures} lost, ${nominations} nominations, ${rounds} pages`
  return [
    { name: 'a year: asks beyond a cap or into a rest', value: broken.length, unit: 'asks', ...never, note },
    {
      name: 'a year: figures that are not those by hand',
      value: off.length,
      unit: 'figures',
      ...never,
      note: `of ${readings.length}: freshness, participation, attrition, replenishment, weeks of owners`,
    },
  ]
}

/** The long forms of what `npm test` runs a small share of, by name. */
export const proofs: Readonly<Record<string, () => Promise<Promised[]>>> = {
  'kill-server': nothingLost('server'),
  'kill-postgresql': nothingLost('postgresql'),
  'last-place': lastPlace,
  restore,
  merging,
  erasure,
  'several-servers': severalServers,
  'backup-memory': backupMemory,
  'import-memory': measureImportMemory,
  'match-size': measureMatchSize,
  year,
}
