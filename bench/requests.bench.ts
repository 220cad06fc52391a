import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type ManyRows, openRows } from './crowd/open-rows.ts'
import { driveCalls, sayLoad } from './load.ts'
import { measurePage } from './page.ts'
import { type Promised, tell } from './promise.ts'

/** What the page of requests and the first page of the day ask for. */
const pages: Readonly<Record<string, string>> = {
  board: '/requests/board',
  open: '/requests?view=open&size=50',
  'waiting-for-me': '/requests?view=waiting-for-me&size=50',
  unassigned: '/requests?view=unassigned&size=50',
  'in-approval': '/requests?view=in-approval&size=50',
  'due-soon': '/requests?view=due-soon&size=50',
  late: '/requests?view=late&size=50&sort=due',
  exceptions: '/requests?view=exceptions&size=50',
  closed: '/requests?view=closed&size=50',
  words: '/requests?view=closed&size=50&q=bakery%20Fathom',
  counts: '/requests/counts',
  today: '/today',
}

/** A page may take this many times a read of 50 requests with their asks by primary key (quality.md: 15 for a search). */
const most = 15

/** Promises may take this many times a read by primary key of as many requests as they are told over. */
const mostOfPromises = 15

/** Board, lists, counts and the first page of the day over 50,000 requests of 200 people, 2,000 of them open. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openRows('requests.sql', '50,000 requests')
  const pool = new pg.Pool({ ...crowd.admin, max: 4, options: '-c timezone=UTC' })
  try {
    const measured: Beside[] = []
    // Each page has its read by key beside it: the machine is not as quick in one minute as in the next.
    for (const [name, path] of Object.entries(pages)) {
      const byKey = await measureByKey(crowd, pool)
      measured.push({ ...(await measureOne(crowd, name, path)), byKey })
    }
    return [...judge(measured), await measurePromises(crowd, pool)]
  } finally {
    await pool.end()
    await crowd.close()
  }
}

type Beside = Awaited<ReturnType<typeof measureOne>> & { readonly byKey: number }

function judge(measured: readonly Beside[]): Promised[] {
  const times = measured.map(({ name, p95, byKey }) => ({ name, times: p95 / byKey }))
  const scanned = measured.flatMap((each) => each.scanned)
  const statements = Math.max(...measured.filter(({ name }) => name !== 'today').map((each) => each.many))
  return [
    {
      name: 'requests: slowest page, p95 over 50 by primary key beside it',
      value: Math.max(...times.map((each) => each.times)),
      unit: 'times',
      target: most,
      bound: 'most',
      note: times.map((each) => `${each.name} ${each.times.toFixed(1)}`).join(', '),
    },
    {
      name: 'requests: statements of any page, for 200 rows as for 10',
      value: statements,
      unit: 'statements',
      target: 12,
      bound: 'most',
      note: measured.map(({ name, few, many }) => `${name} ${few} to ${many}`).join(', '),
    },
    {
      name: 'requests: large tables read from end to end',
      value: scanned.length,
      unit: 'scans',
      target: 0,
      bound: 'most',
      note: scanned.join('; ') || 'plans in bench/plans',
    },
  ]
}

function measureByKey(crowd: ManyRows, pool: pg.Pool): Promise<number> {
  return readByKey(crowd, pool, 'number % 1000 = 7 limit 50')
}

async function readByKey({ workspaceId }: ManyRows, pool: pg.Pool, which: string): Promise<number> {
  const text = await readFile(join(import.meta.dirname, 'baseline/requests-by-key.sql'), 'utf8')
  const found = await pool.query<{ id: string }>(
    `select id from requests where workspace_id = $1 and ${which}`,
    [workspaceId],
  )
  const ids = found.rows.map(({ id }) => id)
  const load = await driveCalls(1, 3, () => pool.query(text, [workspaceId, ids]))
  tell(`${ids.length} by primary key: ${sayLoad(load)}`)
  return load.p95
}

/** How the promises of ninety days were kept, some 7,500 requests: what the hourly count and an agreement ask for. */
async function measurePromises(crowd: ManyRows, pool: pg.Pool): Promise<Promised> {
  const from = new Date(Date.now() - 89 * 86_400_000).toISOString().slice(0, 10)
  const sameByKey = await readByKey(crowd, pool, `submitted_at >= '${from}'`)
  const { name, p95, few, many } = await measureOne(crowd, 'promises', `/promises?from=${from}`)
  return {
    name: 'requests: promises of ninety days, p95 over the same requests by primary key',
    value: p95 / sameByKey,
    unit: 'times',
    target: mostOfPromises,
    bound: 'most',
    note: `${name} ${few} to ${many} statements, ${Math.round(p95)} ms`,
  }
}

async function measureOne(crowd: ManyRows, name: string, path: string) {
  return { ...(await measurePage(crowd, `requests-${name}`, path)), name }
}
