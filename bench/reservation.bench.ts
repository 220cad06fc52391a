import pg from 'pg'
import { reserveByHand, type Wanted } from './baseline/reserve.ts'
import { openCrowd } from './crowd/open-crowd.ts'
import { findWanted, keepStandings, takeBack } from './crowd/wanted.ts'
import { driveCalls, driveHttp, inTurns, sayLoad } from './load.ts'
import { median, type Promised, tell } from './promise.ts'

const connections = 50
const seconds = 5
const rounds = 2

/** Taking the place of an ask, beside a transaction by hand that locks, checks and writes the same rows. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openCrowd()
  const pool = new pg.Pool({ ...crowd.admin, max: 20, options: '-c timezone=UTC' })
  const began = new Date().toISOString()
  try {
    const { server, api } = await crowd.serve()
    await keepStandings(crowd)
    const wanted = await findWanted(crowd)
    const take = (count: number) => wanted.splice(0, count)
    await compareRows(pool, (some) => api.post('/asks', bodyOf(some)), take(2))
    const { ours, baseline } = await inTurns(
      rounds,
      () => driveAsks(server.url, api.key, take(20_000 / (2 * rounds))),
      () => {
        const some = take(40_000 / (2 * rounds))
        return driveCalls(connections, seconds, (turn) => reserveByHand(pool, at(some, turn)))
      },
    )
    for (const each of ours) tell(`POST /asks, ${connections} connections: ${sayLoad(each)}`)
    for (const each of baseline) tell(`  by hand: ${sayLoad(each)}`)
    const rate = (loads: typeof ours) => median(loads.map((each) => each.perSecond))
    return [
      {
        name: 'reservation: throughput beside a transaction by hand',
        value: rate(ours) / rate(baseline),
        unit: '×',
        target: 0.5,
        bound: 'least',
        note: `${connections} connections, each ask of another person; ${Math.round(rate(ours))} and ${Math.round(rate(baseline))} a second`,
      },
    ]
  } finally {
    await takeBack(crowd, began)
    await pool.end()
    await crowd.close()
  }
}

const at = (wanted: readonly Wanted[], turn: number): Wanted => {
  const one = wanted[turn]
  if (one === undefined) throw new Error('there are not enough advocates who are free')
  return one
}

const bodyOf = ({ contactId, activityTypeId, wishedOn }: Wanted) => ({ contactId, activityTypeId, wishedOn })

/** Each connection asks of people of its own, nobody twice. */
function driveAsks(url: string, key: string, wanted: readonly Wanted[]) {
  const requests = wanted.map((each) => ({
    method: 'POST',
    path: '/asks',
    body: JSON.stringify(bodyOf(each)),
  }))
  return driveHttp({ url, key, connections, seconds, requests })
}

const written = ['ledger_entries', 'events', 'event_abouts', 'event_texts']

/** Both sides must write as many rows into each table, else they are not beside each other. */
async function compareRows(
  pool: pg.Pool,
  post: (wanted: Wanted) => Promise<unknown>,
  [first, second]: readonly Wanted[],
): Promise<void> {
  if (first === undefined || second === undefined) throw new Error('nobody is free')
  const counts = async () => {
    const columns = written.map((table) => `(select count(*) from ${table})::int as ${table}`)
    const jobs = `(select count(*) from pgboss.job where name = 'deliver-event')::int as jobs`
    return Object.entries(
      (await pool.query<Record<string, number>>(`select ${columns}, ${jobs}`)).rows[0] ?? {},
    )
  }
  const before = Object.fromEntries(await counts())
  await post(first)
  const between = await counts()
  await reserveByHand(pool, second)
  const after = Object.fromEntries(await counts())
  for (const [table, count] of between) {
    const [ours, byHand] = [count - (before[table] ?? 0), (after[table] ?? 0) - count]
    if (ours !== byHand) throw new Error(`an ask writes ${ours} rows of ${table}, the baseline ${byHand}`)
  }
}
