import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { readActivityType } from '../src/activities/server/activity-type.reads.ts'
import { addDays } from '../src/kernel/time.ts'
import type { Criterion, Need } from '../src/matching/need.ts'
import { readRules } from '../src/protection/server/facts.reads.ts'
import { parsers } from '../src/server/database/parsers.ts'
import type { Database } from '../src/server/database/tables.ts'
import { type MatchGround, matchByHand } from './baseline/match.ts'
import { type Crowd, openCrowd } from './crowd/open-crowd.ts'
import { makeSentences } from './crowd/words.ts'
import { driveCalls, driveHttp, sayLoad, summarise } from './load.ts'
import { buffersOf, keepPlans, largeTables, scansOf, watchStatements } from './plans.ts'
import { median, type Promised, tell } from './promise.ts'

const rounds = 25
const connections = 50

type Dated = Need & { readonly wishedOn: string }
type Api = Awaited<ReturnType<Crowd['serve']>>['api']
type Found = { readonly free: readonly { readonly contactId: string }[] }
type Ground = MatchGround & { readonly crowd: Crowd; readonly api: Api; readonly url: string }
type Measured = {
  readonly name: string
  readonly ratio: number
  readonly milliseconds: number
  readonly buffers: number
  readonly scanned: readonly string[]
}

/** A need met from 100,000 advocates over HTTP, with all its reasons, beside SQL written by hand that finds the same. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openCrowd()
  const options = `-c timezone=UTC -c enable_seqscan=off -c avouch.workspace=${crowd.workspaceId}`
  const pool = new pg.Pool({ ...crowd.admin, max: 20, types: parsers, options })
  try {
    const { api, server } = await crowd.serve()
    const ground = { crowd, api, url: server.url, ...(await prepare(pool, crowd.workspaceId)) }
    const measured: Measured[] = []
    for (const [name, need] of await needsOf(ground)) measured.push(await measureOne(ground, name, need))
    return judge(crowd, measured)
  } finally {
    await pool.end()
    await crowd.close()
  }
}

async function prepare(pool: pg.Pool, workspaceId: string): Promise<MatchGround> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  const { rows } = await pool.query<{ id: string }>(
    `select id from activity_types where workspace_id = $1 and code = 'sales-reference-call'`,
    [workspaceId],
  )
  const type = await readActivityType(db, rows[0]?.id ?? '')
  if (type === undefined) throw new Error('the crowd has no sales reference call')
  return { pool, db, workspaceId, type, at: await readRules(db, new Date().toISOString()) }
}

/** What people look for: by attributes alone, with a must, with a few words, with a paragraph. */
async function needsOf({ pool, workspaceId, type, at }: Ground): Promise<readonly [string, Dated][]> {
  const { rows } = await pool.query<{ industry: string; region: string }>(
    `select (select a.industry_id from accounts a where a.workspace_id = $1 group by 1 order by count(*) desc offset 6 limit 1) as industry,
      (select t.id from taxonomy_terms t where t.workspace_id = $1 and t.taxonomy = 'region' and t.code = 'DE') as region`,
    [workspaceId],
  )
  const wants = (kind: Criterion['kind'], value = '', isMust = false): Criterion => ({
    kind,
    value,
    weight: 3,
    isMust,
    source: 'person',
  })
  const [industry, region] = [wants('industry', rows[0]?.industry), wants('region', rows[0]?.region)]
  const need = (words: string, ...criteria: Criterion[]): Dated => ({
    activityTypeId: type.id,
    wishedOn: addDays(at.today, 30),
    by: null,
    wanted: 1,
    opportunityId: null,
    prospectId: null,
    criteria,
    words,
  })
  return [
    ['attributes', need('', industry, region, wants('seniority', 'executive'))],
    ['with-a-must', need('', industry, wants('language', 'de', true))],
    ['few-words', need('warehouse forecasts', industry, region)],
    ['paragraph', need(makeSentences(312).slice(300).join(' '), industry, region)],
  ]
}

async function measureOne(ground: Ground, name: string, need: Dated): Promise<Measured> {
  const ask = () => ground.api.post<Found>('/matches', { need })
  const ours = (await ask()).free.map(({ contactId }) => contactId)
  const byHand = await matchByHand(ground, need)
  if (ours.length !== 25 || ours.join() !== byHand.join()) {
    const shared = ours.filter((id) => byHand.includes(id)).length
    throw new Error(`“${name}”: ${ours.length} found, ${byHand.length} by hand, of them ${shared} the same`)
  }
  const cost = await examine(ground, name, ask)
  const [product, hand]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    product.push(await timed(ask))
    hand.push(await timed(() => matchByHand(ground, need)))
  }
  const [milliseconds, handMilliseconds] = [median(product), median(hand)]
  tell(`${name}: ${cost.buffers} buffers in ${cost.statements} statements`)
  tell(`  1 connection: ${sayLoad(summarise(product))}; by hand ${sayLoad(summarise(hand))}`)
  const body = JSON.stringify({ need })
  const drive = {
    url: ground.url,
    key: ground.api.key,
    requests: [{ method: 'POST', path: '/matches', body }],
  }
  tell(`  ${connections} connections: ${sayLoad(await driveHttp({ ...drive, connections, seconds: 3 }))}`)
  const byHands = await driveCalls(connections, 3, () => matchByHand(ground, need))
  tell(`  ${connections} by hand: ${sayLoad(byHands)}`)
  return { name, ratio: milliseconds / handMilliseconds, milliseconds, ...cost }
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await call()
  return performance.now() - began
}

/** What one match costs inside the database, once warm. Its plans are kept. */
async function examine({ crowd }: Ground, name: string, ask: () => Promise<unknown>) {
  for (let time = 0; time < 6; time++) await ask()
  const executed = await watchStatements(crowd, ask)
  const inside = await watchStatements(crowd, ask, { inside: true })
  await keepPlans(`match-${name}`, inside)
  const large = await largeTables(crowd)
  return {
    statements: executed.length,
    buffers: executed.reduce((sum, each) => sum + buffersOf(each), 0),
    scanned: scansOf(inside, large),
  }
}

function judge(crowd: Crowd, measured: readonly Measured[]): Promised[] {
  const said = measured.map(
    ({ name, ratio, milliseconds, buffers }) =>
      `${name} ${ratio.toFixed(2)} (${milliseconds.toFixed(0)} ms, ${buffers} buffers)`,
  )
  const scans = measured.flatMap(({ name, scanned }) =>
    scanned.map((table) => `${name} reads all of ${table}`),
  )
  return [
    {
      name: 'match: median beside SQL by hand',
      value: Math.max(...measured.map(({ ratio }) => ratio)),
      unit: '×',
      target: 2,
      bound: 'most',
      note: `${said.join(', ')}; whole answers over HTTP with reasons, 100,000 advocates, ${crowd.origin}`,
    },
    {
      name: 'match: large tables read from end to end',
      value: scans.length,
      unit: 'scans',
      target: 0,
      bound: 'most',
      note: scans.join('; ') || 'plans in bench/plans',
    },
  ]
}
