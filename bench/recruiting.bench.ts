import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type ManyRows, openRows } from './crowd/open-rows.ts'
import { driveCalls, sayLoad } from './load.ts'
import { measurePage } from './page.ts'
import { type Promised, tell } from './promise.ts'

/** Lists whose every row tells its reasons, and the signals these rest on. */
const explained: Readonly<Record<string, string>> = {
  candidates: '/candidates?size=50',
  'candidates-free': '/candidates?size=50&approachable=true',
}

/** What the other pages of recruiting ask for. */
const lists: Readonly<Record<string, string>> = {
  signals: '/signals?size=50',
  'signals-good': '/signals?size=50&kind=praise&tone=good',
  respondents: '/respondents?size=50',
  nominations: '/nominations?size=50',
  'nominations-new': '/nominations?size=50&state=new',
  duplicates: '/duplicates?record=contact&size=50',
}

/** What is counted over everybody, or every fact that is kept true: it reads each of them, as it is asked to. */
const counts: Readonly<Record<string, string>> = {
  known: '/known-customers?size=50',
  quality: '/stewardship/quality?by=owner',
  'quality-facts': '/stewardship/facts?list=stale&by=owner&size=50',
  'duplicate-counts': '/duplicates/counts',
}

/** A page may take this many times a read of the same rows by primary key (quality.md: 15 for a search). */
const most = 15

/** The lists of recruiting and of data quality over 100,000 contacts, 10,000 of them advocates, with 90,000 signals. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openRows('recruiting.sql', '100,000 contacts with 90,000 signals')
  const pool = new pg.Pool({ ...crowd.admin, max: 4, options: '-c timezone=UTC' })
  try {
    await findCandidates(crowd, pool)
    const measured = [
      ...(await measureAll(crowd, explained, () => byKey(crowd, pool, 'candidates'))),
      ...(await measureAll(crowd, lists, () => byKey(crowd, pool, 'signals'))),
    ]
    const counted = await measureAll(crowd, counts, () => everyFact(crowd, pool))
    return [...judge(measured), slowest('what counts everybody', counted)]
  } finally {
    await pool.end()
    await crowd.close()
  }
}

/** As the night does it: signals out of records, then whom the rules point at. */
async function findCandidates(crowd: ManyRows, pool: pg.Pool): Promise<void> {
  const began = performance.now()
  const { total } = await crowd.api.post<{ total: number }>('/candidates/refreshes', {})
  tell(`${total} candidates found in ${Math.round(performance.now() - began)} ms`)
  await pool.query('vacuum analyze')
}

type Beside = Awaited<ReturnType<typeof measurePage>> & { readonly beside: number }

// Each page has its measure beside it: the machine is not as quick in one minute as in the next.
async function measureAll(
  crowd: ManyRows,
  pages: Readonly<Record<string, string>>,
  measureBeside: () => Promise<number>,
): Promise<Beside[]> {
  const measured: Beside[] = []
  for (const [name, path] of Object.entries(pages)) {
    const beside = await measureBeside()
    measured.push({ ...(await measurePage(crowd, `recruiting-${name}`, path)), beside })
  }
  return measured
}

function slowest(what: string, measured: readonly Beside[]): Promised {
  const times = measured.map(({ name, p95, beside }) => ({ name, times: p95 / beside }))
  return {
    name: `recruiting: slowest of ${what}, p95 over the same rows by hand beside it`,
    value: Math.max(...times.map((each) => each.times)),
    unit: 'times',
    target: most,
    bound: 'most',
    note: times.map((each) => `${each.name} ${each.times.toFixed(1)}`).join(', '),
  }
}

function judge(measured: readonly Beside[]): Promised[] {
  const scanned = measured.flatMap((each) => each.scanned)
  return [
    slowest('the lists', measured),
    {
      name: 'recruiting: statements more for 200 rows than for 10',
      value: Math.max(...measured.map(({ few, many }) => many - few)),
      unit: 'statements',
      target: 0,
      bound: 'most',
      note: measured.map(({ name, few, many }) => `${name} ${few} to ${many}`).join(', '),
    },
    {
      name: 'recruiting: large tables read from end to end for a page',
      value: scanned.length,
      unit: 'scans',
      target: 0,
      bound: 'most',
      note: scanned.join('; ') || 'plans in bench/plans',
    },
  ]
}

const fifty = {
  candidates: `select contact_id as id from candidates where workspace_id = $1 and purpose = 'recruit' and left_out is null
    order by score desc, contact_id limit 50`,
  signals: `select id from signals where workspace_id = $1 and same_key like 'made %77' limit 50`,
} as const

async function byKey({ workspaceId }: ManyRows, pool: pg.Pool, what: keyof typeof fifty): Promise<number> {
  const text = await readFile(join(import.meta.dirname, `baseline/${what}-by-key.sql`), 'utf8')
  const found = await pool.query<{ id: string }>(fifty[what], [workspaceId])
  const ids = found.rows.map(({ id }) => id)
  const load = await driveCalls(1, 3, () => pool.query(text, [workspaceId, ids]))
  tell(`${ids.length} ${what} by primary key: ${sayLoad(load)}`)
  return load.p95
}

async function everyFact({ workspaceId }: ManyRows, pool: pg.Pool): Promise<number> {
  const text = await readFile(join(import.meta.dirname, 'baseline/every-fact.sql'), 'utf8')
  const load = await driveCalls(1, 3, () => pool.query(text, [workspaceId]))
  tell(`every fact counted by owner: ${sayLoad(load)}`)
  return load.p95
}
