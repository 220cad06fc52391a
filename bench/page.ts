import { setTimeout as sleep } from 'node:timers/promises'
import type { ManyRows } from './crowd/open-rows.ts'
import { driveHttp, sayLoad } from './load.ts'
import { buffersOf, keepPlans, largeTables, scansOf, watchStatements } from './plans.ts'
import { tell } from './promise.ts'

/** So often a page is tried until a job that runs meanwhile has ended; the minute's work on many clocks takes seconds. */
const mostTries = 20

/** The statements of a page, as two tries agree on them: what jobs execute in between is not the page's. */
async function watchUndisturbed(crowd: ManyRows, work: () => Promise<unknown>) {
  let fewest = await watchStatements(crowd, work)
  for (let tries = 1; tries < mostTries; tries += 1) {
    const next = await watchStatements(crowd, work)
    if (next.length === fewest.length) return next
    if (next.length < fewest.length) fewest = next
    await sleep(500)
  }
  return fewest
}

/**
 * One page of a list: its statements for few rows and for many, which large tables it reads from end to end, and how long
 * 50 rows take somebody alone. Its plans are kept under its name.
 */
export async function measurePage(crowd: ManyRows, name: string, path: string) {
  const { api, server } = crowd
  const page = (size: number) => () => api.get(path.replace('size=50', `size=${size}`))
  for (const size of [10, 50, 200]) await page(size)()
  const [few, many] = [await watchUndisturbed(crowd, page(10)), await watchUndisturbed(crowd, page(200))]
  const usual = await watchUndisturbed(crowd, page(50))
  await keepPlans(name, usual)
  const buffers = usual.reduce((sum, each) => sum + buffersOf(each), 0)
  const load = await driveHttp({
    url: server.url,
    key: api.key,
    connections: 1,
    seconds: 6,
    requests: [{ path }],
  })
  tell(`${name}: ${buffers} buffers in ${usual.length} statements; ${sayLoad(load)}`)
  const large = await largeTables(crowd)
  const scanned = scansOf([...few, ...many, ...usual], large).map((table) => `${name} reads all of ${table}`)
  return { name, few: few.length, many: many.length, p95: load.p95, scanned }
}
