import { type Crowd, openCrowd } from './crowd/open-crowd.ts'
import { driveHttp, sayLoad } from './load.ts'
import { buffersOf, keepPlans, largeTables, scansOf, watchStatements } from './plans.ts'
import { type Promised, tell } from './promise.ts'

const lists: Readonly<Record<string, string>> = {
  accounts: '/accounts?sort=name',
  contacts: '/contacts?sort=name',
  advocates: '/advocates?sort=name',
}

/** The list pages over 100,000 advocates: their statements for few rows and for many, and how long they take. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openCrowd()
  try {
    const served = await crowd.serve()
    const measured = []
    for (const [name, path] of Object.entries(lists))
      measured.push(await measureOne(crowd, served, name, path))
    const more = Math.max(...measured.map((each) => each.more))
    const scanned = measured.flatMap((each) => each.scanned)
    return [
      {
        name: 'lists: statements more for 200 rows than for 10',
        value: more,
        unit: 'statements',
        target: 0,
        bound: 'most',
        note: measured.map(({ name, statements }) => `${name} ${statements}`).join(', '),
      },
      {
        name: 'lists: large tables read from end to end',
        value: scanned.length,
        unit: 'scans',
        target: 0,
        bound: 'most',
        note: scanned.join('; ') || 'plans in bench/plans',
      },
    ]
  } finally {
    await crowd.close()
  }
}

async function measureOne(
  crowd: Crowd,
  { api, server }: Awaited<ReturnType<Crowd['serve']>>,
  name: string,
  path: string,
) {
  const page = (size: number) => () => api.get(`${path}&size=${size}`)
  for (const size of [10, 25, 200]) await page(size)()
  const [few, many] = [await watchStatements(crowd, page(10)), await watchStatements(crowd, page(200))]
  const usual = await watchStatements(crowd, page(25), { inside: true })
  await keepPlans(`list-${name}`, usual)
  const large = await largeTables(crowd)
  const buffers = usual.reduce((sum, each) => sum + buffersOf(each), 0)
  const target = { url: server.url, key: api.key, requests: [{ path: `${path}&size=25` }] }
  const alone = await driveHttp({ ...target, connections: 1, seconds: 2 })
  const crowded = await driveHttp({ ...target, connections: 50, seconds: 4 })
  tell(`${name}, 25 rows: ${buffers} buffers; alone ${sayLoad(alone)}; 50 connections ${sayLoad(crowded)}`)
  const tables = scansOf([...few, ...many, ...usual], large).map((table) => `${name} reads all of ${table}`)
  return { name, statements: few.length, more: many.length - few.length, scanned: tables }
}
