import { statfs } from 'node:fs/promises'
import pg from 'pg'
import { multiplyCrowd } from '../../bench/crowd/multiply-crowd.ts'
import { type Crowd, copyCrowd } from '../../bench/crowd/open-crowd.ts'
import { median, type Promised, tell } from '../../bench/promise.ts'

const rounds = 40

/** Room that ten times the crowd takes on the disk, while it is made. */
const bytesPerAdvocate = 40_000

type Found = { readonly considered: number; readonly free: readonly unknown[] }

/**
 * How much longer a match takes among ten times as many advocates, for a need that asks for an industry, a language
 * that must be spoken, a region and a rare word. `AVOUCH_PROVE_TIMES` makes it another multiple of 100,000.
 */
export async function measureMatchSize(): Promise<Promised[]> {
  const times = Number(process.env.AVOUCH_PROVE_TIMES ?? 10)
  const { bavail, bsize } = await statfs(process.cwd())
  if (bavail * bsize < times * 100_000 * bytesPerAdvocate)
    throw new Error('there is not enough room on the disk')
  const began = performance.now()
  const crowd = await copyCrowd()
  try {
    const need = await selectiveNeed(crowd)
    const few = await timeMatch(crowd, need)
    await multiplyCrowd(crowd, times)
    const many = await timeMatch(crowd, need)
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    return [
      {
        name: `match: ${(times * 100_000).toLocaleString('en')} advocates beside 100,000`,
        value: many / few,
        unit: '×',
        target: 2,
        bound: 'most',
        note: `${few.toFixed(1)} and ${many.toFixed(1)} ms, a selective need; ${crowd.origin}, repeated with a number behind; ${minutes} minutes in all`,
      },
    ]
  } finally {
    await crowd.close()
  }
}

async function selectiveNeed(crowd: Crowd) {
  const client = new pg.Client(crowd.admin)
  await client.connect()
  const { rows } = await client.query<{ type: string; industry: string; region: string }>(
    `select (select id from activity_types where workspace_id = $1 and code = 'sales-reference-call') as type,
      (select a.industry_id from accounts a where a.workspace_id = $1 group by 1 order by count(*) desc offset 6 limit 1) as industry,
      (select t.id from taxonomy_terms t where t.workspace_id = $1 and t.taxonomy = 'region' and t.code = 'DE') as region`,
    [crowd.workspaceId],
  )
  await client.end()
  const wants = (kind: string, value = '', isMust = false) => ({
    kind,
    value,
    weight: 3,
    isMust,
    source: 'person',
  })
  const found = rows[0]
  return {
    activityTypeId: found?.type,
    wishedOn: null,
    by: null,
    wanted: 1,
    opportunityId: null,
    prospectId: null,
    criteria: [
      wants('industry', found?.industry, true),
      wants('language', 'de', true),
      wants('region', found?.region),
    ],
    words: 'substations',
  }
}

/** The middle of so many matches, once warm, in milliseconds. */
async function timeMatch(crowd: Crowd, need: object): Promise<number> {
  const { server, api } = await crowd.serve()
  try {
    const ask = () => api.post<Found>('/matches', { need })
    for (let round = 0; round < 10; round++) await ask()
    const { considered, free } = await ask()
    tell(`${considered} considered, ${free.length} free`)
    const taken: number[] = []
    for (let round = 0; round < rounds; round++) {
      const sent = performance.now()
      await ask()
      taken.push(performance.now() - sent)
    }
    return median(taken)
  } finally {
    await server.stop()
  }
}
