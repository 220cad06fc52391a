import pg from 'pg'
import { type AdvocateFilter, withFoundStages } from '../src/advocates/advocate-filter.ts'
import { readBrowsedPage, readRankedPage } from '../src/advocates/server/list.reads.ts'
import { understandQuery } from '../src/advocates/server/search.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { toId } from '../src/kernel/ids.ts'
import { Door } from '../src/server/tenancy.ts'
import { readByKey, type Search, searchByHand } from './baseline/search.ts'
import { type Crowd, openCrowd } from './crowd/open-crowd.ts'
import { driveCalls, driveHttp, inTurns, type Load, sayLoad } from './load.ts'
import { buffersOf, keepPlans, largeTables, scansOf, watchStatements } from './plans.ts'
import { median, type Promised, tell } from './promise.ts'

const searches: Readonly<Record<string, Search>> = {
  'one-word': { q: 'turbines' },
  'two-words': { q: 'warehouse forecasts' },
  misspelt: { q: 'substatons' },
  name: { q: 'Ulrike' },
  facets: { country: 'DE', will: 'call', availability: 'free' },
  'word-and-facets': { q: 'mortgages', country: 'US', availability: 'free' },
}

const connections = 50
const seconds = 3
const rounds = 2

type Served = Awaited<ReturnType<Crowd['serve']>>
type Ground = {
  readonly crowd: Crowd
  readonly served: Served
  /** For SQL by hand, and the product's own way to its connections: as many of them each. */
  readonly pool: pg.Pool
  readonly door: Door
}
type Found = { readonly rows: readonly { readonly contactId: string }[] }

const pathOf = (search: Search) => `/advocates?${new URLSearchParams({ ...search, size: '25' })}`

/** Search, filter and rank over 100,000 advocates, beside SQL written by hand that finds the same. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openCrowd()
  // As many connections as the server opens; its search never reads a table from beginning to end either.
  const pool = new pg.Pool({ ...crowd.admin, max: 20, options: '-c timezone=UTC -c enable_seqscan=off' })
  const door = new Door(crowd.appUrl, { max: 20 })
  try {
    const ground = { crowd, pool, door, served: await crowd.serve() }
    await compareIds(ground)
    const measured = []
    for (const [name, search] of Object.entries(searches))
      measured.push(await measureOne(ground, name, search))
    return judge(crowd, measured, await measureKeyRead(ground))
  } finally {
    await pool.end()
    await door.close()
    await crowd.close()
  }
}

async function compareIds(ground: Ground): Promise<void> {
  const { crowd, served, pool } = ground
  for (const [name, search] of Object.entries(searches)) {
    const found = await served.api.get<Found>(pathOf(search))
    const ours = found.rows.map((row) => row.contactId)
    const inside = await searchByProduct(ground, search)
    const byHand = await searchByHand(pool, crowd.workspaceId, search)
    if (ours.length !== 25 || ours.join() !== byHand.join() || ours.join() !== inside.join()) {
      throw new Error(`“${name}”: the server found ${ours.length}, the baseline ${byHand.length}, or others`)
    }
  }
}

async function measureOne(ground: Ground, name: string, search: Search) {
  const { crowd, served, pool } = ground
  const cost = await examine(ground, name, search)
  const target = { url: served.server.url, key: served.api.key, requests: [{ path: pathOf(search) }] }
  const alone = await driveHttp({ ...target, connections: 1, seconds: 2 })
  const whole = await driveHttp({ ...target, connections, seconds })
  const { ours, baseline } = await inTurns(
    rounds,
    () => driveCalls(connections, seconds, () => searchByProduct(ground, search)),
    () => driveCalls(connections, seconds, () => searchByHand(pool, crowd.workspaceId, search)),
  )
  const aloneByHand = await driveCalls(1, 1, () => searchByHand(pool, crowd.workspaceId, search))
  tell(`${name}: ${cost.buffers} buffers in ${cost.statements} statements`)
  tell(`  1 connection: ${sayLoad(alone)}; by hand ${sayLoad(aloneByHand)}`)
  tell(`  ${connections} connections: ${sayLoad(whole)}`)
  for (const each of ours) tell(`  the search itself: ${sayLoad(each)}`)
  for (const each of baseline) tell(`  by hand: ${sayLoad(each)}`)
  const ratios = { ratio: rate(ours) / rate(baseline), wholeRatio: whole.perSecond / rate(baseline) }
  return { name, ...cost, ...ratios, p95: whole.p95 }
}

/** Search, filter and rank as the product does it, behind the walls: the ids of a page, as the baseline gives them. */
async function searchByProduct({ crowd, door }: Ground, { q, country, will, availability }: Search) {
  const workspaceId = toId<'workspace'>(crowd.workspaceId)
  const actor: Actor = { kind: 'system', workspaceId, task: 'bench' }
  const db = door.in(workspaceId)
  const filter = withFoundStages({
    ...(country === undefined ? {} : { country: [country] }),
    ...(will === undefined ? {} : { will: [will] }),
    ...(availability === undefined ? {} : { availability: [availability] }),
  } as AdvocateFilter)
  const asked = { filter, sort: 'name', cursor: undefined, size: 25 } as const
  const page =
    q === undefined
      ? await readBrowsedPage(db, actor, asked)
      : await readRankedPage(db, actor, await understandQuery(db, actor, q), asked)
  return page.ids
}

const rate = (loads: readonly Load[]) => median(loads.map((each) => each.perSecond))

/** What one request costs inside the database, once warm. Its plans are kept. */
async function examine({ crowd, served }: Ground, name: string, search: Search) {
  const ask = () => served.api.get(pathOf(search))
  for (let time = 0; time < 3; time++) await ask()
  const executed = await watchStatements(crowd, ask)
  const inside = await watchStatements(crowd, ask, { inside: true })
  await keepPlans(`advocates-${name}`, inside)
  const large = await largeTables(crowd)
  return {
    statements: executed.length,
    buffers: executed.reduce((sum, each) => sum + buffersOf(each), 0),
    scanned: scansOf(inside, large),
  }
}

async function measureKeyRead({ crowd, pool }: Ground): Promise<Load> {
  const { rows } = await pool.query<{ id: string }>(
    'select contact_id as id from advocate_documents where workspace_id = $1 order by contact_id',
    [crowd.workspaceId],
  )
  const idsOf = (turn: number) =>
    Array.from({ length: 25 }, (_, at) => rows[(turn * 6_007 + at * 3_989) % rows.length]?.id ?? '')
  const load = await driveCalls(connections, seconds, (turn) =>
    readByKey(pool, crowd.workspaceId, idsOf(turn)),
  )
  tell(`25 rows by primary key, ${connections} callers: ${sayLoad(load)}`)
  return load
}

function judge(
  crowd: Crowd,
  measured: readonly Awaited<ReturnType<typeof measureOne>>[],
  keyRead: Load,
): Promised[] {
  const worst = (by: (each: (typeof measured)[number]) => number) =>
    measured.toSorted((a, b) => by(b) - by(a))[0] ?? { name: 'nothing', ratio: 0, buffers: 0, p95: 0 }
  const slowest = worst((each) => -each.ratio)
  const hungriest = worst((each) => each.buffers)
  const latest = worst((each) => each.p95)
  const ratios = measured.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(', ')
  const whole = measured.map(({ name, wholeRatio }) => `${name} ${wholeRatio.toFixed(2)}`).join(', ')
  const many = `${connections} connections, 25 rows of 100,000 advocates, ${crowd.origin}`
  return [
    {
      name: 'search: throughput beside SQL by hand',
      value: slowest.ratio,
      unit: '×',
      target: 0.5,
      bound: 'least',
      note: `${ratios}; whole answers over HTTP, with rows and standings: ${whole}; ${many}`,
    },
    {
      name: 'search: buffers a request',
      value: hungriest.buffers,
      unit: 'pages',
      target: 2_000,
      bound: 'most',
      note: hungriest.name,
    },
    judgeLatest(latest, keyRead),
    judgeScans(measured),
  ]
}

function judgeLatest(
  { name, p95 }: { readonly name: string; readonly p95: number },
  keyRead: Load,
): Promised {
  return {
    name: 'search: p95 beside a read of 25 rows by key',
    value: p95 / keyRead.p95,
    unit: '×',
    target: 15,
    bound: 'most',
    note: `${name}, ${p95.toFixed(0)} ms; the read ${keyRead.p95.toFixed(1)} ms, both with ${connections} at once`,
  }
}

function judgeScans(measured: readonly Awaited<ReturnType<typeof measureOne>>[]): Promised {
  const scanned = measured.flatMap(({ name, scanned: tables }) =>
    tables.map((table) => `${name} reads all of ${table}`),
  )
  return {
    name: 'search: large tables read from end to end',
    value: scanned.length,
    unit: 'scans',
    target: 0,
    bound: 'most',
    note: scanned.join('; ') || 'plans in bench/plans',
  }
}
